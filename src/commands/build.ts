import {existsSync} from 'node:fs'
import {relative, resolve, sep} from 'node:path'
import type {BuildReport} from '../pipeline/index.ts'
import {refuseAmidContent} from '../project/content.ts'
import {findRoot} from '../project/root.ts'
import {grouped, seconds, size} from '../reporters/numbers.ts'
import {printable} from '../reporters/printable.ts'
import {type Args, type Command, type Io, textOption} from './command.ts'
import {reported} from './content.ts'
import {
  buildOptions,
  contentCode,
  maxOption,
  openOptions,
  placeOptions,
  previewCommand,
  progressFor,
  reportOf,
  reportSettings,
} from './report.ts'

/** `gzgk build`: checks the content and makes the site, or leaves the last one as it was. */
export const command: Command = {
  name: 'build',
  summary: '检查内容并生成网站',
  options: [
    {flags: '--out <dir>', description: '网站写到哪个文件夹；不写就是 dist'},
    {flags: '--no-search', description: '不做站内搜索的索引，快一些'},
    ...buildOptions,
  ],
  examples: ['gzgk build', 'gzgk build --drafts --out preview', 'gzgk build --as-of 2027-01-01'],
  async run(args, io) {
    const began = io.now()
    const max = maxOption(args)
    const options = openOptions(args, io)
    const root = await findRoot(io.cwd, args.root)
    const out = textOption(args, 'out') ?? 'dist'
    refuseAmidContent(root, out)
    const search = args.options.search !== false
    const progress = progressFor(args, io)
    try {
      const {report, isAgain} = await reported<BuildReport>(args, io, {
        root,
        options,
        deed: JSON.stringify(['build', resolve(root, out), search]),
        progress,
        make: async (project, more) => (await import('../pipeline/index.ts')).build(project, {...more, out, search}),
      })
      await tell(report, args, io, {root, max, took: io.now() - began, isAgain})
      return contentCode(report.diagnostics, false)
    } finally {
      progress.clear()
    }
  },
}

interface Facts {
  readonly root: string
  readonly max: number
  /** Milliseconds. */
  readonly took: number
  readonly isAgain: boolean
}

async function tell(report: BuildReport, args: Args, io: Io, facts: Facts): Promise<void> {
  const {root, max} = facts
  const isPretty = textOption(args, 'format') === 'pretty'
  const {diagnostics} = report
  if (diagnostics.length > 0 || !isPretty) io.stdout.write(await reportOf(diagnostics, args, reportSettings(io, {root, max})))
  // A program that reads the report should find nothing else on stdout.
  const sink = isPretty ? io.stdout : io.stderr
  if (!report.written || !args.quiet) sink.write(`${summary(report, args, io, facts)}\n`)
}

/** The last line: what there is now, and what to do with it. */
function summary(report: BuildReport, args: Args, io: Io, {took, isAgain}: Facts): string {
  const folder = shown(report.out, io.cwd)
  if (!report.written)
    return existsSync(report.out) ? `${folder} 没有改动，仍是上一次的网站。` : `没有生成网站，${folder} 还不存在。`
  const made = `${isAgain ? '没有改动，已是最新：' : '完成 '}${folder}（${grouped(report.artifacts)} 个文件，${size(report.bytes)}）共 ${seconds(took)}`
  return `${made}    预览：${previewCommand(io, placeOptions(args))}`
}

/** A folder as a person here would write it, with a slash at its end. */
function shown(folder: string, cwd: string): string {
  const path = relative(cwd, folder).split(sep).join('/')
  return printable(path === '' ? './' : `${path}/`)
}
