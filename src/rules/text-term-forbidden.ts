import {defineRule} from '../base/define.ts'
import type {Finding, Terms} from '../base/types.ts'
import {isOwnText} from './facts.ts'
import {fieldsOf, passagesIn, placeOf, wholeOf} from './passages.ts'
import {type Use, usesOf} from './term-uses.ts'

type Forbidden = NonNullable<Terms['forbidden']>[number]

export default defineRule({
  id: 'text-term-forbidden',
  title: '用语表里不用的词语不出现',
  clause: {instrument: '党政机关公文处理工作条例（中办发〔2012〕14号）', article: '第十九条'},
  confidence: 'M',
  why: '公文应当表述准确。本机关不用的词语列在 content/_data/terms.yml 的 forbidden 里，列进去就是不许发布。引号里的可能是引用别人的话，历史存量（historical）、转载的和2012年7月以前的文件以原件为准，都只提示核对；书名号里的名称不检查。',
  level: 'error',
  kinds: '*',
  scope: 'body',
  check(body, report, entry, {terms: {forbidden}}) {
    if (!forbidden) return
    const isOwn = isOwnText(entry)
    for (const {pointer, label, text} of fieldsOf(entry)) {
      for (const use of usesOf(forbidden, sought, text)) report({at: pointer, ...said(use, isOwn, label)})
    }
    if (usesOf(forbidden, sought, wholeOf(body)).length === 0) return
    for (const passage of passagesIn(body)) {
      for (const use of usesOf(forbidden, sought, passage.text))
        report({at: placeOf(body, {...use, passage, words: use.word}), ...said(use, isOwn, '正文')})
    }
  },
  examples: {
    pass: [
      {kind: 'notice', terms: {forbidden: [{word: '残废人', instead: '残疾人'}]}, body: '为残疾人提供便利。'},
      {
        kind: 'notice',
        terms: {forbidden: [{word: '最终解释权', except: ['最终解释权归商家等条款']}]},
        body: '不得约定最终解释权归商家等条款。《关于“最终解释权”的答复》另行公布。',
      },
    ],
    fail: [
      {kind: 'notice', terms: {forbidden: [{word: '残废人', instead: '残疾人'}]}, body: '各单位：\n\n为残废人提供便利。', at: 3},
      {
        kind: 'notice',
        terms: {forbidden: [{word: '残废人', note: '带有歧视'}]},
        data: {title: '残废人就业公告'},
        body: '略。',
        at: '/title',
      },
      {kind: 'policy', data: {historical: true}, terms: {forbidden: [{word: '残废人'}]}, body: '所谓“残废人”。', at: 1},
    ],
  },
})

const sought = ({word, except = []}: Forbidden) => ({word, except})

const said = ({item: {word, instead, note}, isQuoted}: Use<Forbidden>, isOwn: boolean, where: string): Omit<Finding, 'at'> => ({
  reason: `${where}写了用语表里不用的词语“${word}”${note ? `：${note}` : ''}`,
  ...((isQuoted || !isOwn) && {verdict: 'review'}),
  actual: word,
  ...(instead && {expected: [instead]}),
  note: `${instead ? `改成“${instead}”` : '换一种说法'}；原件如此、确需保留的，在 terms.yml 这一项的 except 里写上整句说法`,
})
