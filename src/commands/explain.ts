import {clauseWords} from '../base/confidence.ts'
import {UsageError} from '../base/diagnostics.ts'
import {nearest} from '../base/nearest.ts'
import type {Explanation} from '../base/types.ts'
import {allExplanations} from '../pipeline/explanations.ts'
import {painter, terminalOf} from '../reporters/marks.ts'
import {printable} from '../reporters/printable.ts'
import {displayWidth, padCells} from '../reporters/width.ts'
import {rules} from '../rules/index.ts'
import type {Command, Io} from './command.ts'
import {firstWritten} from './examples.ts'
import {ownCommand} from './report.ts'

/** `gzgk explain`: what stands behind a message. Works anywhere: the rules are the program's own. */
export const command: Command = {
  name: 'explain',
  summary: '说明一条检查规则：为什么、依据、对错示例',
  arguments: [{name: '[rule]', description: '规则的名字，就是报告里方括号中的那一个；不写就列出全部'}],
  options: [],
  examples: ['gzgk explain', 'gzgk explain deadline-disclosure'],
  async run({positionals}, io) {
    const all = allExplanations({rules})
    const [id] = positionals
    io.stdout.write(id === undefined ? list(all, io) : explained(wanted(id, all, io), io))
    return 0
  },
}

/** By the id, also as it stands in a report, `错误[date-invalid]`. */
function wanted(written: string, all: readonly Explanation[], io: Io): Explanation {
  const id = /\[([^\]]*)\]/u.exec(written)?.[1] ?? written
  const found = all.find(explanation => explanation.id === id)
  if (found) return found
  const byName = new Map(all.flatMap(({id: name, title}) => [[title, name] as const, [name, name] as const]))
  const near = [...new Set(nearest(id, byName.keys()).map(name => byName.get(name)!))]
  const own = `${ownCommand(io)} explain`
  throw new UsageError(`没有“${printable(id)}”这条规则`, {
    note: near.length > 0 ? `是不是想看：${near.map(name => `${own} ${name}`).join('、')}` : `看全部规则：${own}`,
  })
}

function list(all: readonly Explanation[], io: Io): string {
  const width = Math.max(...all.map(({id}) => displayWidth(id)))
  const rows = all.map(({id, title}) => `${padCells(id, width)}  ${title}\n`)
  return `${rows.join('')}\n共 ${all.length} 条。看某一条的说明：${ownCommand(io)} explain <规则>\n`
}

function explained({id, title, why, wrong, right, clause}: Explanation, io: Io): string {
  const {stdout, env, platform, noColour} = io
  const paint = painter(terminalOf({isTTY: stdout.isTTY, env, platform, noColour}).colour)
  const rule = rules.find(item => item.id === id)
  const lines = [`${paint('strong', id)}  ${title}`, '', `为什么：${why}`]
  if (rule) lines.push(`依据：${clauseWords(rule)}`)
  else if (clause) lines.push(`依据：${clause.instrument}${clause.article}`)
  const [bad, good] = [wrong ?? firstWritten(rule?.examples.fail ?? []), right ?? firstWritten(rule?.examples.pass ?? [])]
  if (bad) lines.push('', paint('error', '不对的写法：'), indented(bad))
  if (good) lines.push('', paint('good', '对的写法：'), indented(good))
  return `${lines.join('\n')}\n`
}

const indented = (text: string): string =>
  text
    .trimEnd()
    .split('\n')
    .map(line => `  ${line}`)
    .join('\n')
