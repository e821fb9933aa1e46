import {defineRule} from '../base/define.ts'
import {documentNumbersIn} from '../base/document-number.ts'
import {isOwnText} from './facts.ts'
import {type Hit, passagesIn, placeOf, wholeOf} from './passages.ts'

/** Cheap: something like a year in brackets other than 〔〕, or 第, a zero or a blank behind them. */
const suspect = /[[［【(（﹝]\s*(?:19|20)\d{2}\s*[\]］】)）﹞]\s*(?:第\s*)?\d|〔\s|\s〕|〕[\s第0]/u

export default defineRule({
  id: 'text-document-number',
  title: '正文里的文号写法规范',
  clause: {instrument: '《党政机关公文格式》（GB/T 9704—2012）', article: '7.2.5'},
  confidence: 'M',
  why: '公文格式规定：年份用六角括号“〔〕”括入，发文顺序号不加“第”字，不编虚位。正文引用文件时写成“[2024]”“（2024）”“第03号”，网站虽然尽量认，读者检索时却找不到。一篇只提示一次；引用2012年以前的文件、原件文号如此的不必改。历史存量、转载的不检查。',
  level: 'warn',
  kinds: '*',
  scope: 'body',
  check(body, report, entry) {
    if (!isOwnText(entry) || !suspect.test(wholeOf(body))) return
    const found: (Hit & {readonly meant: string})[] = []
    for (const passage of passagesIn(body)) {
      if (!suspect.test(passage.text)) continue
      for (const {text, normal, index} of documentNumbersIn(passage.text))
        if (text !== normal && normal.includes('〔')) found.push({passage, index, words: text, meant: normal})
    }
    const [first] = found
    if (!first) return
    report({
      at: placeOf(body, first),
      reason: `正文${found.length > 1 ? `有${found.length}处` : ''}文号写法不规范，如“${first.words}”`,
      verdict: 'review',
      actual: first.words,
      expected: [first.meant],
      note: `改成“${first.meant}”`,
    })
  },
  examples: {
    pass: [
      {kind: 'policy', body: '按照《通知》（示商务字〔2024〕3号）和示范市人民政府令第12号、（2024）京01民终123号执行。'},
      {kind: 'policy', data: {historical: true}, body: '按照示商务字[2024]3号执行。'},
    ],
    fail: [
      {kind: 'policy', body: '略。\n\n按照示商务字[2024]3号、示商务字（2024）第4号执行。', at: 3},
      {kind: 'policy', body: '按照《通知》（示商务字〔2024〕第3号）执行。', at: 1},
      {kind: 'policy', body: '按照示商务字〔2024〕03号执行。', at: 1},
      {kind: 'policy', body: '按照示商务字〔2024〕 3号执行。', at: 1},
    ],
  },
})
