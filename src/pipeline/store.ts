/** Bytes by digest, for one run. (A store that lasts, and what makes it sound, come with incremental builds.) */
import {digest as digestOfBytes} from '../base/digest.ts'
import type {Digest} from '../base/types.ts'

export interface Store {
  blob(digest: Digest): Uint8Array
  keep(bytes: string | Uint8Array): Digest
}

export function openStore(): Store {
  const blobs = new Map<Digest, Uint8Array>()
  return {
    blob(digest) {
      const bytes = blobs.get(digest)
      if (!bytes) throw new Error(`no blob ${digest}`)
      return bytes
    },
    keep(bytes) {
      const digest = digestOfBytes(bytes)
      if (!blobs.has(digest)) blobs.set(digest, typeof bytes === 'string' ? Buffer.from(bytes) : bytes)
      return digest
    },
  }
}
