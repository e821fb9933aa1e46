/** The options of `build` that make the feed: where it goes on from, who signs it, what it may do. */
import {createPublicKey, type KeyObject} from 'node:crypto'
import {readFile} from 'node:fs/promises'
import {resolve} from 'node:path'
import {UsageError} from '../base/diagnostics.ts'
import {digest} from '../base/digest.ts'
import type {Digest} from '../base/types.ts'
import type {FeedOptions} from '../pipeline/feed.ts'
import {printable} from '../reporters/printable.ts'
import {type Args, flag, type Io, type OptionSpec, textOption} from './command.ts'
import {countOption} from './report.ts'

export const feedBuildOptions: readonly OptionSpec[] = [
  {flags: '--feed-base <place>', description: '上一期汇聚接口的文件夹或 https 网址，接着它生成新的一期'},
  {flags: '--bootstrap', description: '第一次生成汇聚接口，从空的开始'},
  {flags: '--feed-key <file>', description: '给汇聚接口签名的 Ed25519 私钥（PEM 文件）'},
  {flags: '--allow-mass <n>', description: '允许一次撤下或改变有效性这么多件，须连同 --reason'},
  {flags: '--reason <text>', description: '大批变动的原因'},
]

/** Null when no feed is asked for. */
export async function feedOptions(args: Args, io: Io): Promise<FeedOptions | null> {
  const place = textOption(args, 'feedBase')
  const isFirst = flag(args, 'bootstrap')
  if (place !== undefined && isFirst) {
    throw new UsageError('--feed-base 和 --bootstrap 只能写一个', {
      note: '发布过汇聚接口的写 --feed-base；第一次写 --bootstrap',
    })
  }
  if (place === undefined && !isFirst) return refuseRest(args)
  const {bootstrap, openFeedBase} = await import('../project/feed-base.ts')
  const leave = leaveOf(args)
  const key = await keyOf(args, io)
  return {base: place === undefined ? bootstrap : await openFeedBase(place, io.cwd, io.signal), key, leave}
}

/** What identifies the feed in a run: where it goes on from, who signs it, and what it may do. */
export const feedIdentity = ({base, key, leave}: FeedOptions): Digest =>
  digest(JSON.stringify([base.identity, key && createPublicKey(key).export({format: 'pem', type: 'spki'}), leave]))

/** The others say nothing without a feed. */
function refuseRest(args: Args): null {
  const names = {feedKey: '--feed-key', allowMass: '--allow-mass', reason: '--reason'}
  for (const [name, long] of Object.entries(names)) {
    if (args.options[name] !== undefined)
      throw new UsageError(`${long} 只用于生成汇聚接口`, {note: '加上 --feed-base 或 --bootstrap，或去掉它'})
  }
  return null
}

function leaveOf(args: Args): FeedOptions['leave'] {
  const reason = textOption(args, 'reason')?.trim() || null
  if (textOption(args, 'allowMass') === undefined) return {mass: 0, reason}
  if (reason === null) {
    throw new UsageError('--allow-mass 要连同原因', {note: '例如 --allow-mass 60 --reason "按清理结果集中废止"'})
  }
  return {mass: countOption(args, 'allowMass', '--allow-mass', 1, 999_999), reason}
}

/** The key itself is never shown, nor is what is wrong with it. */
async function keyOf(args: Args, io: Io): Promise<KeyObject | null> {
  const file = textOption(args, 'feedKey')
  if (file === undefined) return null
  const {privateKey} = await import('../feed/signature.ts')
  const pem = await readFile(resolve(io.cwd, file)).catch(() => {
    throw new UsageError(`私钥文件读不到：${printable(file)}`, {note: '核对 --feed-key 写的路径'})
  })
  const key = privateKey(pem)
  if (key) return key
  throw new UsageError(`${printable(file)} 不是 Ed25519 私钥（PEM）`, {
    note: '生成一个：openssl genpkey -algorithm ed25519 -out feed-key.pem，不要放进 content/，也不要提交',
  })
}
