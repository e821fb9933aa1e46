/**
 * The feed as a file, for networks that no request crosses: BagIt (RFC 8493) in a zip. In it are the event lines, and for each event the
 * very bytes that a push would send, and the attachments of what is published. Nothing in it tells when or where it was made.
 */
import {closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync} from 'node:fs'
import {join} from 'node:path'
import {type UnzipFileInfo, unzipSync, Zip, ZipDeflate, ZipPassThrough} from 'fflate'
import {UsageError} from '../base/diagnostics.ts'
import {digest} from '../base/digest.ts'
import {byCodePoint, pathFault} from '../base/paths.ts'
import type {Digest} from '../base/types.ts'
import {canonical} from '../feed/canonical.ts'
import type {FeedEvent, FeedRecord} from '../feed/types.ts'
import {deliveryOf, isTombstone} from './delivery.ts'
import type {Profile} from './profile.ts'
import type {Published} from './types.ts'

export interface BagOptions {
  readonly published: Published
  readonly events: readonly FeedEvent[]
  /** Whom it is for; the bytes are those of its profile. */
  readonly library: string
  readonly profile: Profile
  /** The folder of the site, from which attachments are taken. */
  readonly site: string
}
export interface Packed {
  readonly events: number
  readonly files: number
  /** Of the zip. */
  readonly bytes: number
}

interface Entry {
  readonly path: string
  readonly bytes: Uint8Array
}

/** Writes the bag; a file of that name appears only when it is whole. */
export async function pack(options: BagOptions, file: string): Promise<Packed> {
  const partial = `${file}.part`
  const handle = openSync(partial, 'w')
  let bytes = 0
  const zip = zipTo(chunk => {
    for (let done = 0; done < chunk.length; ) done += writeSync(handle, chunk, done)
    bytes += chunk.length
  })
  try {
    const counts = await fill(options, zip.add)
    zip.end()
    fsyncSync(handle)
    closeSync(handle)
    renameSync(partial, file)
    return {...counts, bytes}
  } catch (error) {
    rmSync(partial, {force: true})
    throw error
  }
}

/** Entries go out one after another, so the bag may be larger than memory. */
function zipTo(write: (chunk: Uint8Array) => void): {add(entry: Entry): void; end(): void} {
  const zip = new Zip((error, chunk) => {
    if (error) throw error
    write(chunk)
  })
  // A zip has local times: this reads the same in every zone.
  const mtime = new Date(1980, 0, 1)
  return {
    add({path, bytes}) {
      const isPacked = /\.(?:zip|docx|xlsx|pptx|ofd|png|jpe?g|mp4|pdf)$/iu.test(path)
      const entry = isPacked ? new ZipPassThrough(path) : new ZipDeflate(path, {level: 6})
      entry.mtime = mtime
      zip.add(entry)
      entry.push(bytes, true)
    },
    end: () => zip.end(),
  }
}

async function fill(options: BagOptions, add: (entry: Entry) => void): Promise<Omit<Packed, 'bytes'>> {
  const manifest = new Map<string, Digest>()
  let size = 0
  const payload = (path: string, bytes: Uint8Array): void => {
    if (manifest.has(path)) return
    manifest.set(path, digest(bytes))
    size += bytes.length
    add({path, bytes})
  }
  const carried: FeedEvent[] = []
  for (const event of options.events) {
    const bytes = await options.published.body(event)
    if (bytes === null) continue
    payload(bodyPath(event), deliveryOf(event, bytes, options.library, options.profile).body)
    for (const {path, bytes: attached} of isTombstone(event) ? [] : attachmentsOf(bytes, options)) payload(path, attached)
    carried.push(event)
  }
  payload('data/events.ndjson', Buffer.from(carried.map(event => `${canonical(event)}\n`).join('')))
  addTags(manifest, size, options, carried, add)
  return {events: carried.length, files: manifest.size}
}

const bodyPath = ({id, rev}: FeedEvent): string => `data/records/${id}/${rev}.json`

