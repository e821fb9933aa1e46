/** The ledger of policies (台账) as rows of text, for csv and xlsx alike: both show the same cells or neither is right. */

import {inert} from '../base/csv.ts'
import {isObject} from '../base/json.ts'
import {byCodePoint} from '../base/paths.ts'
import {child, steps, valueAt} from '../base/pointer.ts'
import type {Entry, Json, JsonSchema, Kind, Pointer, Site} from '../base/types.ts'
import {validityWords} from '../base/validity.ts'
import {absolute} from './address.ts'
import {oncePerSite} from './html/memo.ts'

export type Table = {
  readonly header: readonly string[]
  readonly rows: readonly (readonly string[])[]
}
interface Column {
  readonly label: string
  cell(entry: Entry, index: number): string
}

const kindName = 'policy'

/** One row a policy, oldest 成文日期 first as ledgers are kept; every cell is safe to open in a spreadsheet. */
export const ledger: (site: Site) => Table = oncePerSite(site => {
  const kind = site.project.kinds.get(kindName)
  if (!kind) return {header: [], rows: []}
  const entries = site.entries.filter(entry => entry.kind === kindName).toSorted(byWrittenDate)
  const columns = columnsOf(site, kind)
  return {
    header: columns.map(({label}) => label),
    rows: entries.map((entry, index) => columns.map(({cell}) => inert(cell(entry, index)))),
  }
})

const byWrittenDate = (a: Entry, b: Entry): number =>
  byCodePoint(String(a.data.writtenDate ?? ''), String(b.data.writtenDate ?? '')) || byCodePoint(a.path, b.path)

/** The kind's own columns, and between and after them what is computed. */
function columnsOf(site: Site, kind: Kind): Column[] {
  const schema = site.project.schemas.get(kind.name) ?? {}
  const common = site.project.schemas.get('common') ?? {}
  const own = kind.columns.map((pointer): Column => {
    const organizations = isOrganization(pointer) ? site.organizations : none
    return {label: labelOf(schema, common, pointer), cell: entry => words(valueAt(entry.data, pointer), organizations)}
  })
  const dates = kind.columns.lastIndexOf('/expiryDate') + 1 || own.length
  return [
    {label: '序号', cell: (_, index) => String(index + 1)},
    ...own.slice(0, dates),
    {label: '有效性', cell: entry => stateOf(site, entry)},
    ...own.slice(dates),
    {label: '解读', cell: entry => interpretationsOf(site, entry)},
    {label: '网址', cell: entry => absolute(site.project, entry.url)},
  ]
}

function stateOf(site: Site, entry: Entry): string {
  const validity = site.validity.get(entry.id)
  return validity ? validityWords[validity.state] : ''
}

function interpretationsOf(site: Site, entry: Entry): string {
  const edges = (site.graph.in.get(entry.id) ?? []).filter(({rel}) => rel === 'interprets')
  const urls = edges.map(({from}) => site.byId.get(from)?.url).filter(url => url !== undefined)
  return urls.map(url => absolute(site.project, url)).join('；')
}

/** The field's Chinese title in the schema; the pointer itself when there is none. */
function labelOf(schema: JsonSchema, common: JsonSchema, pointer: Pointer): string {
  let node: Json | undefined = schema
  for (const step of steps(pointer)) {
    node = followed(node, schema, common)
    node = valueAt(node, child('/properties', step))
  }
  const title = valueAt(node, '/title') ?? valueAt(followed(node, schema, common), '/title')
  return typeof title === 'string' ? title : pointer
}

/** What a `$ref` into the same schema or into `common` names. */
function followed(node: Json | undefined, schema: JsonSchema, common: JsonSchema): Json | undefined {
  const ref = valueAt(node, '/$ref')
  if (typeof ref !== 'string') return node
  const [file = '', pointer = ''] = ref.split('#')
  return valueAt(file === '' ? schema : common, pointer)
}

type Organizations = Site['organizations']
const none: Organizations = new Map()

/** Organisations are written as ids, and read as names. */
const isOrganization = (pointer: Pointer): boolean => steps(pointer)[0] === 'issuers'

function words(value: Json | undefined, organizations: Organizations): string {
  if (value === undefined || value === null) return ''
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (Array.isArray(value)) return value.map(item => words(item as Json, organizations)).join('；')
  if (isObject(value)) return words(value['title'] ?? value['to'], organizations)
  return organizations.get(String(value))?.name ?? String(value)
}
