/** Texts without what only printing makes different: widths, white space, kinds of quotes, dashes and brackets. */

/** What NFKC leaves apart though readers do not see two things in it. */
const twins: Readonly<Record<string, string>> = {
  '“': '"',
  '”': '"',
  '「': '"',
  '」': '"',
  '‘': "'",
  '’': "'",
  '—': '-',
  '－': '-',
  '–': '-',
  '―': '-',
  '〔': '(',
  '〕': ')',
  '[': '(',
  ']': ')',
  '【': '(',
  '】': ')',
  '〈': '<',
  '〉': '>',
  '《': '<',
  '》': '>',
  '。': '.',
  '·': '.',
  '•': '.',
  '∶': ':',
  〇: '0',
  '○': '0',
}
const everyTwin = /[“”「」‘’—－–―〔〕[\]【】〈〉《》。·•∶〇○]/gu

/** Two texts of the same normal form say the same, printed otherwise. */
export const normal = (text: string): string =>
  text
    .normalize('NFKC')
    .replaceAll(/[\s\u200b-\u200f\u2060\ufeff]+/gu, '')
    .replaceAll(everyTwin, found => twins[found]!)
