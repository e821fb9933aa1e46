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
  // One unit, one character: then the text is its own list.
  const characters = single.test(prose.slice(0, longest + 1)) ? prose : charactersOf(prose)
  if (characters.length <= longest) return text(characters)
  for (let at = longest - 1; at >= 11; at--) if (/^[。！？；]/u.test(characters[at]!)) return text(characters.slice(0, at + 1))
  return `${text(characters.slice(0, longest - 1)).replace(/[，、：\s]+$/u, '')}…`
}

const text = (characters: string | readonly string[]): string =>
  typeof characters === 'string' ? characters : characters.join('')

let graphemes: Intl.Segmenter | null = null

/** The first characters of a text as a reader counts them. */
function charactersOf(text: string): string[] {
  graphemes ??= new Intl.Segmenter('zh', {granularity: 'grapheme'})
  // Long texts are cut first: nobody segments a whole statute for its first line.
  const cut = Array.from(text)
    .slice(0, longest * 8)
    .join('')
  return [...graphemes.segment(cut)].map(({segment}) => segment)
}
