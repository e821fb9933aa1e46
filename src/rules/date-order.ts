import {defineRule} from '../base/define.ts'
import {valueAt} from '../base/pointer.ts'
import type {Entry, Finding} from '../base/types.ts'
import {type Dated, dated} from './facts.ts'

const labels: Readonly<Record<string, string>> = {
  writtenDate: '成文日期',
  printedDate: '印发日期',
  publishDate: '发布日期',
  effectiveDate: '施行日期',
  expiryDate: '有效期至',
  'repeal/date': '废止日期',
}
const named = (name: string): string => `${labels[name]}（${name}）`

export default defineRule({
  id: 'date-order',
  title: '成文、印发、发布、施行、失效的日期先后合理',
  clause: {instrument: '党政机关公文处理工作条例（中办发〔2012〕14号）', article: '第九条、第二十五条'},
  confidence: 'M',
  why: '公文先签发成文，再印发、公开，有效期在施行之后届满。先后颠倒多半是填错了一个日期，网站上错误的发稿日期还会在检查中被认为是伪造。施行日期早于成文日期、规范性文件的施行日期早于发布日期的，不一定是错，请人工核对。',
  level: 'error',
  kinds: ['policy', 'catalogue', 'workplan', 'notice'],
  scope: 'entry',
  check(entry, report) {
    for (const finding of [...stepFaults(entry), ...endFaults(entry), ...earlyBeginning(entry)]) report(finding)
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
    ],
  },
})

const milestones = ['writtenDate', 'printedDate', 'publishDate']

/** Written, printed, published: each not before the one it follows. */
function stepFaults(entry: Entry): Finding[] {
  const steps = dated(entry, milestones)
  return steps.flatMap((later, index) => {
    const earlier = steps[index - 1]
    return earlier && later.date < earlier.date ? [fault(later, earlier, '早于')] : []
  })
}

/** An end, by its own term or by repeal, comes after the beginning. */
function endFaults(entry: Entry): Finding[] {
  const [effective] = dated(entry, ['effectiveDate'])
  const [expiry] = dated(entry, ['expiryDate'])
  const repealed = valueAt(entry.data, '/repeal/date')
  if (!effective) return []
  return [
    ...(expiry && expiry.date <= effective.date ? [fault(expiry, effective, '不晚于')] : []),
    ...(typeof repealed === 'string' && repealed < effective.date
      ? [fault({name: 'repeal/date', date: repealed}, effective, '早于')]
      : []),
  ]
}

/** 未经公布不得作为行政管理的依据: a normative document ought not to work before it is published. */
function earlyBeginning(entry: Entry): Finding[] {
  const [effective] = dated(entry, ['effectiveDate'])
  const before = dated(entry, entry.data.normative === true ? ['writtenDate', 'publishDate'] : ['writtenDate'])
  const late = effective && before.find(({date}) => effective.date < date)
  return late ? [{...fault(effective, late, '早于'), verdict: 'review'}] : []
}

const fault = (wrong: Dated, other: Dated, relation: string): Finding => ({
  at: `/${wrong.name}`,
  reason: `${named(wrong.name)}${relation}${named(other.name)}`,
  actual: wrong.date,
  note: `对照原件核对两个日期：${labels[other.name]}写的是${other.date}`,
})
