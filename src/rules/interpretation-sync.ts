import {defineRule} from '../base/define.ts'
import {valueAt} from '../base/pointer.ts'
import type {Finding} from '../base/types.ts'
import {nameOf, textOf} from './facts.ts'
import {type Interpreted, interpretedIn} from './interpreted.ts'

export default defineRule({
  id: 'interpretation-sync',
  title: '解读方案和解读材料与文件同步组织同步审签',
  clause: {
    instrument: '国务院办公厅印发《关于全面推进政务公开工作的意见》实施细则的通知（国办发〔2016〕80号）',
    article: '关于政策解读的部分',
  },
  confidence: 'S',
  why: '政策性文件与解读方案、解读材料应同步组织、同步审签、同步部署：起草文件时就写好解读方案，送审时一并报送。需要解读的文件没有写解读方案（interpretation.plan），或者全部解读的审签日期（signedDate）都在文件公开以后，就不是同步。后来补充的解读不受限制；历史存量（historical）不作此项检查。',
  level: 'warn',
  kinds: ['policy', 'interpretation'],
  scope: 'site',
  check(site, report) {
    for (const {id, kind, data} of site.entries) {
      if (kind !== 'policy' || data['historical'] === true || valueAt(data, '/interpretation/required') !== true) continue
      if (valueAt(data, '/interpretation/plan') === undefined) report(id, unplanned)
    }
    for (const interpreted of interpretedIn(site)) {
      const finding = unsigned(interpreted)
      if (finding) report(interpreted.interpretations[0].id, finding)
    }
  },
  examples: {
    pass: [
      {kind: 'policy', others: [{kind: 'interpretation', data: {signedDate: '2024-06-21'}}]},
      {
        kind: 'policy',
        others: [
          {kind: 'interpretation', data: {signedDate: '2024-06-18'}},
          {kind: 'interpretation', data: {publishDate: '2024-09-02', signedDate: '2024-08-30'}},
        ],
      },
      {
        kind: 'policy',
        data: {normative: false, interpretation: undefined},
        others: [{kind: 'interpretation', data: {signedDate: undefined}}],
      },
      {kind: 'policy', data: {historical: true, interpretation: {plan: undefined}}},
    ],
    fail: [
      {kind: 'policy', data: {interpretation: {plan: undefined}}, at: '/interpretation/required'},
      {
        kind: 'policy',
        others: [{kind: 'interpretation', data: {signedDate: '2024-06-24', publishDate: '2024-06-24'}}],
        at: '/signedDate',
      },
      {kind: 'policy', others: [{kind: 'interpretation', data: {signedDate: undefined}}], at: '/publishDate'},
    ],
  },
})

const unplanned: Finding = {
  at: '/interpretation/required',
  reason: '写了需要解读（interpretation.required），没有写解读方案（interpretation.plan）',
  note: '在 interpretation 里加一行 plan，写解读的形式、件数和起草处室，例如 文字解读、图解各一件，由流通业发展处起草，与文件同步报批',
}

/** No interpretation was signed by the day the document was made public. */
function unsigned({policy, interpretations}: Interpreted): Finding | null {
  const publishDate = textOf(policy, 'publishDate') ?? ''
  const [first] = interpretations
  const signed = interpretations.flatMap(entry => textOf(entry, 'signedDate') ?? [])
  if (signed.some(date => date <= publishDate)) return null
  const own = textOf(first, 'signedDate')
  if (own === undefined)
    return signed.length > 0
      ? null
      : {
          at: '/publishDate',
          reason: `没有写审签日期（signedDate），看不出是否与${nameOf(policy)}同步审签`,
          level: 'info',
          note: '照发文稿纸加一行 signedDate，写解读材料审签的日期',
        }
  return {
    at: '/signedDate',
    reason: `审签日期（signedDate）晚于${nameOf(policy)}的发布日期${publishDate}，没有同步审签`,
    actual: own,
    note: '核对审签日期；以后解读材料与文件一并送审',
  }
}
