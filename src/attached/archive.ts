/**
 * The parts of a zip archive, within limits. What an archive says of itself is not believed: bytes are counted as they come out, so that
 * a bomb costs no more than the limit, whatever its directory claims.
 */
import {type Entry, fromBufferPromise, type ZipFile} from 'yauzl'
import {mebibytes, Unreadable} from './unreadable.ts'

export const limits = {
  /** Bytes of the archive. */
  archive: 64 * 1024 * 1024,
  entries: 5000,
  /** Bytes that come out of it, all wanted parts together. */
  inflated: 32 * 1024 * 1024,
  /** How many times its size a part may become. Office documents reach a hundred, deflate a thousand. */
  ratio: 250,
  /** Bytes below which the ratio says nothing. */
  small: 1024 * 1024,
}

/** The names and bytes of the parts that are wanted, in the archive's own order. Throws when it is broken or beyond the limits. */
export async function partsIn(bytes: Uint8Array, isWanted: (name: string) => boolean): Promise<ReadonlyMap<string, Uint8Array>> {
  if (bytes.length > limits.archive) throw new Unreadable(`文件有 ${mebibytes(bytes.length)}，超过 ${mebibytes(limits.archive)}`)
  const zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), {lazyEntries: true})
  if (zip.entryCount > limits.entries) throw new Unreadable(`压缩包里有 ${zip.entryCount} 个文件，超过 ${limits.entries} 个`)
  const parts = new Map<string, Uint8Array>()
  let room = limits.inflated
  for await (const entry of zip.eachEntry()) {
    const name = entry.fileName
    if (!isWanted(name)) continue
    if (parts.has(name)) throw new Unreadable('压缩包里有同名的部分')
    const part = await inflated(zip, entry, room)
    room -= part.length
    parts.set(name, part)
  }
  return parts
}

async function inflated(zip: ZipFile, entry: Entry, room: number): Promise<Uint8Array> {
  if (entry.isEncrypted()) throw new Unreadable('文件加了密码')
  const most = Math.max(limits.small, entry.compressedSize * limits.ratio)
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of await zip.openReadStreamPromise(entry)) {
    size += (chunk as Uint8Array).length
    if (size > room) throw new Unreadable(`内容解压后超过 ${mebibytes(limits.inflated)}`)
    if (size > most) throw new Unreadable(`内容解压后是文件的${limits.ratio}倍以上`)
    chunks.push(chunk as Uint8Array)
  }
  return Buffer.concat(chunks)
}
