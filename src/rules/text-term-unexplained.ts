import {defineRule} from '../base/define.ts'
import type {Terms} from '../base/types.ts'
import {isOwnText} from './facts.ts'
import {passagesIn, placeOf, wholeOf} from './passages.ts'
import {type Use, usesOf} from './term-uses.ts'

type Defined = NonNullable<Terms['defined']>[number]

export default defineRule({
  id: 'text-term-unexplained',
  title: '简称和缩写第一次出现时写明全称',
  clause: {instrument: '党政机关公文处理工作条例（中办发〔2012〕14号）', article: '第十九条'},
  confidence: 'M',
  why: '公文应当表述准确，读者不一定知道机关内部的简称和外文缩写。先用全称并注明简称是公文写作的惯例，条例没有逐字规定。哪些词语须先说明，由本机关列在 content/_data/terms.yml 的 defined 里；写成“全称（以下简称……）”“全称（缩写）”，或者后面跟着解释，都算说明。',
  level: 'warn',
  kinds: '*',
  scope: 'body',
  check(body, report, entry, {terms: {defined}}) {
    if (!defined || !isOwnText(entry)) return
    const whole = wholeOf(body)
    const open = firstUses(usesOf(defined, sought, whole)).filter(use => !isExplained(use, whole))
    if (open.length === 0) return
    const undefinedTerms = new Set(open.map(({item}) => item))
    for (const passage of passagesIn(body)) {
      for (const {item, word, index} of usesOf(defined, sought, passage.text)) {
        if (!undefinedTerms.delete(item)) continue
        report({
          at: placeOf(body, {passage, index, words: word}),
          reason: `正文第一次写“${word}”时没有说明${item.full ? `，全称是“${item.full}”` : ''}`,
          verdict: 'review',
          actual: word,
          ...(item.full && {expected: [`${item.full}（以下简称${word}）`]}),
          note: `${item.full ? `改成“${item.full}（以下简称${word}）”` : `在“${word}”后面用括号写明全称或含义`}${item.note ? `：${item.note}` : ''}`,
        })
      }
    }
  },
  examples: {
    pass: [
      {
        kind: 'notice',
        terms: {defined: [{word: 'RCEP', full: '《区域全面经济伙伴关系协定》'}]},
        body: '用好《区域全面经济伙伴关系协定》（RCEP）。RCEP生效以来，出口增长。',
      },
      {kind: 'notice', terms: {defined: [{word: 'MCN'}]}, body: '直播营销人员服务机构（以下简称“MCN”）应当登记。'},
      {kind: 'notice', terms: {defined: [{word: '限上企业'}]}, body: '限上企业（限额以上批发和零售业企业）按月报送。'},
      {kind: 'notice', terms: {defined: [{word: '首店'}]}, body: '首店，是指品牌在本市开设的第一家门店。'},
      // 别的词的一部分，书名号里的名称。
      {kind: 'notice', terms: {defined: [{word: 'MCN'}]}, body: 'MCNs和《MCN机构名单》。'},
    ],
    fail: [
      {
        kind: 'notice',
        terms: {defined: [{word: 'RCEP', full: '《区域全面经济伙伴关系协定》'}]},
        body: '各单位：\n\n用好RCEP，宣传RCEP。',
        at: 3,
      },
      {
        kind: 'notice',
        terms: {defined: [{word: 'MCN'}]},
        body: 'MCN应当登记。\n\n直播营销人员服务机构（以下简称MCN）名单另行公布。',
        at: 1,
      },
    ],
  },
})

const sought = ({word, except = []}: Defined) => ({word, except})

/** The first use of each word. */
const firstUses = (uses: readonly Use<Defined>[]): Use<Defined>[] => [
  ...new Map(uses.toReversed().map(use => [use.item, use])).values(),
]

/** How much of the text around a word is looked at. */
const near = 60

/** Whether the full name came before, or the text says right here what the word stands for. */
function isExplained({item, word, index}: Use<Defined>, text: string): boolean {
  const behind = text.slice(index + word.length, index + word.length + near)
  if (item.full !== undefined && text.slice(0, index + word.length + near).includes(item.full)) return true
  return (
    /(?:简称|统称|缩写为?|称为|所称|[\p{Script=Han}》”][（(])[“"‘]?$/u.test(text.slice(Math.max(0, index - near), index)) ||
    /^[”"’]?(?:[（(]|，?(?:是指|指的是|即))/u.test(behind)
  )
}
