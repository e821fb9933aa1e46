/**
 * The three statutory tables of an annual report, in the form of 国办公开办函〔2021〕30号: its rows, its words, its order. A view
 * carries cells and which headers each belongs to; the layout only draws them.
 */
import type {Json, Site} from '../../base/types.ts'
import {present} from '../card.ts'
import {numberOf, recordOf} from './fields.ts'
import {say} from './words.ts'

type Fields = {readonly [key: string]: Json | undefined}

/** A header cell. */
export type Head = {
  readonly id: string
  readonly text: string
  readonly scope: 'col' | 'colgroup' | 'row' | 'rowgroup'
  readonly columns?: number
  readonly rows?: number
}
/** A number and the ids of its headers. */
export type Cell = {readonly value: string; readonly headers: string; readonly columns?: number}
export type Row = {readonly heads: readonly Head[]; readonly cells: readonly Cell[]}
/** A table: the rows of its head, then groups of body rows. */
export type StatutoryTable = {
  readonly id: string
  readonly caption: string
  readonly head: readonly (readonly Head[])[]
  readonly rows: readonly Row[]
}

/** The tables of a report, by the number of the section they stand in. */
export function reportTables(site: Site, data: Fields): Readonly<Record<2 | 3 | 4, StatutoryTable>> {
  return {
    2: disclosure(site, recordOf(data, 'table2')),
    3: requests(site, recordOf(data, 'table3')),
    4: disputes(site, recordOf(data, 'table4')),
  }
}

const value = (data: Fields, key: string): string => String(numberOf(data, key) ?? '')

/** 二、主动公开政府信息情况: four blocks, each with a head of its own, so every cell names its headers. */
function disclosure(site: Site, data: Fields): StatutoryTable {
  const word = (key: string) => say(site, `report.table2.${key}`)
  const block = (item: string): Head => ({id: `t2-${item}`, text: word(item), scope: 'rowgroup', columns: 4})
  const heads = (item: string, columns: readonly string[]): Row => ({
    heads: [
      {id: `t2-${item}-name`, text: word('name'), scope: 'col'},
      ...columns.map(
        (key): Head =>
          present<Head>({id: `t2-${item}-${key}`, text: word(key), scope: 'col', columns: columns.length === 1 ? 3 : undefined}),
      ),
    ],
    cells: [],
  })
  const row = (item: string, key: string, cells: readonly [string, string][]): Row => ({
    heads: [{id: `t2-${key}`, text: word(key), scope: 'row'}],
    cells: cells.map(([column, number]) =>
      present<Cell>({
        value: number,
        headers: `t2-${item} t2-${item}-${column} t2-${key}`,
        columns: cells.length === 1 ? 3 : undefined,
      }),
    ),
  })
  const three = ['issued', 'repealed', 'inForce'] as const
  const rules = (key: 'regulations' | 'normative') =>
    row(
      'item1',
      key,
      three.map(column => [column, value(recordOf(data, key), column)]),
    )
  return {
    id: 'table-2',
    caption: word('caption'),
    head: [],
    rows: [
      {heads: [block('item1')], cells: []},
      heads('item1', three),
      rules('regulations'),
      rules('normative'),
      {heads: [block('item5')], cells: []},
      heads('item5', ['handled']),
      row('item5', 'licensing', [['handled', value(data, 'licensing')]]),
      {heads: [block('item6')], cells: []},
      heads('item6', ['handled']),
      row('item6', 'penalties', [['handled', value(data, 'penalties')]]),
      row('item6', 'coercion', [['handled', value(data, 'coercion')]]),
      {heads: [block('item8')], cells: []},
      heads('item8', ['charged']),
      row('item8', 'fees', [['charged', value(data, 'fees')]]),
    ],
  }
}

const applicants = ['natural', 'business', 'research', 'publicWelfare', 'legalService', 'other', 'total'] as const
const organisations: readonly string[] = applicants.slice(1, 6)

/** Groups of 三、本年度办理结果 and what each counts; a group of its own is counted in one row. */
const results: readonly (readonly [string, readonly string[]])[] = [
  ['granted', []],
  ['partlyGranted', []],
  [
    'refused',
    ['stateSecret', 'otherLaw', 'security', 'thirdParty', 'internalAffairs', 'process', 'enforcementFile', 'administrativeQuery'],
  ],
  ['unavailable', ['notHeld', 'needsCreation', 'unclear']],
  ['notProcessed', ['petition', 'repeated', 'publication', 'excessive', 'reconfirmation']],
  ['otherHandling', ['noCorrection', 'noPayment', 'other']],
  ['total', []],
]

