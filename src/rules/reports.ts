/** What several rules ask of annual reports: the six parts of the form in the body, and the reports of two years running. */
import type {Root, RootContent} from 'mdast'
import {editDistance} from '../base/nearest.ts'
import type {Entry, Position, Site} from '../base/types.ts'
import {textIn} from './sentences.ts'

/** The columns of table 3. */
export const columns: Readonly<Record<string, string>> = {
  natural: '自然人',
  business: '商业企业',
  research: '科研机构',
  publicWelfare: '社会公益组织',
  legalService: '法律服务机构',
  other: '其他',
  total: '总计',
}

/** The headings of the form, word for word. */
export const partNames = [
  '一、总体情况',
  '二、主动公开政府信息情况',
  '三、收到和处理政府信息公开申请情况',
  '四、政府信息公开行政复议、行政诉讼情况',
  '五、存在的主要问题及改进情况',
  '六、其他需要报告的事项',
] as const

/** The first year that the form of 国办公开办函〔2021〕30号 is for; before, there were other headings. */
const firstYear = 2021

export const yearOf = ({data}: Entry): number => Number(data.year)

/** Whether the form of 2021 binds a report. */
export const isOfForm = (entry: Entry): boolean => yearOf(entry) >= firstYear && entry.data.historical !== true

/** A part of a report: its heading and what follows, up to the next one. */
export interface Part {
  /** 1 to 6; null for a numbered heading of the same rank that is none of the six. */
  readonly number: number | null
  /** As written, without white space. */
  readonly heading: string
  readonly place: Position
  readonly nodes: readonly RootContent[]
}

interface Mark {
  readonly number: number | null
  readonly heading: string
  readonly isExact: boolean
  readonly rank: string
  readonly place: Position
  readonly index: number
}

/** The parts in the order in which they stand. Their headings may be headings, or paragraphs of their own as in printed documents. */
export function partsOf(body: Root): Part[] {
  const marks = body.children.flatMap(markAt)
  const ranks = new Set(marks.filter(({isExact}) => isExact).map(({rank}) => rank))
  const own = marks.filter(({rank}) => ranks.size === 0 || ranks.has(rank))
  return own.map(({number, heading, place, index}, at) => ({
    number,
    heading,
    place,
    nodes: body.children.slice(index + 1, own[at + 1]?.index),
  }))
}

const ordinals = '一二三四五六七八九十'
/** What only the heading of each part speaks of; those that also speak of another part's matter come first. */
const subjects: readonly (readonly [number, RegExp])[] = [
  [4, /复议|诉讼/u],
  [5, /问题|改进/u],
  [6, /其他|其它/u],
  [3, /申请/u],
  [2, /主动公开/u],
  [1, /总体|概述|概况/u],
]

function markAt(node: RootContent, index: number): Mark[] {
  if ((node.type !== 'heading' && node.type !== 'paragraph') || !node.position) return []
  const heading = textIn(node).replace(/\s/gu, '')
  if (heading.length > 60) return []
  const ordinal = ordinals.indexOf(/^([一二三四五六七八九十])[、.．]/u.exec(heading)?.[1] ?? '-') + 1
  const number = numberOf(heading, ordinal)
  // A paragraph that begins with 七、 may be anything; so may a heading that is no part and has no number.
  if (number === null && (node.type === 'paragraph' || ordinal === 0)) return []
  const rank = node.type === 'heading' ? `h${node.depth}` : 'p'
  return [{number, heading, rank, place: node.position, index, isExact: (partNames as readonly string[]).includes(heading)}]
}

function numberOf(heading: string, ordinal: number): number | null {
  const matching = subjects.filter(([, subject]) => subject.test(heading)).map(([number]) => number)
  if (ordinal > 0) return matching.includes(ordinal) ? ordinal : (matching[0] ?? null)
  return matching.find(number => editDistance(heading, partNames[number - 1]!.slice(2)) <= 3) ?? null
}

/** Each report with that of the year before, by the same organ. */
export function consecutive(site: Site): (readonly [Entry, Entry])[] {
  const reports = site.entries.filter(({kind}) => kind === 'report')
  const byName = new Map(reports.map(report => [nameOf(site, report, yearOf(report)), report]))
  return reports.flatMap(report => {
    const before = byName.get(nameOf(site, report, yearOf(report) - 1))
    return before ? [[report, before] as const] : []
  })
}

const nameOf = (site: Site, {data}: Entry, year: number): string =>
  `${year} ${JSON.stringify(data.issuers ?? [site.project.config.site.owner])}`

/** Whether a report explains, below its tables, what it says of a subject. */
export const isExplained = ({data}: Entry, subject: RegExp): boolean =>
  Array.isArray(data.tableNotes) && data.tableNotes.some(note => typeof note === 'string' && subject.test(note))
