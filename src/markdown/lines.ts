/** Plain text as lines. */

/** Where a text is not one line a block yet: white space at either end of a line, or twice; a line of nothing else. */
const uneven = /^\s|\n\s|[ \n]$| \n| {2}|\u00a0/u

/** Lines, in which there may be line breaks, as one text: white space squeezed, no empty lines. */
export function joined(lines: readonly string[]): string {
  const text = lines.join('\n')
  if (!uneven.test(text)) return text
  return text
    .split('\n')
    .map(line => line.replace(/[ \u00a0]+/gu, ' ').replace(/^ | $/gu, ''))
    .filter(line => line.trim() !== '')
    .join('\n')
}

/** Characters that are not white space. The text is well-formed: one that takes two units has its second in the range of low surrogates. */
export function lengthOf(text: string): number {
  let length = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if ((code < 0xdc_00 || code > 0xdf_ff) && !isWhite(code)) length++
  }
  return length
}

/** What `\s` is, by ranges: asking a pattern for each character would take many times as long. */
function isWhite(code: number): boolean {
  if (code <= 0x20) return code === 0x20 || (code >= 0x09 && code <= 0x0d)
  if (code < 0x16_80) return code === 0xa0
  if (code <= 0x20_5f) return code === 0x16_80 || (code >= 0x20_00 && code <= 0x20_0a) || isSeparator(code)
  return code === 0x30_00 || code === 0xfe_ff
}

const isSeparator = (code: number): boolean => code === 0x20_28 || code === 0x20_29 || code === 0x20_2f || code === 0x20_5f
