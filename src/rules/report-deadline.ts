import {addDays} from '../base/dates.ts'
import {defineRule} from '../base/define.ts'
import type {Entry, Example, Finding, IsoDate, Json, Site} from '../base/types.ts'
import {textOf} from './facts.ts'
import {yearOf} from './reports.ts'

/** The day for departments; governments have later ones. */
const usual = '01-31'
/** Until the regulation of 2019, all had until the end of March. */
const [former, firstYear] = ['03-31', 2019]
/** How long before the day the missing report is first pointed out. */
const notice = 16

const other = {kind: 'guide'}
const last = {year: 2025, publishDate: '2026-01-20'}

export default defineRule({
  id: 'report-deadline',
  title: '年度报告在每年1月31日前公布',
  clause: {instrument: '政府信息公开条例（国令第711号）', article: '第四十九条'},
  confidence: 'P',
  why: '县级以上人民政府部门应当在每年1月31日前公布上一年度的政府信息公开工作年度报告；县级以上地方人民政府的，在3月31日前公布，上级规定得更早的从其规定，写在配置的 report.deadline 里。本站有公开指南或者往年的报告，就应当有上一年的报告：1月15日起提醒，逾期未发是错误。2018年度以前的报告按当时的3月31日计，标为历史存量（historical）的不检查。',
  level: 'error',
  kinds: ['report'],
  scope: 'site',
  lacking: true,
  check(site, report) {
    const reports = site.entries.filter(entry => entry.kind === 'report' && isOwn(site, entry))
    const missing = missingFault(site, reports)
    if (missing) report({path: 'gzgk.config.yml'}, missing)
    for (const entry of reports) {
      const late = lateFault(site, entry)
      if (late) report(entry.id, late)
    }
  },
  examples: {
    pass: [
      {kind: 'report', data: {...last, issuers: ['szf']}},
      {kind: 'report', data: {year: 2024, publishDate: '2025-01-20'}, config: {report: {deadline: '12-10'}}},
      {kind: 'report', data: {...last, publishDate: '2026-01-31'}, others: [other]},
      {kind: 'report', data: {...last, publishDate: '2026-03-10'}, config: {report: {deadline: '03-31'}}},
      {kind: 'report', data: last, others: [{kind: 'report', data: {year: 2018, publishDate: '2019-03-29'}}]},
      {kind: 'report', data: last, others: [{kind: 'report', data: {year: 2021, publishDate: '2022-05-06', historical: true}}]},
      {kind: 'report', data: last, others: [{kind: 'report', data: {year: 2024, publishDate: '2025-04-01', issuers: ['szf']}}]},
    ],
    fail: [
      {kind: 'report', data: {year: 2024, publishDate: '2025-01-20'}, at: '/site/owner', says: {level: 'error'}},
      ...['11-23', '12-09'].map(
        (deadline): Example => ({
          kind: 'report',
          data: {year: 2024, publishDate: '2025-01-20'},
          config: {report: {deadline}},
          at: '/site/owner',
          says: {level: 'warn'},
        }),
      ),
      {
        kind: 'report',
        data: {year: 2024, publishDate: '2025-01-20'},
        config: {report: {deadline: '11-22'}},
        at: '/site/owner',
        says: {level: 'error'},
      },
      {kind: 'report', data: {...last, issuers: ['szf']}, others: [other], at: '/site/owner'},
      {kind: 'report', data: {...last, publishDate: '2026-02-01'}, at: '/publishDate', says: {level: 'error'}},
      {
        kind: 'report',
        data: last,
        others: [{kind: 'report', data: {year: 2018, publishDate: '2019-04-02'}}],
        at: '/publishDate',
        says: {level: 'warn'},
      },
    ],
  },
})

const isOwn = ({project}: Site, {data}: Entry): boolean =>
  data.issuers === undefined || (data.issuers as readonly Json[]).includes(project.config.site.owner)

/** The last day for the report of a year. */
function deadline({project}: Site, year: number): IsoDate {
  const day = project.config.report?.deadline ?? usual
  return `${year + 1}-${year < firstYear && day < former ? former : day}`
}

/** The report of last year is not there, and its day comes near or is past. A site with neither guide nor report may leave that to another. */
function missingFault(site: Site, reports: readonly Entry[]): Finding | null {
  const {today} = site.project
  const year = Number(today.slice(0, 4)) - 1
  if (reports.some(entry => yearOf(entry) === year)) return null
  if (reports.length === 0 && !site.entries.some(({kind}) => kind === 'guide')) return null
  const day = deadline(site, year)
  if (today < addDays(day, -notice)) return null
  const isLate = today > day
  return {
    at: '/site/owner',
    ...(!isLate && {level: 'warn'}),
    reason: `没有${year}年度的政府信息公开工作年度报告，${isLate ? '应当' : '须'}在${day}以前公布`,
    expected: [day],
    note: `新建 content/reports/report-${year}.md，写 year: ${year}；报告在别处公布的，在配置的 levels 里写 report-deadline: off`,
  }
}

/** Of a report of earlier years nothing can be mended any more. */
function lateFault(site: Site, entry: Entry): Finding | null {
  const published = textOf(entry, 'publishDate') ?? ''
  const day = deadline(site, yearOf(entry))
  if (published <= day || entry.data.historical === true) return null
  const isLatest = yearOf(entry) >= Number(site.project.today.slice(0, 4)) - 1
  return {
    at: '/publishDate',
    ...(!isLatest && {level: 'warn'}),
    reason: `发布日期（publishDate）晚于${yearOf(entry)}年度报告的期限${day}`,
    actual: published,
    expected: [day],
    note: `核对年度（year）和发布日期；确实逾期的，在 waivers 里写明理由`,
  }
}
