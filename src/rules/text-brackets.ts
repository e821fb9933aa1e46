import {defineRule} from '../base/define.ts'
import type {Finding} from '../base/types.ts'
import {type BracketFault, judgeBrackets} from './brackets.ts'
import {isOwnText} from './facts.ts'
import {fieldsOf, type Hit, passagesIn, placeOf} from './passages.ts'

/** More than this nobody mends one by one. */
const most = 20

export default defineRule({
  id: 'text-brackets',
  title: '书名号、引号和括号成对',
  clause: {instrument: '《标点符号用法》（GB/T 15834—2011）', article: '引号、括号、书名号'},
  confidence: 'M',
  why: '公文使用的标点符号按照国家标准执行。书名号、引号、括号少了一半，读者分不清文件名到哪里为止，网站也认不出引用的文件。书名号里面还要用书名号时，里面一层用单书名号，如《关于修改〈某办法〉的决定》。引文连着几段时，每段开头用前引号、最后一段才用后引号，不算缺少。历史存量、转载的以原件为准，不检查。',
  level: 'warn',
  kinds: '*',
  scope: 'body',
  check(body, report, entry) {
    if (!isOwnText(entry)) return
    for (const {pointer, label, text} of fieldsOf(entry)) {
      const {fault, isOpen} = judgeBrackets(text)
      const found = fault ?? (isOpen ? lastQuote(text) : null)
      if (found) report({at: pointer, ...said(found, text, `${label}里`)})
    }
    let open: Hit | null = null
    let count = 0
    for (const passage of passagesIn(body)) {
      if (count === most) continue
      const judged = judgeBrackets(passage.text, open !== null)
      if (judged.fault) {
        count++
        const hit = {passage, index: judged.fault.index, words: judged.fault.mark}
        report({at: placeOf(body, hit), ...said(judged.fault, passage.text, '')})
      }
      const quote: BracketFault | null = judged.isOpen ? lastQuote(passage.text) : null
      if (!judged.isOpen) open = null
      else if (quote) open = {passage, index: quote.index, words: quote.mark}
    }
    if (open)
      report({at: placeOf(body, open), ...said({index: open.index, mark: '“', fault: 'open', due: '”'}, open.passage.text, '')})
  },
  examples: {
    pass: [
      {
        kind: 'policy',
        body: '按照《关于修改〈示范市早市管理办法〉的决定》（示商务规〔2024〕2号）和“放管服”改革要求，一是：1）登记；2）备案。',
      },
      // 引文连着几段。
      {kind: 'policy', body: '修改为：“第三条　甲。\n\n“第四条　乙。\n\n（一）丙；\n\n（二）丁。”\n\n其他不变。'},
      {kind: 'policy', body: '长约15’，O’Neil公司。'},
      {kind: 'policy', data: {historical: true}, body: '按照《办法执行。'},
    ],
    fail: [
      {kind: 'policy', body: '请遵照执行。\n\n按照《示范市早市管理办法（试行）执行。', at: 3},
      {kind: 'policy', body: '按照示范市早市管理办法》执行。', at: 1},
      {kind: 'policy', body: '按照《关于修改《示范市早市管理办法》的决定》执行。', at: 1},
      {kind: 'policy', body: '推进“放管服“改革。', at: 1},
      {kind: 'policy', body: '推进“放管服改革。\n\n完。', at: 1},
      {kind: 'policy', body: '推进（含“放管服）”改革。', at: 1},
      {kind: 'policy', body: '修改为：“实行“双随机”监管。”', at: 1},
      {kind: 'notice', data: {title: '关于印发《早市办法的通知'}, body: '略。', at: '/title'},
      {kind: 'policy', data: {summary: '推进“放管服改革。'}, body: '略。', at: '/summary'},
    ],
  },
})

function lastQuote(text: string): BracketFault | null {
  const index = text.lastIndexOf('“')
  return index < 0 ? null : {index, mark: '“', fault: 'open', due: '”'}
}

const names: Readonly<Record<string, string>> = {
  '《': '左书名号',
  '》': '右书名号',
  '〈': '左单书名号',
  '〉': '右单书名号',
  '“': '前引号',
  '”': '后引号',
  '‘': '前单引号',
  '’': '后单引号',
  '（': '左括号',
  '）': '右括号',
  '(': '左括号',
  ')': '右括号',
  '〔': '左六角括号',
  '〕': '右六角括号',
}
const nameOf = (mark: string): string => names[mark] ?? `“${mark}”`

function said({index, mark, fault, due}: BracketFault, text: string, where: string): Omit<Finding, 'at'> {
  const near = text
    .slice(Math.max(0, index - 8), index + 10)
    .replace(/[\n\uFFFC。]/gu, ' ')
    .replace(/^[\udc00-\udfff]|[\ud800-\udbff]$|^[^《〈（【〔“‘「『\p{Script=Han}]+/gu, '')
    .trim()
  const reasons = {
    open: `${where}${nameOf(mark)}没有配对的${nameOf(due)}：${near}`,
    close: `${where}${nameOf(mark)}前面没有${nameOf(due)}：${near}`,
    nested: `${where}${mark === '“' ? '引号里面又用了引号，里面一层应当用‘’' : '书名号里面又用了书名号，里面一层应当用〈〉'}：${near}`,
    crossed: `${where}后引号写成了前引号：${near}`,
  }
  const notes = {
    open: `补上${nameOf(due)} ${due} ，或删去多余的${nameOf(mark)}`,
    close: `补上${nameOf(due)} ${due} ，或删去多余的${nameOf(mark)}`,
    nested: mark === '“' ? '里面一层改成单引号 ‘’' : '里面一层改成单书名号，如《关于修改〈某办法〉的决定》',
    crossed: '改成后引号 ”',
  }
  return {reason: reasons[fault], actual: mark, expected: [due], note: notes[fault]}
}
