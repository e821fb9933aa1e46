import {defineRule} from '../base/define.ts'
import {valueAt} from '../base/pointer.ts'
import type {Entry, Finding, IsoDate, Site} from '../base/types.ts'
import {afterWorkdays, calendarOf} from '../base/workdays.ts'
import {edgesTo, isOwnNormative, textOf} from './facts.ts'
import {deadlineDays, isToBeInterpreted} from './interpreted.ts'

export default defineRule({
  id: 'interpretation-required',
  title: '应当解读的文件已经有解读',
  clause: {
    instrument: '国务院办公厅印发《关于全面推进政务公开工作的意见》实施细则的通知（国办发〔2016〕80号）',
    article: '关于政策解读的部分',
  },
  confidence: 'S',
  why: '政策文件与解读材料要同步公开；行政规范性文件和影响群众、企业权益的政策文件都要解读，是各地年度政务公开工作要点的一致要求。标为行政规范性文件，或者写了需要解读（interpretation.required: true）的，过了解读截止日期还没有解读指向它，就在这里提醒；没有写截止日期的，按配置的工作日数推算，这个天数各地不同。已经废止、失效的，历史存量（historical）和没有写需要解读的转载文件不提醒。',
  level: 'warn',
  kinds: ['policy'],
  scope: 'site',
  lacking: true,
  check(site, report) {
    for (const entry of site.entries) {
      if (entry.kind !== 'policy' || entry.data['historical'] === true) continue
      if (isOver(site, entry) || edgesTo(site, entry, 'interprets').length > 0) continue
      const finding = isToBeInterpreted(entry) ? overdue(entry, site) : exempt(entry)
      if (finding) report(entry.id, finding)
    }
  },
  examples: {
    pass: [
      {kind: 'policy', others: [{kind: 'interpretation'}]},
      {kind: 'policy', data: {publishDate: '2026-11-19', interpretation: {dueDate: '2026-11-23'}}},
      // 周五公开，第三个工作日是下周三。
      {kind: 'policy', data: {publishDate: '2026-11-20', interpretation: undefined}},
      {kind: 'policy', data: {interpretation: undefined, normative: false}},
      {kind: 'policy', data: {expiryDate: '2026-06-30', interpretation: {dueDate: '2024-06-26'}}},
      {kind: 'policy', data: {interpretation: {dueDate: '2024-06-26'}, historical: true}},
      {kind: 'policy', data: {normative: false, interpretation: {required: false, exemptReason: '内部会务安排'}}},
    ],
    fail: [
      {kind: 'policy', data: {interpretation: {dueDate: '2026-11-20'}}, at: '/interpretation/dueDate'},
      {kind: 'policy', data: {interpretation: {dueDate: undefined}}, at: '/interpretation/required'},
      {kind: 'policy', data: {publishDate: '2026-11-17', interpretation: undefined}, at: '/normative'},
      {
        kind: 'policy',
        data: {interpretation: {required: false, dueDate: undefined, exemptReason: '内容简单'}},
        at: '/interpretation/required',
      },
      {
        kind: 'policy',
        data: {
          normative: false,
          interpretation: {dueDate: '2026-11-20'},
          origin: {type: 'reprint', source: '示范市人民政府网站'},
        },
        at: '/interpretation/dueDate',
      },
    ],
  },
})

/** What binds nobody any more need not be explained. */
const isOver = ({validity}: Site, {id}: Entry): boolean => ['repealed', 'expired', 'revoked'].includes(validity.get(id)!.state)

function overdue(entry: Entry, {project}: Site): Finding | null {
  const [plan, due] = [entry.data['interpretation'] !== undefined, valueAt(entry.data, '/interpretation/dueDate')]
  const last = typeof due === 'string' ? due : lastDay(entry, project)
  if (last === null || project.today <= last) return null
  return {
    at: typeof due === 'string' ? '/interpretation/dueDate' : plan ? '/interpretation/required' : '/normative',
    reason:
      typeof due === 'string'
        ? `解读截止日期（interpretation.dueDate）已过，还没有解读指向本文件`
        : `${plan ? '写了需要解读（interpretation.required）' : '标为行政规范性文件（normative）'}，按配置的${deadlineDays(project.config)}个工作日推算已经到期，还没有解读指向本文件`,
    ...(typeof due === 'string' && {actual: due}),
    note: `发布解读，在解读里写 interprets: [${entry.id}]；解读在别处公开的，也在本站建一条写明网址`,
  }
}

function lastDay(entry: Entry, {config}: Site['project']): IsoDate | null {
  const publishDate = textOf(entry, 'publishDate')
  return publishDate === undefined ? null : afterWorkdays(publishDate, deadlineDays(config), calendarOf(config)).date
}

/** A reason not to interpret, where there hardly is one. */
const exempt = (entry: Entry): Finding | null =>
  isOwnNormative(entry) && valueAt(entry.data, '/interpretation/required') === false
    ? {
        at: '/interpretation/required',
        reason: '行政规范性文件写了不需要解读（interpretation.required: false）',
        verdict: 'review',
        actual: 'false',
        note: '核对免予解读的理由是否成立；需要解读的写 required: true，并写明 dueDate 和 plan',
      }
    : null
