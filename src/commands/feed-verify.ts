import type {KeyObject} from 'node:crypto'
import {readFile} from 'node:fs/promises'
import {resolve} from 'node:path'
import {UsageError} from '../base/diagnostics.ts'
import {publicKey} from '../feed/signature.ts'
import {type Facts, type Verified, verify} from '../feed/verify.ts'
import {readerOf} from '../project/feed-base.ts'
import {grouped, size} from '../reporters/numbers.ts'
import {printable} from '../reporters/printable.ts'
import {type Args, type Command, type Io, textOption} from './command.ts'

/** Faults shown. */
const most = 50

/** `gzgk feed verify [place]`: 0 when all is proved, 1 when anything is not. */
export const command: Command = {
  name: 'verify',
  summary: '核对一份汇聚接口：完整、有序、没有改动过',
  options: [{flags: '--key <file>', description: '提供单位的公钥（PEM）：核对签名真是它的'}],
  examples: ['gzgk feed verify dist', 'gzgk feed verify https://swj.example.gov.cn --key feed-key.pub'],
  async run(args, io) {
    const place = args.positionals[0] ?? 'dist'
    const key = await keyOf(args, io)
    const read = await readerOf(place, io.cwd, io.signal)
    const verified = await verify(read, key)
    tell(verified, place, io)
    return verified.faults.length === 0 ? 0 : 1
  },
}

async function keyOf(args: Args, io: Io): Promise<KeyObject | null> {
  const file = textOption(args, 'key')
  if (file === undefined) return null
  const text = await readFile(resolve(io.cwd, file), 'utf8').catch(() => {
    throw new UsageError(`公钥文件读不到：${printable(file)}`, {note: '核对 --key 写的路径'})
  })
  const key = publicKey(text)
  if (key) return key
  throw new UsageError(`${printable(file)} 不是 Ed25519 公钥（PEM）`, {note: '向提供单位索取公钥文件'})
}

const signatures: Readonly<Record<Facts['signature'], string>> = {
  trusted: '签名是这把公钥的',
  own: '签名和目录自带的公钥相符（没有写 --key，不能证明是谁签的）',
  none: '没有签名',
}

function tell({faults, facts}: Verified, place: string, {stdout}: Io): void {
  for (const {code, path, reason} of faults.slice(0, most))
    stdout.write(`不符 [${code}] ${printable(path)}：${printable(reason)}\n`)
  if (faults.length > most) stdout.write(`……还有 ${faults.length - most} 处\n`)
  if (faults.length > 0 || !facts) {
    stdout.write(`${printable(place)} 没有通过核对：${faults.length} 处不符。\n`)
    return
  }
  const {live, tombstones, events, files, bytes, signature} = facts
  stdout.write(
    `${printable(place)} 通过核对：在库 ${grouped(live)} 件，撤下 ${grouped(tombstones)} 件，事件 ${grouped(events)} 个，文件 ${grouped(files)} 个（${size(bytes)}）。${signatures[signature]}。\n`,
  )
}
