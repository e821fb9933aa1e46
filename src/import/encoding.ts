/** Bytes of unknown encoding -> text. What the bytes do not tell is not guessed: neither Big5 nor Latin. */
import {type Encoding, fits, markOf, wideOf} from '../base/encoding.ts'

/** The text with line ends as `\n` and without a byte order mark, or the offset of the first byte that fits no encoding. */
export type Decoded =
  | {readonly ok: true; readonly text: string; readonly encoding: Encoding}
  | {readonly ok: false; readonly offset: number}

export function decode(bytes: Uint8Array): Decoded {
  const mark = markOf(bytes)
  if (mark) return read(bytes.subarray(mark.length), mark.encoding) ?? {ok: false, offset: firstBad(bytes, mark.encoding)}
  // NUL is valid UTF-8, so wide text of ASCII letters would pass for it: look at the NULs first.
  const wide = wideOf(bytes)
  const known = wide ? read(bytes, wide) : (read(bytes, 'utf-8') ?? read(bytes, 'gb18030'))
  return known ?? {ok: false, offset: firstBad(bytes, 'gb18030')}
}

function read(bytes: Uint8Array, encoding: Encoding): Decoded | null {
  if (!fits(bytes, encoding)) return null
  const text = new TextDecoder(encoding, {ignoreBOM: true}).decode(bytes)
  return {ok: true, text: text.replace(/\r\n?|\u2028|\u2029|\u0085/g, '\n'), encoding}
}

/** Where decoding breaks: the longest prefix that reads, found by halving. */
function firstBad(bytes: Uint8Array, encoding: Encoding): number {
  let [good, bad] = [0, bytes.length]
  while (good < bad) {
    const middle = Math.ceil((good + bad) / 2)
    if (fits(bytes.subarray(0, middle), encoding, true)) good = middle
    else bad = middle - 1
  }
  return good
}
