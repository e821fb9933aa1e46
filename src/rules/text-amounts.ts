import {defineRule} from '../base/define.ts'
import {isOwnText} from './facts.ts'
import {around, hitsIn, placeOf, wholeOf} from './passages.ts'

/** 50000元, 1200000元: whole ten thousands, written out. */
const round = /(?<![\d.,，])[1-9]\d{0,5}0000元/gu

export default defineRule({
  id: 'text-amounts',
  title: '一篇里金额的单位一致',
  clause: {instrument: '公文写作惯例', article: '计量单位前后一致'},
  confidence: 'm',
  why: '同一篇文件里有的写“5万元”，有的写“50000元”，读者要数零才能比较。用哪一种都可以，前后一致就好；这是通行的写法，没有规定逐字要求，所以只作提示。不是整万的金额、表格里的金额不检查。',
  level: 'info',
  kinds: '*',
  scope: 'body',
  check(body, report, entry) {
    if (!isOwnText(entry) || !/\d万元/u.test(wholeOf(body))) return
    const hits = hitsIn(body, round, {passages: ({kind}) => kind !== 'cell'})
    const [first] = hits
    if (!first) return
    const meant = `${Number.parseInt(first.words, 10) / 10_000}万元`
    report({
      at: placeOf(body, first),
      reason: `正文别处用“万元”，这里${hits.length > 1 ? `等${hits.length}处` : ''}写成“${first.words}”`,
      verdict: 'review',
      actual: around(first),
      expected: [meant],
      note: `可以改成“${meant}”；引用原文或原件如此的不必改`,
    })
  },
  examples: {
    pass: [
      {kind: 'policy', body: '补助5万元，罚款20000.5元，编号1234500001元件。'},
      {kind: 'policy', body: '补助50000元。'},
      {kind: 'policy', body: '补助5万元。\n\n| 项目 | 金额 |\n|---|---|\n| 甲 | 50000元 |'},
      {kind: 'policy', data: {historical: true}, body: '补助5万元、50000元。'},
    ],
    fail: [{kind: 'policy', body: '补助5万元。\n\n最高200000元。', at: 3}],
  },
})
