import {defineRule} from '../base/define.ts'
import {isOwnText} from './facts.ts'
import {around, type Hit, hitsIn, placeOf} from './passages.ts'

/** 10-20%, 3—5万元: the first number lacks what the second has. Not 2021—2035年: years, days and pieces may be left out once. */
const range = /(?<![\d.\-—–～~/〔第])(\d{1,6}(?:\.\d+)?)(-|—|－|–|～|~|至|到)(\d{1,6}(?:\.\d+)?)(%|％|万亿|亿|万)/gu

export default defineRule({
  id: 'text-ranges',
  title: '数值范围的两个数都带百分号或“万”“亿”',
  clause: {instrument: '《出版物上数字用法》（GB/T 15835—2011）', article: '数值范围'},
  confidence: 'M',
  why: '用数值表示范围时，省略前一个数的百分号或“万”“亿”会造成歧义的，不应省略：标准举的例子是“15%～30%”不写为“15～30%”，“13万元～17万元”不写为“13～17万元”。“补助3—5万元”可以读成从3元起，资金文件里尤其要写清。历史存量、转载的和2012年7月以前的文件以原件为准，不检查。',
  level: 'warn',
  kinds: '*',
  scope: 'body',
  check(body, report, entry) {
    if (!isOwnText(entry)) return
    const hits = hitsIn(body, range, {hits: isAscending})
    const [first] = hits
    if (!first) return
    const [, from, dash, to, unit] = partsOf(first.words)
    const meant = `${from}${unit}${dash === '-' ? '—' : dash}${to}${unit}`
    report({
      at: placeOf(body, first),
      reason: `正文${hits.length > 1 ? `有${hits.length}处` : ''}数值范围前一个数省略了“${unit}”，如“${first.words}”`,
      verdict: 'review',
      actual: around(first),
      expected: [meant],
      note: `改成“${meant}”；原件如此的不必改`,
    })
  },
  examples: {
    pass: [
      {kind: 'policy', body: '补助3万元至5万元，增长15%—30%，2021—2035年，10-20人，电话0000-80000001，第3至5万吨级。'},
      {kind: 'policy', body: '由30降至5%左右，从2020年至8%。'},
      {kind: 'policy', data: {historical: true}, body: '增长10-20%。'},
    ],
    fail: [
      {kind: 'policy', body: '略。\n\n补助3—5万元，增长10-20%。', at: 3},
      {kind: 'policy', body: '投资9至16亿元。', at: 1},
    ],
  },
})

const partsOf = (words: string): readonly string[] => new RegExp(range.source, 'u').exec(words)!

const isAscending = ({words}: Hit): boolean => Number(partsOf(words)[1]) < Number(partsOf(words)[3])
