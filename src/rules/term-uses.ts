/** Where words of the office's list stand in a text. */

/** How an item of a list is looked for. */
export interface Sought {
  readonly word: string
  /** Phrases that hold the word and are right. */
  readonly except: readonly string[]
}
export interface Use<Item> {
  readonly item: Item
  readonly word: string
  readonly index: number
  /** Whether it stands in “”: then it may be another's word. */
  readonly isQuoted: boolean
}

interface Prepared {
  readonly pattern: RegExp
  readonly byWord: ReadonlyMap<string, {readonly item: unknown; readonly except: readonly string[]}>
}

/** More than anybody reads. */
const most = 500
/** How far back an opening mark is looked for: no title is longer. */
const far = 120

/** Lists of words live as long as a run, and are looked for in every text. */
const known = new WeakMap<readonly unknown[], Prepared>()

function prepare<Item>(list: readonly Item[], sought: (item: Item) => Sought): Prepared {
  const before = known.get(list)
  if (before) return before
  const byWord = new Map(list.map(item => [sought(item).word, {item, except: sought(item).except}]))
  const words = [...byWord.keys()].sort((a, b) => b.length - a.length)
  const first = new Set(words.map(word => escaped(word[0]!)))
  // Few characters begin a word: asking that first spares going through all words at every character.
  const pattern = new RegExp(`(?=[${[...first].join('')}])(?:${words.map(bounded).join('|')})`, 'g')
  const prepared = {pattern, byWord}
  known.set(list, prepared)
  return prepared
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')

/** Letters and digits only as a whole word: MCN is not in MCNs. */
const bounded = (word: string): string =>
  `${/^\w/.test(word) ? '(?<!\\w)' : ''}${escaped(word)}${/\w$/.test(word) ? '(?!\\w)' : ''}`

/** Where the words stand, from left to right; not where an exception covers them, nor in 《》, which is the name of something else. */
export function usesOf<Item>(list: readonly Item[], sought: (item: Item) => Sought, text: string): Use<Item>[] {
  const found: Use<Item>[] = []
  if (list.length === 0) return found
  const {pattern, byWord} = prepare(list, sought)
  for (const {0: word, index} of text.matchAll(pattern)) {
    const {item, except} = byWord.get(word)!
    const before = text.slice(Math.max(0, index - far), index).replace(/^.*\n/s, '')
    if (isOpen(before, '《', '》') || except.some(phrase => covers(phrase, word, text, index))) continue
    found.push({item: item as Item, word, index, isQuoted: isOpen(before, '“', '”')})
    if (found.length === most) break
  }
  return found
}

const isOpen = (before: string, left: string, right: string): boolean => before.lastIndexOf(left) > before.lastIndexOf(right)

/** Whether the phrase stands so that the word at `index` is the one in it. */
function covers(phrase: string, word: string, text: string, index: number): boolean {
  for (let at = phrase.indexOf(word); at >= 0; at = phrase.indexOf(word, at + 1))
    if (text.startsWith(phrase, index - at)) return true
  return false
}
