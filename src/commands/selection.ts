/** Which of a check's findings are asked for: `--only` by rule, file or folder, `--since` by what has changed. */
import {UsageError} from '../base/diagnostics.ts'
import {nearest} from '../base/nearest.ts'
import type {Diagnostic} from '../base/types.ts'
import {printable} from '../reporters/printable.ts'
import {changedSince} from '../revision/changed.ts'
import type {OptionSpec} from './command.ts'

export const selectionOptions: readonly OptionSpec[] = [
  {flags: '--only <names>', description: '只报告这些检查项、文件或文件夹，用逗号隔开，如 text-repeal,content/policies/2026'},
  {
    flags: '--since <ref>',
    description: '只报告某个提交或分支以来改动过的文件，如 origin/main；那时已公开的内容有改动，没有写更正就算错',
  },
]

export interface Selection {
  readonly only: string | undefined
  readonly since: string | undefined
}

/** Whether a diagnostic is asked for. `ruleIds` are all there are. Throws `UsageError` for a name that means nothing. */
export async function selected(
  root: string,
  {only, since}: Selection,
  ruleIds: () => Promise<ReadonlySet<string>>,
): Promise<(diagnostic: Diagnostic) => boolean> {
  const names = only === undefined ? null : await namesIn(only, ruleIds)
  const changed = since === undefined ? null : await changedSince(root, since)
  return ({ruleId, path}) => (names === null || isNamed(names, ruleId, path)) && (changed === null || changed.has(path))
}

interface Names {
  readonly rules: readonly string[]
  readonly paths: readonly string[]
}

async function namesIn(only: string, ruleIds: () => Promise<ReadonlySet<string>>): Promise<Names> {
  const words = only
    .split(/[,，]/u)
    .map(word => word.trim())
    .filter(word => word !== '')
  if (words.length === 0) throw new UsageError('--only 后面要写检查项、文件或文件夹')
  const isPath = (word: string): boolean => /[/\\.]/u.test(word) || word === 'content'
  const rules = words.filter(word => !isPath(word))
  if (rules.length > 0) {
    const known = await ruleIds()
    for (const rule of rules) if (!known.has(rule)) throw unknown(rule, known)
  }
  return {rules, paths: words.filter(isPath).map(pathFrom)}
}

/** `.\content\policies\` as a diagnostic writes it. */
const pathFrom = (word: string): string => word.replaceAll('\\', '/').replace(/^\.\//u, '').replace(/\/+$/u, '')

const isNamed = ({rules, paths}: Names, ruleId: string, path: string): boolean =>
  (rules.length === 0 || rules.includes(ruleId)) &&
  (paths.length === 0 || paths.some(name => path === name || path.startsWith(`${name}/`)))

function unknown(word: string, known: ReadonlySet<string>): UsageError {
  const near = nearest(word, known)
  return new UsageError(`--only 里的“${printable(word)}”不是检查项，也不是文件`, {
    note: near.length > 0 ? `是不是想写 ${near.join('、')}？` : '检查项用报告里方括号中的名字；文件从 content/ 写起',
  })
}
