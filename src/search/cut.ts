/**
 * Pages as Pagefind is given them: in words, so that it need not look for them. To do that takes more than half of its time, and its
 * dictionary cuts in another way than the browser cuts a query; here both are cut by `Intl.Segmenter`. What Pagefind answers is put
 * together again as it stood.
 */
import {kindOf, kinds} from './pairs.ts'

/** What pages are said to be written in: a language for which Pagefind has neither a dictionary nor endings. */
export const language = 'und'

/** Between two words: white space to Pagefind, and no html page has it. */
const gap = '\f'
/** A word that stands before white space, to tell it from a gap. It has no letter, so it is not indexed. */
const space = '\u2060'
/** Neither wide nor meant; Pagefind leaves out some of it. */
const nothing = /[\u200b-\u200d\u2060\ufeff\f]+/g

const tag = /<(?:!--[\s\S]*?--|\/?([a-z][a-z0-9-]*)(?:"[^"]*"|'[^']*'|[^>"'])*|![^>]*)>/gi
/** Elements within a line; with all others a word ends. */
const inline = new Set(
  'a abbr b bdi bdo cite code data del dfn em font i ins kbd mark q rp rt ruby s samp small span strong sub sup time u var wbr'.split(
    ' ',
  ),
)
/** Elements whose text nobody reads. */
const unread = new Set(['script', 'style', 'template', 'title'])

/** An html page with its text in words. */
export function cut(html: string): string {
  const page = new Page()
  let from = 0
  let open = ''
  for (const match of html.matchAll(tag)) {
    const [whole, name = ''] = match
    const isEnd = whole[1] === '/'
    const text = html.slice(from, match.index)
    from = match.index + whole.length
    if (open === '') page.read(text)
    else page.html += text
    if (isEnd && name === open) open = ''
    else if (!isEnd && unread.has(name)) open = name
    if (name !== '' && !inline.has(name)) page.edge(isEnd)
    page.html += whole
  }
  page.html += html.slice(from)
  return page.html
}

const reference = /&#?[a-z0-9]+;/iy
/** Part of a word if a letter follows: `3.5`. */
const within = /[.,:'’_]/

class Page {
  html = ''
  /** Kind of the last character; white space where nothing stands before. */
  #last: number = kinds.space
  /** White space that was met and is not written yet. */
  #due = ''

  /** White space is written before the element that begins, so that a heading begins with its own first word. */
  edge(isEnd: boolean): void {
    this.#meet(' ')
    if (this.#due !== '' && !isEnd) this.#space()
  }

  read(given: string): void {
    const text = given.replace(nothing, '')
    for (let at = 0; at < text.length; ) {
      const start = at
      const kind = kindOf(text.charCodeAt(at))
      at = endOf(text, at, kind)
      const piece = text.slice(start, at)
      if (kind === kinds.space) this.#meet(piece)
      else this.#write(kind === kinds.unspaced ? wordsOf(piece) : piece, kind)
    }
    // Behind white space Pagefind ends no sentence.
    if (this.#due !== '') this.html += gap
  }

  #meet(white: string): void {
    if (this.#last !== kinds.space && this.#due === '') this.#due = white
  }

  #write(words: string, kind: number): void {
    if (this.#due !== '') this.#space()
    else if (this.#last !== kinds.space && (this.#last !== kinds.letter || kind !== kinds.letter)) this.html += gap
    this.html += words
    this.#last = kind
  }

  #space(): void {
    this.html += gap + space + this.#due
    this.#last = kinds.space
    this.#due = ''
  }
}

/** Where the piece that begins at a place ends: characters of one kind. */
function endOf(text: string, from: number, kind: number): number {
  if (text[from] === '&') {
    reference.lastIndex = from
    if (reference.test(text)) return reference.lastIndex
  }
  let at = from + 1
  for (; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    const next = kindOf(unit)
    if (next === kind && unit !== 0x26) continue
    const isWithin = kind === kinds.letter && within.test(text[at]!) && kindOf(text.charCodeAt(at + 1)) === kinds.letter
    if (!isWithin) break
  }
  return at
}

const segmenter = new Intl.Segmenter('zh', {granularity: 'word'})
/** Words of what stood between two signs: official texts say many things again and again, and to look them up takes long. */
const known = new Map<string, string>()
const mostKnown = 50_000

function wordsOf(text: string): string {
  const found = known.get(text)
  if (found !== undefined) return found
  const words = Array.from(segmenter.segment(text), ({segment}) => segment).join(gap)
  if (known.size >= mostKnown) known.clear()
  known.set(text, words)
  return words
}

/** White space at the beginning, or around what Pagefind left out. */
const repeated = /(?<=^|\u2060 )\u2060/g

/** A page's text as Pagefind answers it, as it stood; words have a space without width between them, as Pagefind itself would write it. */
export const rejoined = (text: string): string =>
  joined(text.startsWith(space) || text.includes(`${space} ${space}`) ? text.replace(repeated, '') : text)

const units = {space: 0x20, stop: 0x2e, apart: 0x200b, white: space.charCodeAt(0)}
let room = new Uint16Array(1 << 16)

/** One way through all units: a page has a thousand places to change, and each costs something to a replacement of strings. */
function joined(text: string): string {
  if (text.length > room.length) room = new Uint16Array(text.length * 2)
  let length = 0
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    // A full stop that Pagefind puts behind white space belongs before it.
    const isBefore = unit === units.white && text.charCodeAt(at + 1) === units.stop
    if (isBefore) room[length++] = text.charCodeAt(++at)
    room[length++] = unit === units.white ? units.space : unit === units.space ? units.apart : unit
  }
  return Buffer.from(room.buffer, 0, length * 2).toString('utf16le')
}

/** The same for what is said of a page: a title, the value of a filter. */
export const uncut = (text: string): string => text.replace(/[\f\u2060]+/g, '').trim()
