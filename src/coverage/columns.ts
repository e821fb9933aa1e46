/** 栏目更新: when each column was last added to, and which are empty (政府网站与政务新媒体检查指标，国办秘函〔2019〕19号). */
import {daysBetween} from '../base/dates.ts'
import type {CoverageTable, Site} from '../base/types.ts'
import {listDate} from '../outputs/html/fields.ts'

export function columns(site: Site): CoverageTable {
  const {kinds, today} = site.project
  const listed = [...kinds.values()].filter(({list}) => list !== 'none')
  const rows = listed.map(({name, title}) => {
    const dates = site.entries
      .filter(({kind}) => kind === name)
      .map(entry => listDate(site, entry) ?? '')
      .filter(date => date !== '' && date <= today)
      .sort()
    const latest = dates.at(-1)
    return [
      title,
      site.entries.filter(({kind}) => kind === name).length,
      latest ?? '—',
      latest ? daysBetween(latest, today) : '—',
    ]
  })
  const empty = rows.filter(([, count]) => count === 0).length
  return {
    id: 'columns',
    title: '栏目更新',
    lead: `有列表的栏目 ${rows.length} 个，其中空白 ${empty} 个。天数从最近一篇的日期算到${today}。`,
    header: ['栏目', '篇数', '最近一篇', '距今天数'],
    rows,
  }
}
