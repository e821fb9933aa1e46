import {defineRule} from '../base/define.ts'
import {valueAt} from '../base/pointer.ts'
import type {Entry, Finding, Pointer} from '../base/types.ts'
import {yearOf} from './reports.ts'
import {sentencesIn} from './sentences.ts'

/** A number that the text of a report states, and the cells of the tables that it may be the sum of. */
interface Quantity {
  readonly label: string
  readonly words: RegExp
  readonly cells: readonly (readonly Pointer[])[]
}

const received = '/table3/received/total'
const carriedOver = '/table3/carriedOver/total'
const request = '(?:各类|依)?(?:政府)?(?:信息)?(?:公开)?申请(?:共计|共|合计|总数|数量|为)?'
const quantities: readonly Quantity[] = [
  {
    label: '表三本年新收',
    words: new RegExp(`新收到?(?:${request})?(?<count>\\d{1,8})件`, 'gu'),
    cells: [[received]],
  },
  // 收到 may mean what came in, or what was at hand with that of the year before.
  {
    label: '表三本年新收（或加上年结转）',
    words: new RegExp(`(?<!新)收到(?:${request}(?<count>\\d{1,8})件|(?<other>\\d{1,8})件${request})`, 'gu'),
    cells: [[received], [received, carriedOver]],
  },
  {
    label: '表三上年结转',
    words: /上一?年度?结转(?:政府信息公开)?(?:申请)?共?(?<count>\d{1,8})件/gu,
    cells: [[carriedOver]],
  },
  {
    label: '表三结转下年度',
    words:
      /结转[至到]?(?:下一?年度?|\d{4}年)(?:继续)?(?:办理)?的?(?:申请)?(?<count>\d{1,8})件|(?<!\d)(?<other>\d{1,8})件结转[至到]?下/gu,
    cells: [['/table3/carriedForward/total']],
  },
  {
    label: '表三（七）总计',
    words: new RegExp(`办结(?:${request})?(?<count>\\d{1,8})件`, 'gu'),
    cells: [['/table3/results/total/total']],
  },
  {
    label: '表二行政规范性文件本年制发件数',
    words: /制发的?(?:行政)?规范性文件(?<count>\d{1,8})件/gu,
    cells: [['/table2/normative/issued']],
  },
  {
    label: '表二行政规范性文件现行有效件数',
    words: /现行有效的?(?:行政)?(?:规范性文件)?(?<count>\d{1,8})件/gu,
    cells: [['/table2/normative/inForce']],
  },
  {
    label: '表四行政复议总计',
    words: /行政复议(?:案件|申请)?[共为有]?(?<count>\d{1,8})[件起宗]/gu,
    cells: [['/table4/review/total']],
  },
  {
    label: '表四行政诉讼总计',
    words: /行政诉讼(?:案件)?[共为有]?(?<count>\d{1,8})[件起宗]/gu,
    cells: [['/table4/litigationDirect/total', '/table4/litigationAfterReview/total']],
  },
]
const about = /新收|收到|结转|办结|制发|现行有效|复议|诉讼/u

export default defineRule({
  id: 'report-figures',
  title: '年度报告文字中的数字与统计表一致',
  clause: {instrument: '政府信息公开条例（国令第711号）', article: '第六条、第五十条'},
  // 条例要求准确；文字和表的口径可以不同。
  confidence: 'm',
  why: '文字和统计表说同一件事，数字应当相同；沿用上年文稿时最容易忘了改。文字里的数字口径可能与表不同（例如只说本级、只说网上申请），所以只提示核对。只看“新收”“结转”“办结”“制发规范性文件”“现行有效”“行政复议”“行政诉讼”等固定说法，写明是别的年份的不看。',
  level: 'warn',
  kinds: ['report'],
  scope: 'body',
  check(body, report, entry) {
    if (entry.data.historical === true) return
    const {summary} = entry.data
    const found = sentencesIn(body, about).flatMap(({text, place}) =>
      disagreeing(entry, text).map(finding => ({...finding, at: place})),
    )
    const told = typeof summary === 'string' ? summary.split(/[。；;]/u).flatMap(text => disagreeing(entry, text)) : []
    for (const finding of [...told.map(item => ({...item, at: '/summary'})), ...found]) report(finding)
  },
  examples: {
    pass: [
      {
        kind: 'report',
        body: '全年新收政府信息公开申请8件，上年结转1件，办结8件，1件结转下年度继续办理。行政复议案件1件，行政诉讼0件。',
      },
      // 收到的，可以是新收的，也可以连同结转的。
      {kind: 'report', body: '全区收到政府信息公开申请 9 件。\n\n共收到8件申请。'},
      {kind: 'report', body: '2024年新收申请5件，去年行政复议3件。\n\n12345热线办结300件。收到网络申请3件。'},
      {kind: 'report', data: {historical: true}, body: '新收政府信息公开申请80件。'},
    ],
    fail: [
      {kind: 'report', body: '前言。\n\n全年新收政府信息公开申请80件。', at: 3},
      {kind: 'report', body: '共收到7件申请，已答复。', at: 1},
      {kind: 'report', body: '上年结转申请2件。', at: 1, says: {verdict: 'review'}},
      {kind: 'report', body: '申请办结8件，结转下年度继续办理2件。', at: 1},
      {kind: 'report', body: '申请全部办理，共办结9件。', at: 1},
      {kind: 'report', body: '全年制发行政规范性文件6件。', at: 1},
      {kind: 'report', body: '集中公开现行有效行政规范性文件6件。', at: 1},
      {kind: 'report', body: '引起行政复议2起。', at: 1},
      {kind: 'report', body: '行政诉讼案件1件。', at: 1},
      {kind: 'report', data: {summary: '2025年新收申请80件。'}, body: '略。', at: '/summary'},
    ],
  },
})

/** What a sentence states otherwise than the tables. */
function disagreeing(entry: Entry, sentence: string): Omit<Finding, 'at'>[] {
  const text = sentence.replace(/\s/gu, '')
  return quantities.flatMap(({label, words, cells}) =>
    [...text.matchAll(words)].flatMap((match): Omit<Finding, 'at'>[] => {
      const {count, other} = match.groups as {readonly count?: string; readonly other?: string}
      const sums = cells.map(pointers => pointers.reduce((sum, cell) => sum + Number(valueAt(entry.data, cell)), 0))
      if (sums.includes(Number(count ?? other)) || isAboutElse(text, match, entry)) return []
      const right = [...new Set(sums)].map(String)
      return [
        {
          verdict: 'review',
          reason: `文字写“${match[0]}”，${label}是${right.join('或')}件`,
          actual: count ?? other!,
          expected: right,
          note: '核对文字和统计表；口径不同的，在文字里写明',
        },
      ]
    }),
  )
}

/** Whether a number is said to be of another year, or of something other than applications. */
function isAboutElse(text: string, {index, 0: words}: RegExpExecArray, entry: Entry): boolean {
  const before = text.slice(Math.max(0, index - 60), index)
  const named = /(\d{4})年(?!.*\d{4}年)/u.exec(before)
  if (named && Number(named[1]) !== yearOf(entry)) return true
  if (/(?:上年|去年|上一年|同期|其中)[^，,、]{0,4}$/u.test(before)) return true
  return words.startsWith('办结') && !/申请/u.test(text.slice(Math.max(0, index - 100), index + words.length))
}
