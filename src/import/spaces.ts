/**
 * White space of the print layout. A 公文 is typeset by hand with blanks: `第一章 总 则`, `主 任：尤 权 副秘书长`.
 * Blanks that only spread single characters go; blanks that part words from each other stay, one each.
 */
const gap = /[\s\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+/gu
/** Characters that nobody sees and that break search: zero width, soft hyphen, word joiner, direction marks. */
const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/gu
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f]/gu

/** The text without any white space and without invisible characters: what two texts must share to be the same. */
export const bare = (text: string): string => text.replace(invisible, '').replace(control, '').replace(gap, '')

/** Without invisible and control characters. */
const visible = (text: string): string => text.replace(invisible, '').replace(control, '')

/** How many invisible or control characters a text holds. */
export const hiddenCount = (text: string): number => text.length - visible(text).length

const han = /^\p{Script=Han}$/u
const numbering = /^(第[〇零一二三四五六七八九十百千\d]+) +(?=[条章节编])/u

export interface Tidied {
  readonly text: string
  /** How many gaps between Han characters were closed. */
  readonly closed: number
}

/**
 * Closes the gaps of the print layout in one line of text: those between single Han characters, those at both ends,
 * and those inside a number (第一百二十四 条). Every other gap stays, full width if it was, as one blank.
 */
export function tidy(line: string): Tidied {
  const text = visible(line)
  const parts = text.split(gap)
  const gaps = text.match(gap) ?? []
  const spread = gaps.map((_, index) => isSpread(parts[index]!, parts[index + 1]!))
  const widths = gaps.map(widthOf)
  const least = narrowest(widths, spread)
  let closed = 0
  let result = parts[0]!
  for (const [index, width] of widths.entries()) {
    const closes = spread[index]! && width === least[index]
    if (closes) closed++
    const atEdge = index === 0 && parts[0] === '' ? true : index === gaps.length - 1 && parts.at(-1) === ''
    result += (closes || atEdge ? '' : blankOf(gaps[index]!)) + parts[index + 1]!
  }
  const joined = result.replace(numbering, '$1')
  return {text: joined, closed: closed + (joined === result ? 0 : 1)}
}

const blankOf = (blank: string): string => (blank.includes('\u3000') ? '\u3000' : ' ')
const widthOf = (blank: string): number => Array.from(blank).reduce((sum, one) => sum + (one === '\u3000' ? 2 : 1), 0)

/** A gap between two Han characters that each stand alone, or beside a mark that has its own white space. */
function isSpread(left: string, right: string): boolean {
  if (/[、，；《（“]$/u.test(left) || /^[、，。；：》）”]/u.test(right)) return left !== '' && right !== ''
  const before = Array.from(left)
  const after = Array.from(right)
  return isHan(before.at(-1)) && !isHan(before.at(-2)) && isHan(after[0]) && !isHan(after[1])
}

const isHan = (character: string | undefined): boolean => character !== undefined && han.test(character)

/** In `李　四　　王　五` the wider gap parts two names: of neighbouring spread gaps only the narrowest, given for each, close. */
function narrowest(widths: readonly number[], spread: readonly boolean[]): number[] {
  const least: number[] = []
  for (let from = 0; from < widths.length; from = least.length) {
    let to = from + 1
    while (spread[from] && spread[to]) to++
    const width = widths.slice(from, to).reduce((a, b) => Math.min(a, b))
    while (least.length < to) least.push(width)
  }
  return least
}

const cjk = '[\\p{Script=Han}\\u3000-\\u303f\\uff00-\\uffef“”‘’—…]'
const softBreak = new RegExp(`(?<=${cjk})[ \\t]*\\n[ \\t]*(?=${cjk})`, 'gu')

/** A line end inside a sentence: between Chinese characters it goes, elsewhere it becomes a blank. */
export const unwrapped = (text: string): string => text.replace(softBreak, '').replace(/(?<![ \t])[ \t]*\n[ \t]*/g, ' ')
