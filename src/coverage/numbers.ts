/** 文号连续: which numbers of each 机关代字 and year are not public, and what is said of them. */
import {numberSeriesOf} from '../base/number-gaps.ts'
import type {CoverageTable, Site} from '../base/types.ts'

export function numbers(site: Site): CoverageTable {
  const series = numberSeriesOf(site)
  const open = series.reduce((sum, {unexplained}) => sum + unexplained.length, 0)
  return {
    id: 'numbers',
    title: '文号连续',
    lead: `按机关代字和年份，从1号到已公开的最大号。没有公开、也没有说明原因的文号 ${open} 个；原因写在 gzgk.config.yml 的缺号说明（gaps）里。`,
    header: ['机关代字', '年份', '最大号', '已公开', '已说明', '没有说明的号'],
    rows: series.map(({code, year, last, published, explained, unexplained}) => [
      code,
      year,
      last,
      published,
      explained.map(({serial, reason}) => `${serial}号：${reason}`).join('；'),
      unexplained.join('、'),
    ]),
  }
}
