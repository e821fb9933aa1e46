/** The first sentences of a body, for lists and search. */

/** A paragraph on one line; null when it is no sentence, nor the long beginning of an enumeration, or is an item of one, quoted or not. */
export function proseOf(paragraph: string): string | null {
  const text = paragraph.replaceAll('\n', ' ').trim()
  if (!/[。！？]/u.test(text) && !/^.{24,}：$/u.test(text)) return null
  return /^[“‘]?(?:[（(]|[0-9０-９]{1,3}[.．、]|[⒈-⒛])/u.test(text) ? null : text
}

const longest = 80
/** What is one character for a reader wherever it stands: letters, Han and their punctuation, none of which joins what is before or behind it. */
const single =
  /^[\x20-\x7e\u00b7\u2010-\u2027\u2030-\u205e\u2100-\u218f\u2460-\u24ff\u3001-\u3020\u3400-\u4dbf\u4e00-\u9fff\uff01-\uff5e]*$/

/** The first sentences of a running text, at most 80 characters as a reader counts them; cut at a sentence's end if there is one. */
export function excerptOf(prose: string): string {
  const characters = charactersOf(prose)
  if (characters.length <= longest) return characters.join('')
  const head = characters.slice(0, longest)
  const end = head.findLastIndex(character => /^[。！？；]/u.test(character))
  if (end >= 11) return head.slice(0, end + 1).join('')
  return `${head
    .slice(0, longest - 1)
    .join('')
    .replace(/[，、：\s]+$/u, '')}…`
}

let graphemes: Intl.Segmenter | null = null

/** The first characters as a reader counts them, one more than an excerpt may have at least. */
function charactersOf(text: string): string[] {
  const beginning = text.slice(0, longest + 1)
  if (single.test(beginning)) return beginning.split('')
  graphemes ??= new Intl.Segmenter('zh', {granularity: 'grapheme'})
  // Long texts are cut first: nobody segments a whole statute for its first line.
  const cut = Array.from(text)
    .slice(0, longest * 8)
    .join('')
  return [...graphemes.segment(cut)].map(({segment}) => segment)
}
