/** Bytes of unknown encoding -> text. The order of hazards.md §1.6: mark, UTF-8, NUL bytes, GB18030; nothing is guessed beyond that. */

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030'

/** The text with line ends as `\n` and without a byte order mark, or the offset of the first byte that fits no encoding. */
export type Decoded =
  | {readonly ok: true; readonly text: string; readonly encoding: Encoding}
  | {readonly ok: false; readonly offset: number}

export function decode(bytes: Uint8Array): Decoded {
  const marked = markOf(bytes)
  if (marked) return read(bytes.subarray(marked.length), marked.encoding) ?? {ok: false, offset: firstBad(bytes, marked.encoding)}
  // NUL is valid UTF-8, so wide text of ASCII letters would pass for it: look at the NULs first.
  const wide = wideGuess(bytes)
  if (wide) return read(bytes, wide) ?? {ok: false, offset: firstBad(bytes, wide)}
  return read(bytes, 'utf-8') ?? read(bytes, 'gb18030') ?? {ok: false, offset: firstBad(bytes, 'gb18030')}
}

function markOf(bytes: Uint8Array): {encoding: Encoding; length: number} | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return {encoding: 'utf-8', length: 3}
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return {encoding: 'utf-16le', length: 2}
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return {encoding: 'utf-16be', length: 2}
  return null
}

/** UTF-16 without a mark: many NULs, nearly all of them on one side of each pair (line ends, digits and tags are ASCII). */
function wideGuess(bytes: Uint8Array): Encoding | null {
  const sample = bytes.subarray(0, 65_536)
  const nuls = [0, 0]
  for (let index = 0; index < sample.length; index++) if (sample[index] === 0) nuls[index % 2]!++
  const all = nuls[0]! + nuls[1]!
  if (bytes.length % 2 !== 0 || all * 50 < sample.length) return null
  if (nuls[1]! > all * 0.9) return 'utf-16le'
  return nuls[0]! > all * 0.9 ? 'utf-16be' : null
}

function read(bytes: Uint8Array, encoding: Encoding): Decoded | null {
  try {
    const text = new TextDecoder(encoding, {fatal: true, ignoreBOM: true}).decode(bytes)
    return {ok: true, text: text.replace(/\r\n?|\u2028|\u2029|\u0085/g, '\n'), encoding}
  } catch {
    return null
  }
}

/** Where decoding breaks: the longest prefix that reads, found by halving. */
function firstBad(bytes: Uint8Array, encoding: Encoding): number {
  let [good, bad] = [0, bytes.length]
  while (good < bad) {
    const middle = Math.ceil((good + bad) / 2)
    if (readsAsPrefix(bytes.subarray(0, middle), encoding)) good = middle
    else bad = middle - 1
  }
  return good
}

function readsAsPrefix(bytes: Uint8Array, encoding: Encoding): boolean {
  try {
    new TextDecoder(encoding, {fatal: true}).decode(bytes, {stream: true})
    return true
  } catch {
    return false
  }
}
