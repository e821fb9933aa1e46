/** Texts as they lie in the store: as UTF-16, as they lie in memory. To take UTF-8 apart would cost more than all else that is done with them. */

export const storable = (text: string): Buffer => Buffer.from(text, 'utf16le')

/** Where the first line of such a text ends, in bytes. */
export function endOfLine(bytes: Uint8Array): number {
  let at = 0
  while (at < bytes.length && (bytes[at] !== 0x0a || bytes[at + 1] !== 0)) at += 2
  return at
}

export const readable = (bytes: Uint8Array): string =>
  (Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)).toString('utf16le')
