import {UsageError} from '../base/diagnostics.ts'
import {nearest} from '../base/nearest.ts'
import {printable} from '../reporters/printable.ts'
import type {Args, Command, Io} from './command.ts'
import {ownCommand} from './report.ts'

/** A deed of `gzgk feed`. */
export interface FeedDeed {
  readonly name: string
  /** One Chinese line. */
  readonly summary: string
  run(args: Args, io: Io): Promise<number>
}

/** By the word after `feed`; each in a file of its own, loaded when it runs. */
const deeds: Readonly<Record<string, {readonly summary: string; load(): Promise<FeedDeed>}>> = {
  verify: {summary: '核对一份汇聚接口：完整、有序、没有改动过', load: async () => (await import('./feed-verify.ts')).deed},
}

const listed = Object.entries(deeds)
  .map(([name, {summary}]) => `${name}（${summary}）`)
  .join('；')

/** `gzgk feed`: what is done with the feed for the city's library once it is made. */
export const command: Command = {
  name: 'feed',
  summary: '汇聚接口：核对、交付',
  arguments: [
    {name: '<deed>', description: `做什么：${listed}`},
    {name: '[place]', description: '汇聚接口所在的文件夹或 https 网址；不写就是 dist'},
  ],
  options: [{flags: '--key <file>', description: '提供单位的公钥（PEM）：核对签名真是它的'}],
  examples: ['gzgk feed verify dist', 'gzgk feed verify https://swj.example.gov.cn --key feed-key.pub'],
  async run(args, io) {
    const [name = '', ...positionals] = args.positionals
    if (!Object.hasOwn(deeds, name)) throw unknown(name, io)
    const deed = await deeds[name]!.load()
    return deed.run({...args, positionals}, io)
  },
}

function unknown(name: string, io: Io): UsageError {
  const [near] = nearest(name, Object.keys(deeds), 1)
  return new UsageError(`gzgk feed 没有“${printable(name)}”`, {
    note: near ? `是不是想写 ${ownCommand(io)} feed ${near}？` : `可以写：${Object.keys(deeds).join('、')}`,
  })
}
