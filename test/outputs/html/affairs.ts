/** Entries of every kind that is no policy, from the kinds' own samples: refs and files are read off the fields as `load` does. */
import {valuesAt} from '../../../src/base/pointer.ts'
import type {Frontmatter, Json, Ref} from '../../../src/base/types.ts'
import {kinds} from '../../../src/kinds/index.ts'
import type {Given} from '../site.ts'

type Fields = {readonly [key: string]: Json | undefined}

/** An entry of a kind: its sample with some fields changed; a field set to undefined is left out. */
export function entryOf(kind: string, place: string, patch: Fields = {}, more: Partial<Given> = {}): Given {
  const {sample, refs, files, dir} = kinds.find(one => one.name === kind)!
  const merged = Object.entries({...sample.data, ...patch}).filter(([, value]) => value !== undefined)
  const data = Object.fromEntries(merged) as Frontmatter
  return {
    at: `${kind} ${dir}/${place}`,
    data,
    refs: Object.entries(refs).flatMap(([pattern, rel]) =>
      valuesAt(data as Json, pattern).map(({pointer, value}) => refOf(rel, pointer, value)),
    ),
    files: files.flatMap(pattern =>
      valuesAt(data as Json, pattern).map(({pointer, value}) => ({file: String(value), at: pointer})),
    ),
    ...more,
  }
}

function refOf(rel: Ref['rel'], at: string, value: Json): Ref {
  if (typeof value === 'string') return {rel, to: value, at}
  const {to, ...more} = value as Fields
  return {rel, to: typeof to === 'string' ? to : null, at, more}
}

/** The stages of the sample decision with some replaced. */
export function stagesWith(patch: Fields): Json {
  const {sample} = kinds.find(one => one.name === 'decision')!
  return {...(sample.data['stages'] as Fields), ...patch} as Json
}

/** The text of a page as a reader has it: tags gone, white space one. */
export const textOf = (page: string): string =>
  page
    .replace(/<head>.*?<\/head>/s, '')
    .replace(/<span class="nb">(.*?)<\/span>/g, '$1')
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&quot;', '"')
    .replace(/\s+/g, ' ')

/** What stands inside an element of the page that begins so: up to the end of that tag name. */
export function partOf(page: string, start: string): string {
  const from = page.indexOf(start)
  if (from < 0) throw new Error(`the page has no ${start}`)
  const tag = /^<(\w+)/.exec(start)![1]!
  return page.slice(from, page.indexOf(`</${tag}>`, from))
}
