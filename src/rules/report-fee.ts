import {defineRule} from '../base/define.ts'
import {isOfForm, partsOf} from './reports.ts'
import {textIn} from './sentences.ts'

const six = '## 六、其他需要报告的事项'

export default defineRule({
  id: 'report-fee',
  title: '其他需要报告的事项写明信息处理费的收取情况',
  clause: {instrument: '政府信息公开工作年度报告格式（国办公开办函〔2021〕30号）', article: '报告内容（六）其他需要报告的事项'},
  confidence: 'P',
  why: '发出收费通知的件数、总金额和实际收取的总金额，在“其他需要报告的事项”里报告；没有收取的，也写明没有，读者才知道不是漏报。只看这一部分有没有写到，请人工核对。',
  level: 'warn',
  kinds: ['report'],
  scope: 'body',
  check(body, report, entry) {
    if (!isOfForm(entry)) return
    const part = partsOf(body).find(({number}) => number === 6)
    if (!part || /信息处理费|处理费|收费|收取[^。；]{0,12}费/u.test(part.nodes.map(textIn).join('\n'))) return
    const year = String(entry.data.year)
    report({
      at: part.place,
      verdict: 'review',
      reason: '“其他需要报告的事项”没有写信息处理费的收取情况',
      note: `没有收取的，写：${year}年没有收取政府信息公开信息处理费；收取的，写明发出收费通知的件数和金额`,
    })
  },
  examples: {
    pass: [
      {kind: 'report', body: `${six}\n\n2024年，无收取信息处理费情况。`},
      {kind: 'report', body: `${six}\n\n有1件申请收取费用380元。`},
      {kind: 'report', data: {year: 2020}, body: `${six}\n\n没有。`},
      {kind: 'report', body: '略。'},
    ],
    fail: [
      {kind: 'report', body: `信息处理费依规定执行。\n\n${six}\n\n没有其他需要报告的事项。`, at: 3, says: {verdict: 'review'}},
      {kind: 'report', body: six, at: 1},
    ],
  },
})
