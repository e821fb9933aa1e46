import {existsSync, readFileSync} from 'node:fs'
import {join, relative, resolve, sep} from 'node:path'
import {memoryName, siteMemory} from '../folder/memory.ts'
import type {Look} from '../folder/spare.ts'
import {realpathOr} from '../folder/switch.ts'
import type {BuildReport} from '../pipeline/index.ts'
import {refuseAmidContent} from '../project/content.ts'
import {configName, findRoot} from '../project/root.ts'
import {grouped, seconds, size} from '../reporters/numbers.ts'
import {printable} from '../reporters/printable.ts'
import {type Args, type Command, type Io, textOption} from './command.ts'
import {reported} from './content.ts'
import {feedBuildOptions, feedIdentity, feedOptions} from './feed-options.ts'
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
  threadsOption,
} from './report.ts'

/** `gzgk build`: checks the content and makes the site, or leaves the last one as it was. */
export const command: Command = {
  name: 'build',
  summary: '检查内容并生成网站',
  options: [
    {flags: '--out <dir>', description: '网站写到哪个文件夹；不写就是 dist'},
    {flags: '--no-search', description: '不做站内搜索的索引，快一些'},
    ...buildOptions,
    ...feedBuildOptions,
  ],
  examples: [
    'gzgk build',
    'gzgk build --drafts --out preview',
    'gzgk build --as-of 2027-01-01',
    'gzgk build --feed-base https://swj.example.gov.cn --feed-key feed-key.pem',
  ],
  async run(args, io) {
    const began = io.now()
    const max = maxOption(args)
    const {root, report, isAgain} = await built(args, io)
    await tell(report, args, io, {root, max, took: io.now() - began, isAgain})
    return contentCode(report.diagnostics, false)
  },
}

/** One build, of which nothing is told yet but how it gets on. */
export async function built(args: Args, io: Io): Promise<{root: string; report: BuildReport; isAgain: boolean}> {
  const options = openOptions(args, io)
  const root = await findRoot(io.cwd, args.root)
  const out = textOption(args, 'out') ?? 'dist'
  refuseAmidContent(root, out)
  const search = args.options.search !== false
  const feed = await feedOptions(args, io)
  const progress = progressFor(args, io)
  let look: ReturnType<typeof lookAtLast> | undefined
  try {
    const told = await reported<BuildReport>(args, io, {
      root,
      options,
      deed: JSON.stringify(['build', resolve(root, out), search, feed !== null]),
      progress,
      besides: feed === null ? undefined : feedIdentity(feed),
      begin() {
        look = lookAtLast(resolve(root, out), {root, threads: threadsOption(args)})
      },
      make: async (project, more) =>
        (await import('../pipeline/index.ts')).build(project, {...more, out, search, look, ...(feed && {feed})}),
    })
    return {root, ...told}
  } finally {
    progress.clear()
  }
}

/** Looks at what there is of the last site, in a thread, while all else is opened and read. */
async function lookAtLast(
  out: string,
  {root, threads}: {readonly root: string; readonly threads: number | undefined},
): Promise<Look | null> {
  const {threadsOf} = await import('../pipeline/pool.ts')
  if (threadsOf(threads) === 1) return null
  const {lookAhead} = await import('../folder/spare.ts')
  return lookAhead(siteMemory(join(root, memoryName), await realpathOr(out)))
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
  if (report.written && !args.quiet) io.stderr.write(feedLine(report, root))
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

/** What became of the feed: made, or not asked for though the config has it. */
function feedLine({feed}: BuildReport, root: string): string {
  if (feed)
    return `汇聚接口 feed/v1/：在库 ${grouped(feed.live)} 件，新事件 ${grouped(feed.events)} 个，到第 ${grouped(feed.head)} 号\n`
  if (!hasFeedSection(root)) return ''
  return '没有生成汇聚接口：接着上一期的写 --feed-base <文件夹或网址>，第一次写 --bootstrap\n'
}

/** Looked at as text: a run without changes opens no project. */
const hasFeedSection = (root: string): boolean => /^(?:feed|汇聚接口)\s*:/mu.test(readFileSync(join(root, configName), 'utf8'))

/** A folder as a person here would write it, with a slash at its end. */
function shown(folder: string, cwd: string): string {
  const path = relative(cwd, folder).split(sep).join('/')
  return printable(path === '' ? './' : `${path}/`)
}
