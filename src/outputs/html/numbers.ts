/** 文号索引: every 发文字号 by 机关代字, year and number, so that one can be found by eye or by the browser's own search. */
import {parseDocumentNumber} from '../../base/document-number.ts'
import {byCodePoint} from '../../base/paths.ts'
import type {Entry, Json, Site} from '../../base/types.ts'
import {card} from '../card.ts'
import {textOf} from './fields.ts'
import {frame, type Page, page} from './frame.ts'
import {entriesOf} from './list.ts'
import {say} from './words.ts'

interface Numbered {
  readonly entry: Entry
  readonly code: string
  readonly year: string
  readonly serial: number
}

/** The index at `/policies/numbers/`. */
export function* numbers(site: Site): Iterable<Page> {
  const all = entriesOf(site, 'policy').flatMap(entry => numberOf(entry) ?? [])
  const order = Object.keys(site.project.config.documentCodes ?? {})
  const place = (code: string): number =>
    code === '' ? Number.MAX_SAFE_INTEGER : order.includes(code) ? order.indexOf(code) : order.length
  const codes = [...new Set(all.map(({code}) => code))].sort((a, b) => place(a) - place(b) || byCodePoint(a, b))
  const title = say(site, 'numbers.title')
  yield page(
    '/policies/numbers/',
    'numbers',
    frame(site, {
      url: '/policies/numbers/',
      title,
      section: 'policies',
      crumbs: [{title: say(site, 'library.title'), url: '/policies/'}],
      description: say(site, 'numbers.description'),
      column: 'policy',
      dated: true,
    }),
    {
      title,
      lead: say(site, 'numbers.count', {count: all.length}),
      groups: codes.map((code, index) => groupOf(site, code, index, all)),
    } as unknown as Json,
  )
}

function numberOf(entry: Entry): Numbered | undefined {
  const text = textOf(entry.data, 'documentNumber')
  const parsed = text === undefined ? null : parseDocumentNumber(text)
  if (!parsed) return undefined
  return {entry, code: parsed.code, year: parsed.year?.toString() ?? '', serial: parsed.serial}
}

function groupOf(site: Site, code: string, index: number, all: readonly Numbered[]) {
  const own = all.filter(item => item.code === code)
  const years = [...new Set(own.map(({year}) => year))].sort((a, b) => byCodePoint(b, a))
  return {
    id: `code-${index + 1}`,
    title: code === '' ? say(site, 'numbers.uncoded') : code,
    count: own.length,
    years: years.map(year => ({
      title: year === '' ? say(site, 'numbers.undated') : say(site, 'frame.year', {year}),
      items: own
        .filter(item => item.year === year)
        .sort((a, b) => a.serial - b.serial || byCodePoint(a.entry.id, b.entry.id))
        .map(item => card(site, item.entry)),
    })),
  }
}
