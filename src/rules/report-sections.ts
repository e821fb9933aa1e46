import {defineRule} from '../base/define.ts'
import type {Finding} from '../base/types.ts'
import {isOfForm, type Part, partNames, partsOf} from './reports.ts'

const six = partNames.map(name => `## ${name}\n\n略。`)
const written = (...parts: readonly string[]): string => parts.join('\n\n')

export default defineRule({
  id: 'report-sections',
  title: '年度报告的六个部分齐全有序且标题与格式一致',
  clause: {instrument: '政府信息公开工作年度报告格式（国办公开办函〔2021〕30号）', article: '报告内容'},
  confidence: 'P',
  why: '格式规定年度报告有六个部分，不能遗漏，也不宜泛化；上级按这六个标题汇总。标题意思对、文字不同的，只作提醒。2021年度以前的报告用别的格式，不作此项检查；标为历史存量（historical）的也不检查。',
  level: 'error',
  kinds: ['report'],
  scope: 'body',
  check(body, report, entry) {
    if (!isOfForm(entry)) return
    const parts = partsOf(body)
    if (parts.length === 0) {
      report({
        at: '/title',
        // The text may be in an attachment; what was written without headings is plainly not in the form.
        ...(body.children.length === 0 && {level: 'warn'}),
        reason: body.children.length === 0 ? '年度报告没有正文' : '年度报告的正文没有六个部分的标题',
        note: `正文依次写六个标题，第一个是：## ${partNames[0]}`,
      })
      return
    }
    for (const finding of [...missing(parts), ...disordered(parts), ...different(parts)]) report(finding)
  },
  examples: {
    pass: [
      {kind: 'report', body: written(...six)},
      // 标题是单独一段，不是 Markdown 标题。
      {kind: 'report', body: written('本报告编制如下。', ...partNames.flatMap(name => [name.replace('、', '、 '), '略。']))},
      {kind: 'report', body: written(six[0]!, '### 一、主动公开情况', '### 二、申请情况', ...six.slice(1))},
      {kind: 'report', data: {year: 2018}, body: '## 一、概述\n\n略。'},
      {kind: 'report', data: {historical: true}, body: '## 一、概述\n\n略。'},
    ],
    fail: [
      {kind: 'report', body: written(...six.slice(0, 5)), at: 17, says: {level: 'error'}},
      {kind: 'report', body: written(...six.slice(0, 3), ...six.slice(4)), at: 13},
      {kind: 'report', body: written(...six.slice(0, 4), six[5]!, six[4]!), at: 21},
      {kind: 'report', body: written(...six, six[5]!), at: 25},
      {
        kind: 'report',
        body: written(...six.slice(0, 4), '## 五、存在问题及改进情况\n\n略。', six[5]!),
        at: 17,
        says: {level: 'warn'},
      },
      {kind: 'report', body: written('## 总体情况\n\n略。', ...six.slice(1)), at: 1},
      {kind: 'report', body: written(...six, '## 七、附表'), at: 25},
      {kind: 'report', body: '全年工作情况见附件。', at: '/title', says: {level: 'error'}},
      {kind: 'report', body: '', at: '/title', says: {level: 'warn'}},
    ],
  },
})

/** Where a part should stand: before the next one, or else at the last. */
const missing = (parts: readonly Part[]): Finding[] =>
  partNames.flatMap((name, index): Finding[] => {
    if (parts.some(({number}) => number === index + 1)) return []
    const next = parts.find(({number}) => (number ?? 0) > index + 1) ?? parts.at(-1)!
    return [
      {at: next.place, reason: `年度报告缺少“${name}”这一部分`, expected: [name], note: `加上标题“${name}”，没有内容的也要写明`},
    ]
  })

function disordered(parts: readonly Part[]): Finding[] {
  const findings: Finding[] = []
  let last = 0
  for (const {number, heading, place} of parts) {
    if (number === null) continue
    if (number <= last) {
      const reason =
        number === last ? `“${heading}”这一部分写了两次` : `“${heading}”排在“${partNames[last - 1]}”之后，顺序与格式不一致`
      findings.push({at: place, reason, note: `六个部分依次是：${partNames.join('；')}`})
    }
    last = Math.max(last, number)
  }
  return findings
}

/** Headings that mean a part and are worded otherwise, and parts that the form does not have. */
const different = (parts: readonly Part[]): Finding[] =>
  parts.flatMap(({number, heading, place}): Finding[] => {
    const name = number === null ? undefined : partNames[number - 1]
    if (heading === name) return []
    const reason = name ? `标题“${heading}”与格式规定的不一致` : `格式只有六个部分，多出“${heading}”`
    const note = name ? `改成：${name}` : '并入前六个部分；附表、附件用 attachments 公开'
    return [{at: place, level: 'warn', reason, actual: heading, ...(name && {expected: [name]}), note}]
  })
