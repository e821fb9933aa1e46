import type {Root, Table} from 'mdast'
import {defineRule} from '../base/define.ts'
import {feeOf, itemRate, pageRate} from '../base/fees.ts'
import type {Finding, Position} from '../base/types.ts'
import {textOf} from './facts.ts'
import {textIn} from './sentences.ts'

/** 31件至40件每件200元, 31页至100页（含100页）的部分：10元/页, 201页以上的部分每页40元. */
const band =
  /(?<!\d)(\d{1,4})(件|页)(?:以上|至(\d{1,4})\2)(?:[（(]含\d{1,4}\2[）)])?[^，,。；;件页元]{0,10}(?:每\2(\d{1,6})元|(?<!\d)(\d{1,6})元\/\2)/gu
/** 需要提供120页信息……合计1100元 */
const example = /(?<!\d)(\d{1,4})(页|件)[^。；;]{0,120}?(?:合计|共计|一共)(?:收取|为)?(\d{1,7})元/gu
const rates = {件: itemRate, 页: pageRate}

const standard = '| 页数 | 标准 |\n|---|---|\n| 31页至100页（含100页）的部分 | 每页10元 |\n| 201页以上的部分 | 每页40元 |'

export default defineRule({
  id: 'guide-fees',
  title: '公开指南写明信息处理费且标准与规定一致',
  clause: {instrument: '政府信息公开信息处理费管理办法（国办函〔2020〕109号）', article: '第三条、第四条、第五条'},
  confidence: 'S',
  why: '提供政府信息不收费，数量、频次明显超过合理范围的可以收取信息处理费，指南应当让申请人事先知道。按件：一个自然月10件以下不收，11至30件每件100元，31件起每十件为一档、每档加100元；按量：30页以下不收，31至100页每页10元，101至200页每页20元，201页以上每页40元；两种不并用，都是分段累进。正文里的标准和算例照此核对。',
  level: 'warn',
  kinds: ['guide'],
  scope: 'body',
  check(body, report, entry) {
    const lines = linesOf(body)
    const fees = textOf(entry, 'fees')
    if (fees === undefined && !lines.some(({text}) => /信息处理费/u.test(text))) {
      report({
        at: '/title',
        reason: '公开指南没有写信息处理费（fees）',
        note: '加上 fees，写明不收费、什么情况收取信息处理费、依据国办函〔2020〕109号',
      })
    }
    const told = fees === undefined ? [] : [{text: fees, place: '/fees'}]
    for (const {text, place} of [...told, ...lines])
      for (const finding of [...wrongBands(text), ...wrongSums(text)]) report({at: place, ...finding})
  },
  examples: {
    pass: [
      {kind: 'guide', body: standard},
      {kind: 'guide', data: {fees: undefined}, body: '## 信息处理费\n\n一般不收取信息处理费。'},
      // 各地照抄办法的写法。
      {
        kind: 'guide',
        body: '（二）11—30件(含30件)的部分：100元/件。（三）31件以上的部分：以10件为一档，每增加一档，收费标准提高100元/件。31—100页（含100页）的部分：10元/页。201页以上的部分：40元/页。',
      },
      {
        kind: 'guide',
        body: '31件以上的部分，即31件至40件每件200元，41件至50件每件300元。\n\n提供120页信息，31页至100页共70页、700元，101页至120页共20页、400元，合计1100元。',
      },
    ],
    fail: [
      {kind: 'guide', data: {fees: undefined}, body: '略。', at: '/title'},
      {kind: 'guide', body: standard.replace('每页10元', '每页1元'), at: 3},
      {kind: 'guide', body: standard.replace('201页以上', '101页以上'), at: 4},
      {kind: 'guide', body: '超出后，31—40件每件100元。', at: 1},
      {kind: 'guide', body: '（二）11—30件（含30件）的部分：10元/件。', at: 1, says: {verdict: 'review'}},
      {kind: 'guide', body: '按量计收：101-300页的部分：20元/页。', at: 1},
      {kind: 'guide', body: '例如，提供120页信息，合计2400元。', at: 1, says: {verdict: 'review'}},
      {kind: 'guide', data: {fees: '申请20件信息，一共100元。'}, body: '略。', at: '/fees'},
    ],
  },
})

interface Line {
  readonly text: string
  readonly place: Position
}

/** Paragraphs, items of lists and rows of tables. */
const linesOf = (body: Root): Line[] =>
  body.children.flatMap((node): Line[] => {
    if (node.type === 'table') return rowsOf(node)
    return node.position ? [{text: plain(textIn(node)), place: node.position}] : []
  })

const rowsOf = (table: Table): Line[] =>
  table.children.flatMap(row => (row.position ? [{text: plain(row.children.map(textIn).join('')), place: row.position}] : []))

/** 31—40件 is 31件至40件. */
const plain = (text: string): string => text.replace(/[ 　]/gu, '').replace(/(\d{1,4})[—–-](\d{1,4})(件|页)/gu, '$1$3至$2$3')

/** A band whose first or last item is at another rate. */
const wrongBands = (text: string): Omit<Finding, 'at'>[] =>
  [...text.matchAll(band)].flatMap(([words, from, unit, to, each, per]) => {
    const yuan = each ?? per
    const rate = rates[unit as keyof typeof rates]
    const right = rate(Number(from))
    // The last band by item has no end: its rate rises with every ten.
    if (Number(yuan) === right && (to === undefined || rate(Number(to)) === right)) return []
    return [
      {
        verdict: 'review',
        reason: `信息处理费的标准写“${words}”，按规定第${from}${unit}是每${unit}${right}元${to === undefined ? '' : `，第${to}${unit}是每${unit}${rate(Number(to))}元`}`,
        actual: `${yuan}元`,
        note: '对照国办函〔2020〕109号核对件数、页数和金额',
      },
    ]
  })

/** A worked example that does not come out. */
const wrongSums = (text: string): Omit<Finding, 'at'>[] =>
  [...text.matchAll(example)].flatMap(([, count, unit, yuan]) => {
    const right = feeOf(Number(count), rates[unit as keyof typeof rates])
    if (Number(yuan) === right) return []
    return [
      {
        verdict: 'review',
        reason: `信息处理费的算例写${count}${unit}合计${yuan}元，分段累进计算是${right}元`,
        actual: `${yuan}元`,
        expected: [`${right}元`],
        note: '按每一段各自的标准相加，核对算例',
      },
    ]
  })
