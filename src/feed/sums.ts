/** SHA256SUMS and SM3SUMS as `sha256sum -c` reads them, and as they are read back. */
import {byCodePoint} from '../base/paths.ts'
import type {Digest} from '../base/types.ts'

/** Digests by path, below the feed's folder. */
export type Sums = ReadonlyMap<string, Digest>

export const sha256Sums = 'SHA256SUMS'
export const sm3Sums = 'SM3SUMS'

export const sumsText = (sums: Sums): string =>
  [...sums]
    .sort(([a], [b]) => byCodePoint(a, b))
    .map(([path, digest]) => `${digest}  ${path}\n`)
    .join('')

/** Null when a line is none, or a path leaves the folder or comes twice. */
export function sumsIn(text: string): Sums | null {
  const sums = new Map<string, Digest>()
  for (const line of text.split('\n')) {
    if (line === '') continue
    const [, digest, path] = /^([0-9a-f]{64}) {2}(.+)$/u.exec(line) ?? []
    if (digest === undefined || path === undefined || !isInside(path) || sums.has(path)) return null
    sums.set(path, digest)
  }
  return sums
}

/** Whether a path stays in the folder that it is read from. */
export const isInside = (path: string): boolean =>
  /^[A-Za-z0-9._/-]+$/u.test(path) && path.split('/').every(step => step !== '' && step !== '.' && step !== '..')
