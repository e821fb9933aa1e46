import {resolve} from 'node:path'
import {UsageError} from '../base/diagnostics.ts'
import type {Digest} from '../base/types.ts'
import type {BuildReport} from '../pipeline/index.ts'
import {changes} from '../preview/changes.ts'
import {openListing} from '../preview/listing.ts'
import {type Live, openLive} from '../preview/live.ts'
import {type Preview, startPreview} from '../preview/server.ts'
import {findRoot} from '../project/root.ts'
import {seconds} from '../reporters/numbers.ts'
import {built} from './build.ts'
import {type Args, type Command, flag, type Io, textOption} from './command.ts'
import {exitCodes, faultOf} from './faults.ts'
import {buildCommand, countOption, placeOptions, reportOf, reportSettings} from './report.ts'

/** Of the options of `build`, those that make sense while one looks. */
const whileWatching = [
  {flags: '--as-of <date>', description: '和 --watch 一起用：按哪一天判断有效性和期限；不写就是今天'},
  {flags: '--drafts', description: '和 --watch 一起用：连同草稿（draft: true）'},
  {flags: '--no-search', description: '和 --watch 一起用：不做站内搜索的索引，快一些'},
] as const

/** `gzgk preview`: serves the built site to this computer until Ctrl+C; with `--watch` it makes it again after each change. */
export const command: Command = {
  name: 'preview',
  summary: '在本机预览生成好的网站，可以边改边看',
  options: [
    {flags: '--watch', description: '先生成网站；以后每次保存内容、主题或配置，就重新生成，打开着的网页自己刷新'},
    {flags: '--port <n>', description: '端口；被占用时用后面的一个', default: '4321'},
    {flags: '--out <dir>', description: '生成好的网站在哪个文件夹；不写就是 dist'},
    ...whileWatching,
  ],
  examples: ['gzgk preview', 'gzgk preview --watch', 'gzgk preview --watch --drafts --out preview', 'gzgk preview --port 8080'],
  async run(args, io) {
    const port = countOption(args, 'port', '--port', 0, 65_535)
    const root = await findRoot(io.cwd, args.root)
    const folder = resolve(root, textOption(args, 'out') ?? 'dist')
    if (flag(args, 'watch')) {
      await watch(args, io, {root, folder, port})
      return 0
    }
    refuseRest(args)
    const preview = await open(args, io, {folder, port}, '按 Ctrl+C 停止')
    await new Promise<void>(stop => {
      if (io.signal.aborted) stop()
      io.signal.addEventListener('abort', () => stop(), {once: true})
    })
    await preview.close()
    return 0
  },
}

function refuseRest(args: Args): void {
  const given = {
    '--as-of': args.options['asOf'],
    '--drafts': args.options['drafts'],
    '--no-search': args.options['search'] === false,
  }
  for (const [long, value] of Object.entries(given))
    if (value) throw new UsageError(`${long} 要和 --watch 一起用`, {note: '不重新生成的预览，看的是已经生成的网站'})
}

interface Place {
  readonly folder: string
  readonly port: number
  readonly live?: Live
}

/** Serves the folder, and says where. */
async function open(args: Args, io: Io, place: Place, how: string): Promise<Preview> {
  const preview = await startPreview({...place, buildCommand: buildCommand(io, placeOptions(args))})
  const {port} = place
  if (port !== 0 && preview.port !== port) io.stderr.write(`端口 ${port} 被占用，改用 ${preview.port}\n`)
  io.stdout.write(`本机预览 ${preview.url}    ${how}\n`)
  return preview
}

/** Builds, serves what there is, and builds again after each change, until the signal. A build with errors leaves the last site. */
async function watch(args: Args, io: Io, {root, folder, port}: Place & {readonly root: string}): Promise<void> {
  const live = openLive()
  const listing = openListing(folder)
  let preview: Preview | null = null
  let site: Digest = ''
  try {
    for await (const _ of changes(root, io.signal)) {
      const {list, faults} = await round(args, io, preview === null)
      site = list ?? site
      live.tell({site, faults})
      if (preview === null && (await listing()))
        preview = await open(args, io, {folder, port, live}, '保存后自动更新，按 Ctrl+C 停止')
    }
  } finally {
    await preview?.close()
  }
}

interface Round {
  /** Of the new site; null when there is none. */
  readonly list: Digest | null
  /** What keeps it from being made, for the page to show. */
  readonly faults: string | null
}

/**
 * One build, and what is said of it: on the terminal all, on the page what an editor must mend before it changes. How a build gets on
 * is only shown of the first, which may take a while.
 */
async function round(args: Args, io: Io, isFirst: boolean): Promise<Round> {
  const began = io.now()
  try {
    const {root, report} = await built({...args, quiet: args.quiet || !isFirst}, io)
    const told = await findingsOf(report, io, root)
    io.stdout.write(told)
    if (!args.quiet || !report.written)
      io.stdout.write(report.written ? `已更新（${seconds(io.now() - began)}）\n` : '有错误，网页仍是上一次的\n')
    return {list: report.list, faults: report.written ? null : plain(told)}
  } catch (error) {
    const {code, text} = faultOf(error, {io, version: '', debug: false})
    // A slip in the config, or a file that another program holds: the next save may mend it.
    if (code !== exitCodes.usage && code !== exitCodes.system) throw error
    io.stderr.write(text)
    return {list: null, faults: plain(text)}
  }
}

/** Findings at a time: an editor mends one after the other. */
const most = 20

const findingsOf = async ({diagnostics}: BuildReport, io: Io, root: string): Promise<string> =>
  diagnostics.length === 0
    ? ''
    : reportOf(diagnostics, {positionals: [], options: {format: 'pretty'}, quiet: false}, reportSettings(io, {root, max: most}))

/** Without the colours of a terminal. */
const plain = (text: string): string => text.replaceAll(/\u001b\[[\d;]*m/gu, '')
