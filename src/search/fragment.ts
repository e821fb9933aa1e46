/** What Pagefind keeps of one page to show beside a hit, and what the lists of the search take from it. */
import {gzipSync} from 'node:zlib'
import {rejoined, uncut} from './cut.ts'

const signature = 'pagefind_dcd'

/** What is known of a page before its text is loaded. */
export type PageFacts = {
  readonly url: string
  readonly title: string
  /** `政策文件` */
  readonly kind: string
  /** The 发文字号 as it is printed; empty where there is none. */
  readonly number: string
  /** `YYYY-MM-DD`; empty where there is none. */
  readonly date: string
  /** The words of its stamp and their tone (`ok`, `off`, …); empty where it has none. */
  readonly state: readonly [words: string, tone: string]
  /** Values by the name of the filter. */
  readonly filters: Readonly<Record<string, readonly string[]>>
  /** The 条 that have an anchor `tiao-…`: `1-45,12-1z`. */
  readonly clauses: string
}

export interface Fragment {
  readonly facts: PageFacts
  /** The page's text, its title first. */
  readonly text: string
  /** As a file of the bundle. */
  readonly bytes: Buffer
}

interface Written {
  readonly url: string
  readonly content: string
  readonly meta: Readonly<Record<string, string>>
  readonly filters: Readonly<Record<string, readonly string[]>>
  readonly anchors: readonly {readonly id: string; readonly text: string}[]
}

/** The JSON of a `.pf_fragment` of Pagefind 1.6.0 taken apart, and what it was cut into put together. */
export function readFragment(json: string): Fragment {
  const written = whole(JSON.parse(json) as Written)
  const {url, content, meta, filters, anchors} = written
  const facts: PageFacts = {
    url,
    title: meta['title'] ?? '',
    kind: meta['kind'] ?? '',
    number: meta['documentNumber'] ?? '',
    date: meta['date'] ?? '',
    state: [meta['state'] ?? '', meta['tone'] ?? ''],
    filters,
    clauses: clausesOf(anchors.map(({id}) => id)),
  }
  return {facts, text: content, bytes: packed(signature + JSON.stringify(written))}
}

const whole = ({content, meta, filters, anchors, ...rest}: Written): Written => ({
  ...rest,
  content: rejoined(content),
  meta: mapped(meta, uncut),
  filters: mapped(filters, values => values.map(uncut)),
  anchors: anchors.map(anchor => ({...anchor, text: uncut(anchor.text).replace(/\s+/g, ' ')})),
})

const mapped = <Value>(values: Readonly<Record<string, Value>>, change: (value: Value) => Value): Record<string, Value> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, change(value)]))

function packed(text: string): Buffer {
  const bytes = gzipSync(text, {level: 4, windowBits: 14, memLevel: 7})
  // The byte that names the system: the same bytes everywhere.
  bytes[9] = 255
  return bytes
}

/** `tiao-1`, `tiao-2`, `tiao-3`, `tiao-12-1z` -> `1-3,12-1z`: laws have hundreds, and nearly all of them in a row. */
export function clausesOf(ids: readonly string[]): string {
  const names = ids.flatMap(id => /^tiao-(\d+(?:-\d+z)?)$/.exec(id)?.[1] ?? [])
  const numbers = names.filter(name => !name.includes('-')).map(Number)
  const spans: [number, number][] = []
  for (const number of [...new Set(numbers)].sort((a, b) => a - b)) {
    const last = spans.at(-1)
    if (last && last[1] === number - 1) last[1] = number
    else spans.push([number, number])
  }
  const inserted = names.filter(name => name.includes('-'))
  return [...spans.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)), ...inserted].join(',')
}
