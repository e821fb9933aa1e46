import {defineRule} from '../base/define.ts'
import {consecutive, isOfForm, yearOf} from './reports.ts'

const most = 0.8
/** Of fewer characters nothing can be told: 没有突出问题 is short every year. */
const enough = 60

const problem = (text: string): string =>
  `## 五、存在的主要问题及改进情况\n\n${text}\n\n## 六、其他需要报告的事项\n\n${'没有收取信息处理费。'.repeat(12)}`
const own =
  '主要问题是政策解读形式单一，部分栏目更新不及时，依申请公开答复说理不充分。下一步将丰富解读形式，建立栏目更新台账，编写答复书示范文本，组织业务培训。'
const other =
  '主要问题是老文件只有扫描件，没有可以检索的文字版，视频解读缺少字幕。去年提出的答复说理不充分问题已经解决，示范文本四月印发使用，全年没有被纠正的案件。'

export default defineRule({
  id: 'report-repeats',
  title: '存在的主要问题及改进情况不照抄上一年度报告',
  clause: {
    instrument: '政府信息公开工作年度报告格式（国办公开办函〔2021〕30号）',
    article: '报告内容（五）存在的主要问题及改进情况',
  },
  confidence: 'P',
  why: '这一部分要说本年度的问题，和上年问题改进得怎样；年年雷同，等于没有改进。与上一年度的这一部分相比，八成以上的字句相同时提示，请人工核对。数字不参加比较。',
  level: 'warn',
  kinds: ['report'],
  scope: 'pair',
  pairs: site => consecutive(site).filter(([report]) => isOfForm(report)),
  check([text, before], report, [, earlier]) {
    const [one, two] = [fifthOf(text), fifthOf(before)]
    if (one.length < enough || two.length < enough) return
    const share = likeness(one, two)
    if (share <= most) return
    report({
      at: '/year',
      verdict: 'review',
      reason: `“存在的主要问题及改进情况”与${yearOf(earlier)}年度报告的有${Math.round(share * 100)}%相同`,
      actual: `${Math.round(share * 100)}%`,
      note: `写本年度的问题，说明上年的问题改进得怎样；上一年的是 ${earlier.path}`,
    })
  },
  examples: {
    pass: [
      {kind: 'report', body: problem(own), others: [{kind: 'report', data: {year: 2024}, body: problem(other)}]},
      {
        kind: 'report',
        body: problem('没有突出问题。'),
        others: [{kind: 'report', data: {year: 2024}, body: problem('没有突出问题。')}],
      },
      {kind: 'report', body: problem(own), others: [{kind: 'report', data: {year: 2022}, body: problem(own)}]},
    ],
    fail: [
      {
        kind: 'report',
        body: problem(`2025年，${own}`),
        others: [{kind: 'report', data: {year: 2024}, body: problem(`2024年，${own}`)}],
        at: '/year',
      },
      {
        kind: 'report',
        body: problem(own.replace('单一', '单调')),
        others: [{kind: 'report', data: {year: 2024}, body: problem(own)}],
        at: '/year',
        says: {verdict: 'review'},
      },
    ],
  },
})

/** The fifth part of a report's plain text, only its Han characters. */
function fifthOf(text: string): string {
  const lines = text.split('\n')
  const start = lines.findIndex(line => /^[\s#]*五[、.．].{0,30}(?:问题|改进)/u.test(line))
  if (start < 0) return ''
  const length = lines.slice(start + 1).findIndex(line => /^[\s#]*六[、.．].{0,12}(?:其他|其它)/u.test(line))
  const part = lines.slice(start + 1, length < 0 ? undefined : start + 1 + length)
  return part.join('').replace(/\P{Script=Han}/gu, '')
}

/** How many of the pairs of characters two texts share. */
function likeness(one: string, two: string): number {
  const left = new Map<string, number>()
  for (let at = 1; at < two.length; at++) left.set(two.slice(at - 1, at + 1), (left.get(two.slice(at - 1, at + 1)) ?? 0) + 1)
  let shared = 0
  for (let at = 1; at < one.length; at++) {
    const pair = one.slice(at - 1, at + 1)
    const count = left.get(pair) ?? 0
    if (count === 0) continue
    left.set(pair, count - 1)
    shared++
  }
  return (2 * shared) / (one.length + two.length - 2)
}
