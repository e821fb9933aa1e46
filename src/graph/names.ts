/** Names by which editors and texts call an entry: its id, its 发文字号, its title. */

import {numberKey, parseDocumentNumber} from '../base/document-number.ts'
import {nearest} from '../base/nearest.ts'
import {normalTitle, titleForms, titleInMarks} from '../base/titles.ts'
import type {Entry} from '../base/types.ts'

/** `sswg-2024-3《标题》`: what to write, and what it is. */
export const calling = ({id, data}: Entry): string => `${id}${titleInMarks(data.title)}`

export interface Names {
  /** Entries called so; none or several is for the caller to judge. */
  byNumber(number: string): readonly Entry[]
  byTitle(title: string): readonly Entry[]
  /** An id, a 发文字号 or a title, as an editor may write it in front matter. */
  called(written: string): readonly Entry[]
  /** What the writer may have meant, of those that may stand there. What the text names comes first, if it is at all like what was written. */
  near(written: string, accepts: (entry: Entry) => boolean, named: readonly Entry[]): Entry[]
}

/** The letters that stand for a 机关代字 in a name: `sswg` of `sswg-2024-3`. */
const codeIn = (name: string): string | undefined => /^[a-z]+(?=-)/u.exec(name)?.[0]

const add = <K>(map: Map<K, Entry[]>, key: K, entry: Entry): void => {
  const list = map.get(key)
  if (list) list.push(entry)
  else map.set(key, [entry])
}

function numbersOf(entries: readonly Entry[]): Map<string, Entry[]> {
  const numbers = new Map<string, Entry[]>()
  for (const entry of entries) {
    const number = entry.data['documentNumber']
    const normal = typeof number === 'string' ? parseDocumentNumber(number)?.normal : undefined
    if (normal) add(numbers, numberKey(normal), entry)
  }
  return numbers
}

function titlesOf(entries: readonly Entry[], issuerNames: readonly string[]): Map<string, Entry[]> {
  const titles = new Map<string, Entry[]>()
  for (const entry of entries) for (const form of titleForms(entry.data.title, issuerNames)) add(titles, form, entry)
  return titles
}

/** `issuerNames`: names, former names and short names of the registry, which titles often begin with. */
export function namesOf(entries: readonly Entry[], issuerNames: readonly string[]): Names {
  const ids = new Map(entries.map(entry => [entry.id, entry]))
  // Made when first asked for: a site whose entries name each other by id needs neither.
  let numbers: ReadonlyMap<string, readonly Entry[]> | undefined
  let titles: ReadonlyMap<string, readonly Entry[]> | undefined
  const byNumber = (number: string) => {
    numbers ??= numbersOf(entries)
    return numbers.get(numberKey(number)) ?? []
  }
  const byTitle = (title: string) => {
    titles ??= titlesOf(entries, issuerNames)
    return titles.get(normalTitle(title)) ?? []
  }
  return {
    byNumber,
    byTitle,
    called(written) {
      const own = ids.get(written)
      if (own) return [own]
      const number = parseDocumentNumber(written)
      return number ? byNumber(number.normal) : byTitle(written.replace(/^《(.*)》$/u, '$1'))
    },
    near(written, accepts, named) {
      const byName = new Map<string, Entry>()
      for (const entry of entries.filter(accepts)) {
        for (const name of [entry.id, entry.data.title, entry.data['documentNumber']])
          if (typeof name === 'string') byName.set(name, entry)
      }
      // sswg-2024-03 is nearer to sswg-2024-3 than to sswg-2023-3, though both differ in one character.
      const unpadded = byName.get(written.replace(/(?<!\d)0+(?=\d)/gu, ''))
      const alike = nearest(written, byName.keys()).map(name => byName.get(name)!)
      const code = codeIn(written)
      const isLike = (entry: Entry): boolean => alike.includes(entry) || (code !== undefined && codeIn(entry.id) === code)
      const likely = named.filter(entry => accepts(entry) && isLike(entry))
      return [...new Set([...(unpadded ? [unpadded] : []), ...likely, ...alike])].slice(0, 3)
    },
  }
}
