/**
 * The last published feed, from which the next one goes on: read here and nowhere else, from a folder or over https, and frozen. Its
 * index names the digest of everything else, so the digest of the index stands for all of it. Fails closed: a build that went on
 * without knowing what was published would tell the library nonsense.
 */
import {readFile} from 'node:fs/promises'
import {join, resolve} from 'node:path'
import {UsageError} from '../base/diagnostics.ts'
import {digest} from '../base/digest.ts'
import type {Digest} from '../base/types.ts'
import {feedFolder} from '../feed/projections.ts'
import {type FeedState, type Read, readFeed} from '../feed/read.ts'

export interface FeedBase {
  /** Stands for all that is read of it. */
  readonly identity: Digest
  /** Null for a feed that begins. */
  readonly state: FeedState | null
  /** A file that the last feed vouches for, proved by its digest. */
  read(path: string): Promise<Uint8Array>
}

export const bootstrap: FeedBase = Object.freeze({
  identity: digest('bootstrap'),
  state: null,
  read: async (path: string): Promise<Uint8Array> => {
    throw new Error(`${path}: a feed that begins has no files`)
  },
})

/** Opens the feed at `where`: a folder, or an address; both may be that of the site. */
export async function openFeedBase(where: string, cwd: string, signal?: AbortSignal): Promise<FeedBase> {
  const read = await readerOf(where, cwd, signal)
  const {state, faults} = await readFeed(read)
  const [fault] = faults
  if (!state && fault?.code === 'missing' && fault.path === 'index.json') throw absent(where)
  if (!state || fault) throw damaged(where, fault!.path, fault!.reason)
  return Object.freeze({
    identity: digest(state.bytes),
    state: Object.freeze(state),
    async read(path: string) {
      const bytes = await read(path)
      if (!bytes || digest(bytes) !== state.sums.get(path)) throw damaged(where, path, bytes ? '内容和校验值不符' : '文件不在')
      return bytes
    },
  })
}

const absent = (where: string): UsageError =>
  new UsageError(`上一期汇聚接口读不到：${shown(where)} 下面没有 ${feedFolder}index.json`, {
    note: '核对 --feed-base 写的文件夹或网址；从来没有发布过的，改用 --bootstrap',
  })

const damaged = (where: string, path: string, reason: string): UsageError =>
  new UsageError(`上一期汇聚接口（${shown(where)}）不完整：${path} ${reason}`, {
    note: '换一份完好的副本；不要改用 --bootstrap，那样序号会从头开始，公文库就对不上了',
  })

/** Whatever a path or an address holds, on one line. */
const shown = (where: string): string => where.replace(/[\u0000-\u001f\u007f]/gu, '?')

const isAddress = (where: string): boolean => /^https?:\/\//iu.test(where)

/** The reader of the feed at a folder or an address. */
export async function readerOf(where: string, cwd: string, signal?: AbortSignal): Promise<Read> {
  if (isAddress(where)) return remoteReader(where, signal)
  const folder = resolve(cwd, where)
  const own = localReader(folder)
  return (await own('index.json')) ? own : localReader(join(folder, feedFolder))
}

const localReader =
  (folder: string): Read =>
  path =>
    readFile(join(folder, path)).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' || error.code === 'ENOTDIR' || error.code === 'EISDIR') return null
      throw error
    })

/** What a feed's file may have, at most: a list of a million files. */
const largest = 256 * 1024 * 1024
const longest = 60_000

function remoteReader(where: string, signal: AbortSignal | undefined): Read {
  const base = feedAddressOf(where)
  return async path => {
    const url = new URL(path, base)
    try {
      const limits = [AbortSignal.timeout(longest), ...(signal ? [signal] : [])]
      const answer = await fetch(url, {redirect: 'manual', signal: AbortSignal.any(limits)})
      if (answer.status === 404 || answer.status === 410) return null
      if (answer.status !== 200) throw new Error(`服务器回答了 ${answer.status}`)
      return await limited(answer)
    } catch (error) {
      signal?.throwIfAborted()
      throw unreachable(url, error)
    }
  }
}

/** https only, but for this machine itself; no name or password in the address, which would end in logs. */
function feedAddressOf(where: string): URL {
  let url: URL
  try {
    url = new URL(where)
  } catch {
    throw new UsageError(`--feed-base 的网址写得不对：${shown(where)}`, {note: '例如 --feed-base https://swj.example.gov.cn'})
  }
  if (url.protocol !== 'https:' && !isLoopback(url.hostname))
    throw new UsageError('--feed-base 的网址要以 https:// 开头', {note: `改成 https://${url.host}${url.pathname}`})
  if (url.username !== '' || url.password !== '')
    throw new UsageError('--feed-base 的网址里不能写用户名和密码', {note: `改成 ${url.protocol}//${url.host}${url.pathname}`})
  const folder = url.pathname.endsWith('/') ? url.pathname : `${url.pathname}/`
  return new URL(folder.endsWith(`/${feedFolder}`) ? folder : `${folder}${feedFolder}`, url)
}

const isLoopback = (host: string): boolean => host === 'localhost' || host === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(host)

async function limited(answer: Response): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of answer.body as AsyncIterable<Uint8Array>) {
    size += part.length
    if (size > largest) throw new Error(`文件超过了 ${largest / 1024 / 1024} MB`)
    parts.push(part)
  }
  return Buffer.concat(parts)
}

function unreachable(url: URL, error: unknown): UsageError {
  if (error instanceof UsageError) return error
  const {name, message} = error as Error
  const why =
    name === 'TimeoutError' ? `等了 ${longest / 1000} 秒没有回答` : /\p{Script=Han}/u.test(message) ? message : '连接不上'
  return new UsageError(`上一期汇聚接口读不到：${url.href}（${why}）`, {
    note: '核对网址和网络，稍后再试；也可以用 --feed-base 写本机上的一份副本。没有读到上一期就不生成，网站没有改动',
  })
}
