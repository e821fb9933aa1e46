import {defineRule} from '../base/define.ts'
import {isOfForm, partsOf} from './reports.ts'
import {textIn} from './sentences.ts'

const limit = 1000
/** What the part speaks of, in the words of the form, and as reports put it. */
const topics: readonly (readonly [string, RegExp])[] = [
  ['主动公开', /主动公开/u],
  ['依申请公开', /申请公开|公开申请/u],
  ['政府信息管理', /信息管理/u],
  ['政府信息公开平台建设', /平台/u],
  ['监督保障', /监督|考核/u],
]

const rest =
  '（二）依申请公开。全年收到申请8件。\n\n（三）政府信息管理。规范流程。\n\n（四）平台建设。维护专栏。\n\n（五）监督保障。培训2次。\n\n## 二、主动公开政府信息情况'

export default defineRule({
  id: 'report-overall',
  title: '总体情况写全五个方面且一般不超过1000字',
  clause: {instrument: '政府信息公开工作年度报告格式（国办公开办函〔2021〕30号）', article: '报告内容（一）总体情况'},
  confidence: 'P',
  why: '总体情况综述主动公开、依申请公开、政府信息管理、政府信息公开平台建设、监督保障五个方面，原则上不超过1000字。字数按文字处理软件的算法计：一个汉字、一个标点算一个字，一串数字或字母算一个字，不计表格。五个方面只看有没有写到，请人工核对。',
  level: 'warn',
  kinds: ['report'],
  scope: 'body',
  check(body, report, entry) {
    if (!isOfForm(entry)) return
    const part = partsOf(body).find(({number}) => number === 1)
    if (!part) return
    const text = part.nodes.map(textIn).join('\n')
    const count = wordsIn(text)
    if (count > limit) {
      report({
        at: part.place,
        reason: `“总体情况”共${count}字，超过${limit}字`,
        actual: String(count),
        note: '压缩一般性的表述，具体做法另行公开并链接',
      })
    }
    const absent = topics.filter(([, words]) => !words.test(text)).map(([topic]) => topic)
    if (absent.length > 0) {
      report({
        at: part.place,
        verdict: 'review',
        reason: `“总体情况”没有写到${absent.join('、')}`,
        note: `补写${absent.join('、')}；确实没有的，写明没有`,
      })
    }
  },
  examples: {
    pass: [
      {kind: 'report', body: '略。'},
      {kind: 'report', body: `## 一、总体情况\n\n（一）主动公开。${'公'.repeat(933)}\n\n${rest}`},
      // 数字和网址不按字符数计。
      {kind: 'report', body: `## 一、总体情况\n\n（一）主动公开。${'1234567890，'.repeat(400)}\n\n${rest}`},
      {kind: 'report', data: {year: 2020}, body: `## 一、总体情况\n\n${'公'.repeat(1200)}`},
    ],
    fail: [
      {kind: 'report', body: `前言。\n\n## 一、总体情况\n\n（一）主动公开。${'公'.repeat(934)}\n\n${rest}`, at: 3},
      {
        kind: 'report',
        body: `## 一、总体情况\n\n（一）主动公开。略。\n\n${rest.replace('（四）平台建设。维护专栏。\n\n', '')}`,
        at: 1,
        says: {verdict: 'review'},
      },
    ],
  },
})

/** As word processors count: a run of figures and letters is one word. */
const wordsIn = (text: string): number => text.match(/[A-Za-z\d][A-Za-z\d.,:/%_-]*|\S/gu)?.length ?? 0
