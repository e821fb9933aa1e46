/** A file that is published beside an entry, as far as rules can read it. */
import {endingOf} from '../base/paths.ts'
import type {AttachedFile} from '../base/types.ts'

/** Never throws: what cannot be read has no lines. */
export async function readAttached(path: string, bytes: Uint8Array): Promise<AttachedFile> {
  const ending = endingOf(path)
  const nothing: AttachedFile = {path, ending, lines: [], properties: {}, hidden: [], revisions: [], comments: []}
  return texts.has(ending) ? {...nothing, lines: linesOf(bytes)} : nothing
}

const texts: ReadonlySet<string> = new Set(['csv', 'txt', 'json', 'geojson', 'vtt'])

/** UTF-8, or GB18030 where it is no UTF-8. */
function linesOf(bytes: Uint8Array): string[] {
  const text = decoded(bytes, 'utf-8') ?? decoded(bytes, 'gb18030') ?? ''
  return text.split(/\r\n|\r|\n/u)
}

function decoded(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, {fatal: true}).decode(bytes)
  } catch {
    return null
  }
}
