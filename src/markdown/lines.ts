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

/** Characters that are not white space. The text is well-formed: of the two units of a pair, the first counts. */
export function lengthOf(text: string): number {
  let length = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    // Nearly all are Han or their punctuation.
    if ((code > 0x30_00 && code < 0xdc_00) || isCounted(code)) length++
  }
  return length
}

/** Whether a unit begins a character that is not `\s`. By ranges: asking a pattern for each would take many times as long. */
function isCounted(code: number): boolean {
  if (code < 0x80) return code > 0x20 || code < 0x09 || (code > 0x0d && code < 0x20)
  if (code < 0x20_00) return code !== 0xa0 && code !== 0x16_80
  if (code <= 0x20_5f) return code > 0x20_0a && code !== 0x20_28 && code !== 0x20_29 && code !== 0x20_2f && code !== 0x20_5f
  return code !== 0x30_00 && code !== 0xfe_ff && (code < 0xdc_00 || code > 0xdf_ff)
}
