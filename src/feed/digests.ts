/** Digests of the feed: sha-256 for everybody, SM3 (GM/T 0004-2012) for those who must use it. */
import {createHash} from 'node:crypto'
import {UsageError} from '../base/diagnostics.ts'
import {digest} from '../base/digest.ts'
import type {Digest} from '../base/types.ts'
import {canonical} from './canonical.ts'

/** sha-256 of the canonical form. */
export const digestOfJson = (value: object): Digest => digest(canonical(value))

/** SM3, lower-case hexadecimal. */
export function sm3(bytes: string | Uint8Array): Digest {
  try {
    return createHash('sm3').update(bytes).digest('hex')
  } catch {
    throw new UsageError('这台机器上的 Node.js 没有 SM3（编译它的 OpenSSL 不带国密算法），不能生成汇聚接口', {
      note: '换用 nodejs.org 的 Node.js 再运行；不生成汇聚接口就去掉 --feed-base 和 --bootstrap',
    })
  }
}
