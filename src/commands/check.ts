import {writeFileSync} from 'node:fs'
import {resolve} from 'node:path'
import {UsageError} from '../base/diagnostics.ts'
import {digest} from '../base/digest.ts'
import type {Diagnostic} from '../base/types.ts'
import type {AssessedReport, CheckOptions} from '../pipeline/index.ts'
import {findRoot} from '../project/root.ts'
import type {Assessed} from '../reporters/index.ts'
import {grouped, seconds} from '../reporters/numbers.ts'
import {printable} from '../reporters/printable.ts'
import {commitOf} from '../revision/changed.ts'
import {type Args, type Command, flag, type Io, textOption} from './command.ts'
import {reported} from './content.ts'
import {fixFirst, fixOptions} from './fix.ts'
import {checkOptions, contentCode, maxOption, openOptions, progressFor, reportOf, reportSettings} from './report.ts'
import {selected, selectionOptions} from './selection.ts'

/** `gzgk check`: looks at everything and, unless it is told to mend, writes nothing. */
export const command: Command = {
  name: 'check',
  summary: '只检查内容，不生成网站',
  options: [
    ...checkOptions,
    ...selectionOptions,
    {flags: '--report <file>', description: '把报告写进这个文件（UTF-8），不写就显示在这里'},
    {flags: '--strict', description: '有警告也算不通过'},
    ...fixOptions,
    {flags: '--artifacts', description: '连同网页一起检查：生成全部网页，不写进 dist'},
  ],
  examples: [
    'gzgk check',
    'gzgk check --fix',
    'gzgk check --only content/policies/2026',
    'gzgk check --artifacts --format html --report report.html',
    'gzgk check --strict --format github',
    'gzgk check --since origin/main',
  ],
  async run(args, io) {
    const began = io.now()
    const [strict, artifacts, max] = [flag(args, 'strict'), flag(args, 'artifacts'), maxOption(args)]
    const options = openOptions(args, io)
    const root = await findRoot(io.cwd, args.root)
    const since = textOption(args, 'since')
    const isAsked = await selected(root, {only: textOption(args, 'only'), since}, ruleIds)
    const commit = since === undefined ? null : await commitOf(root, since)
    const progress = progressFor(args, io)
    try {
      await fixFirst(args, io, {root, options, progress})
      const {report} = await reported<AssessedReport>(args, io, {
        root,
        options,
        deed: artifacts ? 'check --artifacts' : 'check',
        progress,
        // What was public at a commit may not change in silence: the report depends on which one.
        besides: commit === null ? undefined : digest(commit),
        make: async (project, more) =>
          (await import('../pipeline/index.ts')).check(project, {...more, artifacts, ...(await earlier(root, commit))}),
      })
      const diagnostics = report.diagnostics.filter(isAsked)
      if (!args.quiet) io.stderr.write(`${told(report, diagnostics)}，用时 ${seconds(io.now() - began)}\n\n`)
      const isSilent = args.quiet && diagnostics.length === 0 && textOption(args, 'format') === 'pretty'
      const assessed = await assessedFor(args, report)
      const settings = reportSettings(io, {root, strict, max, ...(assessed && {assessed})})
      const file = textOption(args, 'report')
      if (file !== undefined) writeReport(resolve(io.cwd, file), await reportOf(diagnostics, args, settings), io)
      else if (!isSilent) io.stdout.write(await reportOf(diagnostics, args, settings))
      return contentCode(diagnostics, strict)
    } finally {
      progress.clear()
    }
  },
}

/** The files of the commit that a check is since. */
async function earlier(root: string, commit: string | null): Promise<Pick<CheckOptions, 'since'>> {
  if (commit === null) return {}
  const {filesOfBoth} = await import('../pipeline/revisions.ts')
  return {since: (await filesOfBoth({root, isBare: false, before: commit, after: null}, true)).before}
}

/** Some shells write what a program prints in an encoding of their own, so a report can go into its file directly. */
function writeReport(file: string, text: string, io: Io): void {
  try {
    writeFileSync(file, text)
  } catch (error) {
    throw new UsageError(`报告写不进 ${printable(file)}`, {
      note: `检查文件夹在不在、能不能写（${(error as NodeJS.ErrnoException).code}）`,
    })
  }
  io.stderr.write(`报告写在 ${printable(file)}\n`)
}

/** What was looked at, and what stays unsaid. */
function told({files, waived, diagnostics: all}: AssessedReport, diagnostics: readonly Diagnostic[]): string {
  const parts = [`检查了 ${grouped(files)} 个文件`]
  if (waived.length > 0) parts.push(`${waived.length} 个问题有例外（waivers）`)
  if (all.length > diagnostics.length) parts.push(`另有 ${all.length - diagnostics.length} 条不在所选范围内`)
  return parts.join('，')
}

const all = async (): Promise<typeof import('../rules/index.ts')> => import('../rules/index.ts')

const ruleIds = async (): Promise<ReadonlySet<string>> => {
  const {allExplanations} = await import('../pipeline/explanations.ts')
  return new Set(allExplanations(await all()).map(({id}) => id))
}

/** What reports tell beyond the findings, for the formats that tell it: the rules need not be loaded for the others. */
async function assessedFor(args: Args, {assessment, waived}: AssessedReport): Promise<Assessed | undefined> {
  const format = textOption(args, 'format') ?? ''
  if (!['csv', 'html', 'json', 'junit', 'sarif'].includes(format)) return undefined
  return {assessment, waived, rules: (await all()).rules}
}