/** 三、收到和处理政府信息公开申请情况: 25 rows, of which 22 under 本年度办理结果, by seven sorts of applicants. */
function requests(site: Site, data: Fields): StatutoryTable {
  const word = (key: string) => say(site, `report.table3.${key}`)
  const cells = (counts: Fields, heads: string): Cell[] =>
    applicants.map(key => ({
      value: value(counts, key),
      headers: `${heads} t3-applicant${organisations.includes(key) ? ' t3-organisations' : ''} t3-${key}`,
    }))
  const whole = (key: string): Row => ({
    heads: [{id: `t3-${key}`, text: word(key), scope: 'row', columns: 3}],
    cells: cells(recordOf(data, key), `t3-${key}`),
  })
  const handled = results.flatMap(([group, kinds]) => {
    const counts = recordOf(recordOf(data, 'results'), group)
    const id = `t3-results-${group}`
    if (kinds.length === 0)
      return [
        {
          heads: [{id, text: word(`results.${group}`), scope: 'row' as const, columns: 2}],
          cells: cells(counts, `t3-results ${id}`),
        },
      ]
    return kinds.map((kind, index): Row => {
      const head: Head = {id, text: word(`results.${group}`), scope: 'rowgroup', rows: kinds.length}
      const own: Head = {id: `${id}-${kind}`, text: word(`${group}.${kind}`), scope: 'row'}
      return {heads: index === 0 ? [head, own] : [own], cells: cells(recordOf(counts, kind), `t3-results ${id} ${own.id}`)}
    })
  })
  const [first, ...rest] = handled
  const all: Head = {id: 't3-results', text: word('handled'), scope: 'rowgroup', rows: handled.length}
  const col = (key: string): Head => ({id: `t3-${key}`, text: word(`applicants.${key}`), scope: 'col'})
  return {
    id: 'table-3',
    caption: word('caption'),
    head: [
      [
        {id: 't3-balance', text: word('balance'), scope: 'col', columns: 3, rows: 3},
        {id: 't3-applicant', text: word('applicants.all'), scope: 'colgroup', columns: 7},
      ],
      [
        {...col('natural'), rows: 2},
        {id: 't3-organisations', text: word('applicants.organisations'), scope: 'colgroup', columns: 5},
        {...col('total'), rows: 2},
      ],
      organisations.map(col),
    ],
    rows: [
      whole('received'),
      whole('carriedOver'),
      {heads: [all, ...first!.heads], cells: first!.cells},
      ...rest,
      whole('carriedForward'),
    ],
  }
}

const outcomes = ['upheld', 'corrected', 'other', 'pending', 'total'] as const
const disputeKinds = ['review', 'litigationDirect', 'litigationAfterReview'] as const

/** 四、政府信息公开行政复议、行政诉讼情况: one row of fifteen numbers under three levels of heads. */
function disputes(site: Site, data: Fields): StatutoryTable {
  const word = (key: string) => say(site, `report.table4.${key}`)
  const above = {
    review: 't4-review',
    litigationDirect: 't4-litigation t4-litigationDirect',
    litigationAfterReview: 't4-litigation t4-litigationAfterReview',
  }
  return {
    id: 'table-4',
    caption: word('caption'),
    head: [
      [
        {id: 't4-review', text: word('review'), scope: 'colgroup', columns: 5, rows: 2},
        {id: 't4-litigation', text: word('litigation'), scope: 'colgroup', columns: 10},
      ],
      [
        {id: 't4-litigationDirect', text: word('litigationDirect'), scope: 'colgroup', columns: 5},
        {id: 't4-litigationAfterReview', text: word('litigationAfterReview'), scope: 'colgroup', columns: 5},
      ],
      disputeKinds.flatMap(kind =>
        outcomes.map((key): Head => ({id: `t4-${kind}-${key}`, text: word(`outcomes.${key}`), scope: 'col'})),
      ),
    ],
    rows: [
      {
        heads: [],
        cells: disputeKinds.flatMap(kind =>
          outcomes.map(key => ({value: value(recordOf(data, kind), key), headers: `${above[kind]} t4-${kind}-${key}`})),
        ),
      },
    ],
  }
}
