/** The columns of a site (栏目) as its visitors find them: a list each, what it holds, and when something came last. */
import {isDate} from '../base/dates.ts'
import {isObject} from '../base/json.ts'
import {valueAt} from '../base/pointer.ts'
import type {Entry, IsoDate, Json, JsonObject, Kind, Site} from '../base/types.ts'
import {textOf} from './facts.ts'

export interface Column {
  /** 政策文件 */
  readonly title: string
  /** `/policies/` */
  readonly url: string
  /** The sort of column in the eyes of those who inspect it; `way` is only a way to look through another one. */
  readonly sort: 'news' | 'notices' | 'other' | 'way'
  readonly entries: readonly Entry[]
}

/** The four parts that 政府信息公开专栏 has to have. */
export const platformKinds: readonly string[] = ['guide', 'rule', 'listing', 'report']

/**
 * Whether a site is one that the public uses, and not one that is only being set up: it has begun with one of the four parts. Whoever
 * has just imported the stock of documents is to see his site before he hears of empty columns.
 */
export const isRunning = ({entries}: Site): boolean => entries.some(({kind}) => platformKinds.includes(kind))

/** Every list of the site, each once; those of notices by their two sorts and, where they are used, by the five columns of 五公开. */
export function columnsOf({project, entries}: Site): Column[] {
  const columns: Column[] = []
  for (const kind of project.kinds.values()) {
    if (kind.list === 'none' || kind.name === 'notice') continue
    const sort = kind.name === 'policy' ? 'notices' : 'other'
    columns.push({title: kind.title, url: listUrlOf(kind), sort, entries: entries.filter(entry => entry.kind === kind.name)})
  }
  return [...columns, ...noticeColumns(entries.filter(({kind}) => kind === 'notice'))]
}

const listUrlOf = ({permalink}: Kind): string => permalink.slice(0, permalink.indexOf('{'))

const openness = [
  ['决策公开', 'decision'],
  ['执行公开', 'execution'],
  ['管理公开', 'management'],
  ['服务公开', 'service'],
  ['结果公开', 'result'],
] as const

function noticeColumns(notices: readonly Entry[]): Column[] {
  const isNews = (entry: Entry): boolean => textOf(entry, 'category') === 'news'
  const five = openness.map(([title, slug]): Column => {
    const entries = notices.filter(entry => textOf(entry, 'column') === title)
    return {title, url: `/notices/column/${slug}/`, sort: 'way', entries}
  })
  return [
    {title: '通知公告', url: '/notices/category/notice/', sort: 'notices', entries: notices.filter(entry => !isNews(entry))},
    {title: '工作动态', url: '/notices/category/news/', sort: 'news', entries: notices.filter(isNews)},
    ...(five.some(({entries}) => entries.length > 0) ? five : []),
  ]
}

/** The last day up to `today` on which an entry says that something was made public, or renewed; null when none says a day. */
export function lastUpdate(entries: readonly Entry[], today: IsoDate): IsoDate | null {
  let last = ''
  for (const entry of entries) {
    for (const day of daysOf(entry)) if (typeof day === 'string' && day > last && day <= today && isDate(day)) last = day
  }
  return last === '' ? null : last
}

/** Looked for where they may be: most entries have but one, and there are many. */
function daysOf({data}: Entry): (Json | undefined)[] {
  const days: (Json | undefined)[] = [data['publishDate'], data['updated'], data['recordDate']]
  if (data['result'] !== undefined) days.push(valueAt(data['result'], '/publishDate'))
  for (const item of membersOf(data['adjustments'])) days.push(item['date'])
  for (const item of membersOf(data['updates'])) days.push(String(item['time']).slice(0, 10))
  // What is only planned has a date, too.
  for (const stage of membersOf(data['stages'])) if (stage['state'] === 'published') days.push(stage['date'])
  return days
}

const membersOf = (value: Json | undefined): JsonObject[] =>
  typeof value === 'object' && value !== null ? Object.values(value).filter(isObject) : []