/** Those that lie in the site as the record says; of an older revision they may have been replaced. */
function attachmentsOf(bytes: Uint8Array, {published, site}: BagOptions): Entry[] {
  const {files = []} = JSON.parse(Buffer.from(bytes).toString('utf8')) as Partial<FeedRecord>
  const base = `${published.index.publisher.url.replace(/\/+$/u, '')}/`
  return files.flatMap(({url, digest: held}) => {
    const path = url.startsWith(base) ? decodeURIComponent(url.slice(base.length)) : ''
    if (pathFault(path) !== null) return []
    const attached = bytesIn(join(site, ...path.split('/')))
    return attached !== null && digest(attached) === held['sha-256'] ? [{path: `data/files/${path}`, bytes: attached}] : []
  })
}

function bytesIn(file: string): Uint8Array | null {
  try {
    return readFileSync(file)
  } catch {
    return null
  }
}

function addTags(
  manifest: ReadonlyMap<string, Digest>,
  size: number,
  {published: {index}, library}: BagOptions,
  events: readonly FeedEvent[],
  add: (entry: Entry) => void,
): void {
  const sums = (entries: Iterable<readonly [string, Digest]>): string =>
    [...entries]
      .sort(([a], [b]) => byCodePoint(a, b))
      .map(([path, hex]) => `${hex}  ${path}\n`)
      .join('')
  const info = [
    `Source-Organization: ${index.publisher.name}`,
    `External-Identifier: ${index.publisher.id}/${library}/${events[0]?.seq ?? 0}-${events.at(-1)?.seq ?? 0}`,
    `Payload-Oxum: ${size}.${manifest.size}`,
    `Gzgk-Library: ${library}`,
    `Gzgk-Head: ${index.head.seq} ${index.head.digest}`,
  ]
  const tags: Record<string, string> = {
    'bagit.txt': 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n',
    'bag-info.txt': `${info.join('\n')}\n`,
    'manifest-sha256.txt': sums(manifest),
  }
  const texts = Object.entries(tags)
  const whole: [string, string][] = [
    ...texts,
    ['tagmanifest-sha256.txt', sums(texts.map(([path, text]) => [path, digest(text)] as const))],
  ]
  for (const [path, text] of whole) add({path, bytes: Buffer.from(text)})
}

/** The most that a bag may unfold to. */
const unpackedLimit = 4 * 1024 ** 3

/** The files of a bag, each proved by its manifest; throws `UsageError` when one is lacking, altered or not named. */
export function unpack(bytes: Uint8Array, file: string): ReadonlyMap<string, Uint8Array> {
  const faulty = (why: string): UsageError => new UsageError(`${file} 不完整：${why}`, {note: '重新拷贝或重新打包'})
  const files = unzipped(bytes, faulty)
  const manifest = textOf(files.get('manifest-sha256.txt'))
  const tags = textOf(files.get('tagmanifest-sha256.txt'))
  if (!manifest || !tags) throw faulty('没有清单')
  const named = new Set(['tagmanifest-sha256.txt'])
  for (const line of `${manifest}${tags}`.split('\n').filter(Boolean)) {
    const [hex = '', path = ''] = line.split('  ')
    const found = files.get(path)
    if (!found || digest(found) !== hex) throw faulty(`${path} 缺少或被改动过`)
    named.add(path)
  }
  for (const path of files.keys()) if (!named.has(path)) throw faulty(`${path} 不在清单里`)
  return files
}

const textOf = (bytes: Uint8Array | undefined): string => (bytes ? Buffer.from(bytes).toString('utf8') : '')

/** By the list at the zip's end, and not by what looks like the beginning of a file: an attachment may be a zip, too. */
function unzipped(bytes: Uint8Array, faulty: (why: string) => UsageError): Map<string, Uint8Array> {
  const names = new Set<string>()
  let total = 0
  const filter = ({name, originalSize}: UnzipFileInfo): boolean => {
    total += originalSize
    if (names.has(name) || pathFault(name) !== null) throw faulty('有不该有的文件名')
    if (total > unpackedLimit) throw faulty('解开后太大')
    names.add(name)
    return true
  }
  try {
    return new Map(Object.entries(unzipSync(bytes, {filter})))
  } catch (error) {
    throw error instanceof UsageError ? error : faulty('解不开')
  }
}
