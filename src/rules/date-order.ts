import {defineRule} from '../base/define.ts'
import {valueAt, valuesAt} from '../base/pointer.ts'
import type {Entry, Finding} from '../base/types.ts'
import {type Dated, dated, isLaterText} from './facts.ts'

const labels: Readonly<Record<string, string>> = {
  writtenDate: '成文日期',
  signedDate: '审签日期',
  printedDate: '印发日期',
  publishDate: '发布日期',
  effectiveDate: '施行日期',
  expiryDate: '有效期至',
  'repeal/date': '废止日期',
  'revocation/date': '撤销日期',
}
const named = (name: string): string => `${labels[name]}（${name}）`

export default defineRule({
  id: 'date-order',
  title: '成文、审签、印发、发布、施行、失效的日期先后合理',
  clause: {instrument: '党政机关公文处理工作条例（中办发〔2012〕14号）', article: '第九条、第二十五条'},
  confidence: 'M',
  why: '公文先签发成文，再印发、公开，解读材料先审签再公开，有效期在施行之后届满。先后颠倒多半是填错了一个日期，网站上错误的发稿日期还会在检查中被认为是伪造。施行日期早于成文日期、规范性文件的施行日期早于发布日期、修改或废止从成文以前算起的，不一定是错，请人工核对。',
  level: 'error',
  kinds: ['policy', 'catalogue', 'workplan', 'notice', 'interpretation'],
  scope: 'entry',
  check(entry, report) {
    for (const finding of [...stepFaults(entry), ...endFaults(entry), ...earlyBeginning(entry), ...earlyActs(entry)])
      report(finding)
  },
  examples: {
    pass: [
      {
        kind: 'policy',
        data: {
          writtenDate: '2025-03-03',
          printedDate: '2025-03-03',
          publishDate: '2025-03-05',
          effectiveDate: '2025-03-05',
          expiryDate: '2030-03-04',
        },
      },
      // 自印发之日起施行、几天后才上网的一般通知。
      {
        kind: 'policy',
        data: {
          normative: false,
          writtenDate: '2025-03-03',
          printedDate: '2025-03-03',
          publishDate: '2025-03-05',
          effectiveDate: '2025-03-03',
        },
      },
      {kind: 'notice', data: {writtenDate: undefined, publishDate: '2025-03-05'}},
      {kind: 'policy', data: {repeal: {date: '2024-08-01', by: '示范市人民政府'}}},
      {kind: 'interpretation', data: {signedDate: '2024-06-21', publishDate: '2024-06-21'}},
      // 废止当天起算、没有施行日期的。
      {kind: 'policy', data: {effectiveDate: undefined, repeals: [{to: 'sswg-2018-1', date: '2024-06-18'}]}},
      // 修正本保留最初的废止条款。
      {kind: 'policy', data: {replaces: ['sswg-2022-3'], repeals: [{to: 'sswg-2018-1', date: '2021-08-01'}]}},
    ],
    fail: [
      {
        kind: 'policy',
        data: {
          writtenDate: '2025-03-03',
          printedDate: undefined,
          publishDate: '2025-03-01',
          effectiveDate: undefined,
          expiryDate: undefined,
        },
        at: '/publishDate',
      },
      {
        kind: 'policy',
        data: {
          writtenDate: '2025-03-03',
          printedDate: '2025-03-01',
          publishDate: '2025-03-05',
          effectiveDate: '2025-05-01',
          expiryDate: undefined,
        },
        at: '/printedDate',
      },
      {kind: 'policy', data: {effectiveDate: '2025-07-01', expiryDate: '2025-06-30'}, at: '/expiryDate'},
      {kind: 'policy', data: {effectiveDate: '2025-07-01', expiryDate: '2025-07-01'}, at: '/expiryDate'},
      {
        kind: 'policy',
        data: {
          writtenDate: '2025-03-03',
          printedDate: undefined,
          publishDate: '2025-03-05',
          effectiveDate: '2024-05-01',
          expiryDate: undefined,
        },
        at: '/effectiveDate',
      },
      {
        kind: 'policy',
        data: {
          writtenDate: '2025-03-03',
          printedDate: undefined,
          publishDate: '2025-03-05',
          effectiveDate: '2025-03-04',
          expiryDate: undefined,
        },
        at: '/effectiveDate',
      },
      {kind: 'policy', data: {repeal: {date: '2024-07-01', by: '《示范市人民政府关于清理文件的决定》'}}, at: '/repeal/date'},
      {kind: 'notice', data: {writtenDate: '2025-03-06', publishDate: '2025-03-05'}, at: '/publishDate'},
      {kind: 'interpretation', data: {signedDate: '2024-06-24', publishDate: '2024-06-21'}, at: '/publishDate'},
      {kind: 'policy', data: {effectiveDate: undefined, expiryDate: '2024-05-31'}, at: '/expiryDate'},
      {kind: 'policy', data: {effectiveDate: undefined, repeal: {date: '2024-05-31', by: '示范市人民政府'}}, at: '/repeal/date'},
      {kind: 'policy', data: {revocation: {date: '2024-06-01', by: '示范市人民政府'}}, at: '/revocation/date'},
      {kind: 'policy', data: {repeals: [{to: 'sswg-2018-1', date: '2024-06-17'}]}, at: '/repeals/0/date'},
      {kind: 'policy', data: {replaces: [{to: 'sswg-2018-1', date: '2024-06-17'}]}, at: '/replaces/0/date'},
    ],
  },
})

