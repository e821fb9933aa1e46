import {defineRule} from '../base/define.ts'
import {valueAt} from '../base/pointer.ts'
import type {Entry, Finding} from '../base/types.ts'
import {dayOf, isOwnRecent, textOf} from './facts.ts'

const reviews: Readonly<Record<string, string>> = {secrecy: '保密审查', legality: '合法性审核', privacy: '个人信息审查'}

export default defineRule({
  id: 'disclosure-review',
  title: '公开前的审查有记录并在发布之前完成',
  clause: {instrument: '政府信息公开条例（国令第711号）', article: '第十七条'},
  confidence: 'P',
  why: '行政机关应当依照保守国家秘密法等规定，对拟公开的政府信息进行审查，先审查、后公开。审查日期晚于发布日期的，是发布在先，或者填错了日期。条例没有规定审查记录写在哪里，写在 review 里是本程序的做法，便于留痕和检查，所以漏写只作警告；历史存量（historical）和转载的文件不要求补写。',
  level: 'error',
  kinds: '*',
  scope: 'entry',
  check(entry, report) {
    for (const name of Object.keys(reviews)) lateReview(entry, name).forEach(report)
    if (entry.kind !== 'policy' || valueAt(entry.data, '/review/secrecy') !== undefined) return
    if (!isOwnRecent(entry, dayOf(entry))) return
    report({
      at: entry.data['review'] === undefined ? '/publishDate' : '/review',
      reason: '没有保密审查（review.secrecy）的记录',
      level: 'warn',
      note: '照审查记录写 review: {secrecy: {date: 审查日期, by: 审查机构}}，不写个人姓名',
    })
  },
  examples: {
    pass: [
      {kind: 'policy', data: {publishDate: '2024-06-21', review: {secrecy: {date: '2024-06-21', by: '办公室'}}}},
      {kind: 'policy', data: {review: undefined, historical: true}},
      {kind: 'notice', data: {review: undefined}},
    ],
    fail: [
      {
        kind: 'policy',
        data: {publishDate: '2024-06-21', review: {secrecy: {date: '2024-06-24', by: '办公室'}}},
        at: '/review/secrecy/date',
      },
      {kind: 'policy', data: {review: {privacy: {date: '2024-06-24', by: '办公室'}}}, at: '/review/privacy/date'},
      {
        kind: 'interpretation',
        data: {publishDate: '2024-06-21', review: {secrecy: {date: '2024-07-01', by: '办公室'}}},
        at: '/review/secrecy/date',
      },
      {kind: 'policy', data: {review: undefined}, at: '/publishDate'},
      {kind: 'policy', data: {review: {secrecy: undefined}}, at: '/review'},
    ],
  },
})

function lateReview(entry: Entry, name: string): Finding[] {
  const date = valueAt(entry.data, `/review/${name}/date`)
  const publishDate = textOf(entry, 'publishDate')
  if (typeof date !== 'string' || publishDate === undefined || date <= publishDate) return []
  return [
    {
      at: `/review/${name}/date`,
      reason: `${reviews[name]}（review.${name}）的日期晚于发布日期（publishDate）${publishDate}`,
      // Of what was published long ago the record may be of a later review.
      ...(!isOwnRecent(entry, dayOf(entry)) && {verdict: 'review'}),
      actual: date,
      note: '对照审查记录核对两个日期；确是发布以后补审的，在 waivers 中写明理由',
    },
  ]
}
