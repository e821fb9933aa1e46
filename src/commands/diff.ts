import {writeFileSync} from 'node:fs'
import {resolve} from 'node:path'
import {UsageError} from '../base/diagnostics.ts'
import {formatNames, formatOf} from '../diff/formats/index.ts'
import {findRoot} from '../project/root.ts'
import {terminalOf} from '../reporters/marks.ts'
import {printable} from '../reporters/printable.ts'
import {bareRoot} from '../revision/range.ts'
import {type Args, type Command, flag, type Io, textOption} from './command.ts'
import {openOptions, progressFor, threadsOption} from './report.ts'

/** `gzgk diff`: what a change means, for whoever reviews it. Writes nothing but the report. */
export const command: Command = {
  name: 'diff',
  summary: '改动的含义：条文、有效性、关联、网页各变了什么',
  arguments: [{name: '[range]', description: '起点..终点（两个提交）；只写起点就和工作区比；不写就从与主分支分开处比到工作区'}],
  options: [
    {flags: '--format <name>', description: `报告的样式：${formatNames.join('、')}`, choices: formatNames, default: 'pretty'},
    {flags: '--report <file>', description: '把报告写进这个文件（UTF-8），不写就显示在这里'},
    {flags: '--preview-url <url>', description: '预览网站的网址，报告里的条目链接到它'},
    {flags: '--report-url <url>', description: '完整报告（html）的网址，写进合并请求的评论'},
    {flags: '--feed-base <place>', description: '上一期汇聚接口的文件夹或 https 网址：按它判断已公开的内容有没有悄悄改动'},
    {flags: '--as-of <date>', description: '按哪一天判断有效性，如 2026-01-31；不写就是今天'},
    {flags: '--strict', description: '有不能合并的问题（新的错误、没有写更正的改动、失效的网址）就返回 1'},
    {flags: '--no-cache', description: '不用上次运行留下的结果，全部重做'},
    {flags: '--threads <n>', description: '最多用几个线程；不写就是处理器的核数'},
  ],
  examples: [
    'gzgk diff',
    'gzgk diff origin/main...HEAD --format markdown --report comment.md',
    'gzgk diff HEAD~1..HEAD --format html --report diff.html',
  ],
  async run(args, io) {
    const settings = {
      terminal: terminalOf({
        isTTY: io.stdout.isTTY,
        columns: io.stdout.columns,
        env: io.env,
        platform: io.platform,
        noColour: io.noColour,
      }),
      previewUrl: urlOption(args, 'previewUrl', '--preview-url'),
      reportUrl: urlOption(args, 'reportUrl', '--report-url'),
    }
    const {root: _, ...open} = openOptions(args, io)
    const progress = progressFor(args, io)
    try {
      const {diffBetween} = await import('../diff/open.ts')
      const diff = await diffBetween({
        root: (await bareRoot(resolve(io.cwd, args.root ?? '.'))) ?? (await findRoot(io.cwd, args.root)),
        range: args.positionals[0],
        open,
        feedBase: await feedBaseOf(args, io),
        cache: args.options['cache'] !== false,
        threads: threadsOption(args),
        progress,
        signal: io.signal,
      })
      const format = await formatOf(textOption(args, 'format') ?? 'pretty')
      write(format(diff, settings), args, io)
      return flag(args, 'strict') && diff.verdict.level === 'blocked' ? 1 : 0
    } finally {
      progress.clear()
    }
  },
}

async function feedBaseOf(args: Args, io: Io) {
  const place = textOption(args, 'feedBase')
  return place === undefined ? null : (await import('../project/feed-base.ts')).openFeedBase(place, io.cwd, io.signal)
}

/** An address that may stand in a comment: https, or http where a preview runs inside the house. */
function urlOption(args: Args, name: string, long: string): string | null {
  const text = textOption(args, name)
  if (text === undefined) return null
  const url = URL.canParse(text) ? new URL(text) : null
  if (url && (url.protocol === 'https:' || url.protocol === 'http:') && url.username === '') return url.href.replace(/\/$/u, '')
  throw new UsageError(`${long} 要写 http 或 https 网址，现在是“${printable(text)}”`, {
    note: `例如 ${long} https://preview.example.gov.cn`,
  })
}

function write(text: string, args: Args, io: Io): void {
  const file = textOption(args, 'report')
  if (file === undefined) {
    io.stdout.write(text)
    return
  }
  try {
    writeFileSync(resolve(io.cwd, file), text)
  } catch (error) {
    throw new UsageError(`报告写不进 ${printable(file)}`, {
      note: `检查文件夹在不在、能不能写（${(error as NodeJS.ErrnoException).code}）`,
    })
  }
  if (!args.quiet) io.stderr.write(`报告写在 ${printable(file)}\n`)
}
