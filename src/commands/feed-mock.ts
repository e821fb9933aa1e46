import {readFile} from 'node:fs/promises'
import {join, resolve} from 'node:path'
import {UsageError} from '../base/diagnostics.ts'
import {unpack} from '../push/bag.ts'
import {pull, readsUrl, takeBag} from '../push/mock/absorb.ts'
import {openDesk} from '../push/mock/desk.ts'
import {type FaultName, faultNames, luckOf, seeded} from '../push/mock/faults.ts'
import {openLibrary, type ReferenceLibrary} from '../push/mock/library.ts'
import {createMisfortune} from '../push/mock/misfortune.ts'
import {startMock} from '../push/mock/server.ts'
import {openShelf} from '../push/mock/shelf.ts'
import {printable} from '../reporters/printable.ts'
import {type Args, type Command, type Io, textOption} from './command.ts'
import {countOption} from './report.ts'

/** `gzgk feed mock`: the reference library, on this computer, until Ctrl+C. */
export const command: Command = {
  name: 'mock',
  summary: '在本机开一个模拟公文库，用来试报送',
  options: [
    {flags: '--port <n>', description: '模拟公文库的端口；0 由系统选', default: '4400'},
    {flags: '--store <dir>', description: '模拟公文库存在哪个文件夹；不写就是 .gzgk/mock'},
    {flags: '--id <name>', description: '模拟公文库的编号，与 feed.libraries 的 id 相同', default: 'mock'},
    {flags: '--seed <n>', description: '模拟故障的随机种子：同一种子，同样的故障', default: '1'},
    {flags: '--faults <names>', description: '模拟哪些故障，用逗号隔开，all 是全部；不写就没有故障'},
    {flags: '--share <percent>', description: '百分之多少的请求出故障', default: '30'},
    {flags: '--token-env <name>', description: '要求令牌时，令牌在哪个环境变量里'},
    {flags: '--pull <address>', description: '收到通知就从这里取（站点的 feed/v1/ 的网址），通知里写别处的不取'},
    {flags: '--bag <zip>', description: '不开服务，只收下这个包，回执写到标准输出'},
  ],
  examples: ['gzgk feed mock --port 4400', 'gzgk feed mock --seed 7 --faults all'],
  async run(args, io) {
    const port = countOption(args, 'port', '--port', 0, 65_535)
    const random = seeded(countOption(args, 'seed', '--seed', 0, 999_999_999))
    const share = countOption(args, 'share', '--share', 0, 100) / 100
    const sorts = faultsIn(args)
    const shelf = openShelf(resolve(io.cwd, textOption(args, 'store') ?? join('.gzgk', 'mock')))
    const library = openLibrary(nameOf(args), shelf, io.now)
    const bag = textOption(args, 'bag')
    if (bag !== undefined) return takeIn(library, args, io, resolve(io.cwd, bag))
    const tokenEnv = textOption(args, 'tokenEnv')
    const desk = openDesk(library, {
      token: tokenEnv === undefined ? null : (io.env[tokenEnv] ?? ''),
      notified: fetcher(library, args, io),
    })
    const fortune = createMisfortune(desk, {luck: luckOf(random, sorts, share), random, now: io.now})
    const server = await startMock(fortune, port, ({method, path}, {outgoing, manner}) => {
      if (!args.quiet) io.stderr.write(`${printable(`${method} /${path}  ${manner === 'whole' ? outgoing.status : manner}`)}\n`)
    })
    io.stdout.write(`模拟公文库 ${server.url}    按 Ctrl+C 停止\n`)
    await new Promise<void>(stop => {
      if (io.signal.aborted) stop()
      io.signal.addEventListener('abort', () => stop(), {once: true})
    })
    await server.close()
    shelf.close()
    return 0
  },
}

/** Takes a bag in and answers for each of its events. */
async function takeIn(library: ReferenceLibrary, args: Args, io: Io, file: string): Promise<number> {
  const replies = await takeBag(library, nameOf(args), unpack(await readFile(file), file))
  for (const {receipt} of replies) if (receipt) io.stdout.write(`${JSON.stringify(receipt)}\n`)
  const refused = replies.filter(({receipt}) => !receipt)
  for (const {problem} of refused) io.stderr.write(`${printable(String(problem?.['detail']))}\n`)
  return refused.length > 0 ? 1 : 0
}

/** Fetches only from where it was told to when it was started: a notification could name any host. */
function fetcher(library: ReferenceLibrary, args: Args, io: Io): ((feed: string) => void) | null {
  const address = textOption(args, 'pull')
  if (address === undefined) return null
  return feed => {
    if (feed !== address) return void io.stderr.write(`通知里的 ${printable(feed)} 不是约定的地址，没有去取\n`)
    pull(library, nameOf(args), readsUrl(address), address).catch(error => io.stderr.write(`${printable(String(error))}\n`))
  }
}

const nameOf = (args: Args): string => textOption(args, 'id') ?? 'mock'

function faultsIn(args: Args): readonly FaultName[] {
  const text = textOption(args, 'faults')
  if (text === undefined) return []
  if (text === 'all') return faultNames
  return text.split(/[,，]/u).map(word => {
    const found = faultNames.find(name => name === word.trim())
    if (found) return found
    throw new UsageError(`没有“${printable(word)}”这种故障`, {note: `可以写：all、${faultNames.join('、')}`})
  })
}
