import {existsSync} from 'node:fs'
import {relative, sep} from 'node:path'
import {type BuildReport, build} from '../pipeline/index.ts'
import {refuseAmidContent, requireContent} from '../project/content.ts'
import {openProject} from '../project/open.ts'
import {grouped, seconds, size} from '../reporters/numbers.ts'
import {printable} from '../reporters/printable.ts'
import {type Args, type Command, type Io, textOption} from './command.ts'
import {
  contentCode,
  contentOptions,
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
    ...contentOptions,
  ],
  examples: ['gzgk build', 'gzgk build --drafts --out preview', 'gzgk build --as-of 2027-01-01'],
  async run(args, io) {
    const began = io.now()
    const max = maxOption(args)
    const project = await openProject(openOptions(args, io))
    const out = textOption(args, 'out') ?? 'dist'
    refuseAmidContent(project.root, out)
    await requireContent(project.root)
    const progress = progressFor(args, io)
    try {
      const search = args.options.search !== false
      const report = await build(project, {out, search, progress, signal: io.signal})
      tell(report, args, io, {root: project.root, max, took: io.now() - began})
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
}

function tell(report: BuildReport, args: Args, io: Io, {root, max, took}: Facts): void {
  const isPretty = textOption(args, 'format') === 'pretty'
  const {diagnostics} = report
  if (diagnostics.length > 0 || !isPretty) io.stdout.write(reportOf(diagnostics, args, reportSettings(io, {root, max})))
  // A program that reads the report should find nothing else on stdout.
  const sink = isPretty ? io.stdout : io.stderr
  if (!report.written || !args.quiet) sink.write(`${summary(report, args, io, took)}\n`)
}

/** The last line: what there is now, and what to do with it. */
function summary(report: BuildReport, args: Args, io: Io, took: number): string {
  const folder = shown(report.out, io.cwd)
  if (!report.written)
    return existsSync(report.out) ? `${folder} 没有改动，仍是上一次的网站。` : `没有生成网站，${folder} 还不存在。`
  const made = `完成 ${folder}（${grouped(report.artifacts)} 个文件，${size(report.bytes)}）共 ${seconds(took)}`
  return `${made}    预览：${previewCommand(io, placeOptions(args))}`
}

/** A folder as a person here would write it, with a slash at its end. */
function shown(folder: string, cwd: string): string {
  const path = relative(cwd, folder).split(sep).join('/')
  return printable(path === '' ? './' : `${path}/`)
}
