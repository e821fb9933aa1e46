import {join, resolve} from 'node:path'
import {UsageError} from '../base/diagnostics.ts'
import {openDesk} from '../push/mock/desk.ts'
import {type FaultName, faultNames, luckOf, seeded} from '../push/mock/faults.ts'
import {openLibrary} from '../push/mock/library.ts'
import {createMisfortune} from '../push/mock/misfortune.ts'
import {startMock} from '../push/mock/server.ts'
import {openShelf} from '../push/mock/shelf.ts'
import {printable} from '../reporters/printable.ts'
import {type Args, type Command, textOption} from './command.ts'
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
  ],
  examples: ['gzgk feed mock --port 4400', 'gzgk feed mock --seed 7 --faults all'],
  async run(args, io) {
    const port = countOption(args, 'port', '--port', 0, 65_535)
    const random = seeded(countOption(args, 'seed', '--seed', 0, 999_999_999))
    const share = countOption(args, 'share', '--share', 0, 100) / 100
    const sorts = faultsIn(args)
    const shelf = openShelf(resolve(io.cwd, textOption(args, 'store') ?? join('.gzgk', 'mock')))
    const library = openLibrary(textOption(args, 'id') ?? 'mock', shelf, io.now)
    const tokenEnv = textOption(args, 'tokenEnv')
    const desk = openDesk(library, {token: tokenEnv === undefined ? null : (io.env[tokenEnv] ?? ''), notified: null})
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
