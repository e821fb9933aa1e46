import {defineRule} from '../base/define.ts'
import type {Finding, Terms} from '../base/types.ts'
import {isOwnText} from './facts.ts'
import {fieldsOf, passagesIn, placeOf, wholeOf} from './passages.ts'
import {type Use, usesOf} from './term-uses.ts'

type Wrong = NonNullable<Terms['wrong']>[number]

export default defineRule({
  id: 'text-term-wrong',
  title: '用语表里的错误写法不出现',
  clause: {instrument: '党政机关公文处理工作条例（中办发〔2012〕14号）', article: '第十九条'},
  confidence: 'M',
  why: '公文应当表述准确。本机关常写错的词语和正确的写法列在 content/_data/terms.yml 的 wrong 里，标题、内容概述和正文都照它检查；书名号里的是别的文件的名称，不检查。历史存量（historical）、转载的和2012年7月以前的文件以原件为准，不检查。',
  level: 'warn',
  kinds: '*',
  scope: 'body',
  check(body, report, entry, {terms: {wrong}}) {
    if (!wrong || !isOwnText(entry)) return
    for (const {pointer, label, text} of fieldsOf(entry)) {
      for (const [use, count] of firstUses(usesOf(wrong, sought, text))) report({at: pointer, ...said(use, count, label)})
    }
    // Nearly every text has none of the words.
    if (usesOf(wrong, sought, wholeOf(body)).length === 0) return
    const uses = passagesIn(body).flatMap(passage => usesOf(wrong, sought, passage.text).map(use => ({...use, passage})))
    for (const [use, count] of firstUses(uses))
      report({at: placeOf(body, {...use, words: use.word}), ...said(use, count, '正文')})
  },
  examples: {
    pass: [
      {kind: 'notice', terms: {wrong: [{wrong: '做为', right: '作为'}]}, body: '作为牵头单位，负责统筹。'},
      // 除外的说法，正确的写法里含有它，书名号里的名称。
      {
        kind: 'notice',
        terms: {
          wrong: [
            {wrong: '做为', right: '作为', except: ['叫做为民']},
            {wrong: '商务委', right: '商务委员会'},
          ],
        },
        body: '这个专栏叫做为民服务站，原市商务委员会主办，见《市商务委工作规则》。',
      },
      {kind: 'policy', data: {historical: true}, terms: {wrong: [{wrong: '做为', right: '作为'}]}, body: '做为牵头单位。'},
    ],
    fail: [
      {kind: 'notice', terms: {wrong: [{wrong: '做为', right: '作为'}]}, body: '各单位：\n\n做为牵头单位，做为责任人。', at: 3},
      {
        kind: 'notice',
        data: {title: '关于按装充电桩的公告'},
        terms: {wrong: [{wrong: '按装', right: '安装', note: '照词典'}]},
        body: '略。',
        at: '/title',
      },
      {kind: 'policy', data: {summary: '规范予付卡经营。'}, terms: {wrong: [{wrong: '予付卡', right: '预付卡'}]}, at: '/summary'},
    ],
  },
})

/** The right form may hold the wrong one: 商务委 -> 商务委员会. */
const sought = ({wrong, right, except = []}: Wrong) => ({word: wrong, except: [right, ...except]})

/** The first use of each word, and how many there are. */
function firstUses<T extends Use<Wrong>>(uses: readonly T[]): [T, number][] {
  const counts = new Map<Wrong, [T, number]>()
  for (const use of uses) {
    const known = counts.get(use.item)
    if (known) known[1]++
    else counts.set(use.item, [use, 1])
  }
  return [...counts.values()]
}

const said = ({item: {wrong, right, note}}: Use<Wrong>, count: number, where: string): Omit<Finding, 'at'> => ({
  reason: `${where}写了${count > 1 ? `${count}处` : ''}“${wrong}”，用语表的写法是“${right}”`,
  actual: wrong,
  expected: [right],
  note: `改成“${right}”${note ? `：${note}` : ''}；确实没有写错的，在 terms.yml 这一项的 except 里写上整句说法`,
})