const milestones = ['writtenDate', 'signedDate', 'printedDate', 'publishDate']

/** Written, printed, published: each not before the one it follows. */
function stepFaults(entry: Entry): Finding[] {
  const steps = dated(entry, milestones)
  return steps.flatMap((later, index) => {
    const earlier = steps[index - 1]
    return earlier && later.date < earlier.date ? [fault(later, earlier, '早于')] : []
  })
}

/** An end, by its own term or by repeal, comes after the beginning; what is revoked never began, but was written. */
function endFaults(entry: Entry): Finding[] {
  const [beginning] = dated(entry, ['effectiveDate', 'writtenDate', 'publishDate'])
  const [written] = dated(entry, ['writtenDate', 'publishDate'])
  const [expiry] = dated(entry, ['expiryDate'])
  if (!beginning) return []
  return [
    ...(expiry && expiry.date <= beginning.date ? [fault(expiry, beginning, '不晚于')] : []),
    ...before(entry, 'repeal/date', beginning),
    ...(written ? before(entry, 'revocation/date', written) : []),
  ]
}

function before(entry: Entry, name: string, other: Dated): Finding[] {
  const date = valueAt(entry.data, `/${name}`)
  return typeof date === 'string' && date < other.date ? [fault({name, date}, other, '早于')] : []
}

const acts: Readonly<Record<string, string>> = {amends: '修改', repeals: '废止', replaces: '替代'}

/** What a document does to others it does from some day on that is not before it was written. */
function earlyActs(entry: Entry): Finding[] {
  const [written] = dated(entry, ['writtenDate'])
  if (!written) return []
  return Object.entries(acts).flatMap(([name, act]) =>
    // 修正本 keeps the repeals of the first text, with their days.
    (name === 'repeals' && isLaterText(entry) ? [] : valuesAt(entry.data, `/${name}/*/date`)).flatMap(
      ({pointer, value}): Finding[] => {
        if (typeof value !== 'string' || value >= written.date) return []
        const label = `${act}的日期（${name}）`
        return [{...fault({name: pointer.slice(1), date: value}, written, '早于', label), verdict: 'review'}]
      },
    ),
  )
}

/** 未经公布不得作为行政管理的依据: a normative document ought not to work before it is published. */
function earlyBeginning(entry: Entry): Finding[] {
  const [effective] = dated(entry, ['effectiveDate'])
  const before = dated(entry, entry.data.normative === true ? ['writtenDate', 'publishDate'] : ['writtenDate'])
  const late = effective && before.find(({date}) => effective.date < date)
  return late ? [{...fault(effective, late, '早于'), verdict: 'review'}] : []
}

const fault = (wrong: Dated, other: Dated, relation: string, label = named(wrong.name)): Finding => ({
  at: `/${wrong.name}`,
  reason: `${label}${relation}${named(other.name)}`,
  actual: wrong.date,
  note: `对照原件核对两个日期：${labels[other.name]}写的是${other.date}`,
})
