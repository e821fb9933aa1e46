/**
 * All policies in one small file, for filters in the browser and for whoever wants the list: a table with the names of its
 * columns once, because the same dozen keys two thousand times over would be half of it.
 */
import {defineOutput} from '../base/define.ts'
import type {Entry, Json, Site, ValidityState} from '../base/types.ts'
import {validityWords} from '../base/validity.ts'
import {isMadeOf} from './address.ts'
import {listYear} from './html/fields.ts'

/** The columns; a row has its values in this order, '' where there is none. */
const fields = [
  'id',
  'url',
  'title',
  'documentNumber',
  'issuers',
  'writtenDate',
  'publishDate',
  'effectiveDate',
  'expiryDate',
  'subjects',
  'topics',
  'type',
  'state',
  'interpreted',
  'year',
  'normative',
] as const

type Row = readonly (string | number | readonly (string | number)[])[]
type View = {
  readonly fields: readonly string[]
  readonly rows: readonly Row[]
  /** Names of the ids in `issuers`. */
  readonly issuers: Readonly<Record<string, string>>
  /** What the numbers in `subjects` stand for. */
  readonly subjects: readonly string[]
  readonly states: Readonly<Record<ValidityState, string>>
}

export default defineOutput<View>({
  name: 'index-json',
  mediaType: 'application/json',
  *plan(site) {
    const entries = site.entries.filter(entry => entry.kind === 'policy' && isMadeOf(site, entry, 'index-json'))
    const subjects = [...new Set(entries.flatMap(({data}) => texts(data.subjects)))].sort()
    const issuers = [...new Set(entries.flatMap(({data}) => texts(data.issuers)))].sort()
    yield {
      path: 'policies/index.json',
      view: {
        fields,
        rows: entries.map(entry => rowOf(site, entry, subjects)),
        issuers: Object.fromEntries(issuers.map(id => [id, site.organizations.get(id)?.name ?? id])),
        subjects,
        states: validityWords,
      },
    }
  },
  /** A line a policy, so that a change of one is a change of one line. */
  async render({view: {rows, ...rest}}) {
    const head = JSON.stringify(rest).slice(0, -1)
    return `${head},"rows":[\n${rows.map(row => JSON.stringify(row)).join(',\n')}\n]}\n`
  },
})

function rowOf(site: Site, entry: Entry, subjects: readonly string[]): Row {
  const {id, url, data} = entry
  const text = (key: string): string => (typeof data[key] === 'string' ? data[key] : '')
  return [
    id,
    url,
    data.title,
    text('documentNumber'),
    texts(data.issuers),
    text('writtenDate'),
    text('publishDate'),
    text('effectiveDate'),
    text('expiryDate'),
    texts(data.subjects).map(subject => subjects.indexOf(subject)),
    texts(data.topics),
    text('documentType'),
    site.validity.get(id)?.state ?? '',
    (site.graph.in.get(id) ?? []).some(({rel}) => rel === 'interprets') ? 1 : 0,
    listYear(site, entry) ?? '',
    data['normative'] === true ? 1 : 0,
  ]
}

const texts = (value: Json | undefined): string[] =>
  Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : []
