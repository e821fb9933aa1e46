import {defineRule} from '../base/define.ts'
import type {PrintedLine} from '../base/types.ts'
import {isOwnText} from './facts.ts'
import {orAsIssued, printedNumber} from './numbers.ts'

/** A way to print a number that is not the standard's. */
interface Form {
  readonly says: string
  readonly pattern: RegExp
}
const forms: readonly Form[] = [
  {says: '括号是半角的', pattern: /^\(|\)/u},
  {says: '括号后面多了顿号', pattern: /[）)]、$/u},
  {says: '阿拉伯数字后面用了顿号', pattern: /^[\d０-９]+\s*、$/u},
  {says: '数字是全角的', pattern: /[０-９]/u},
  {says: '用了带点、带括号的单个字符', pattern: /[⑴-⒛]/u},
  {says: '章、条的序号用了阿拉伯数字', pattern: /^第\s*\d/u},
]

/** In whatever one of them finds; 一、 is as it should be. */
const any = /[()０-９⑴-⒛]|[）\d]\s*、|^第\s*\d/u

export default defineRule({
  id: 'text-numbering-form',
  title: '层次序号的写法合乎公文格式',
  clause: {instrument: '《党政机关公文格式》（GB/T 9704—2012）', article: '7.3.3'},
  confidence: 'M',
  why: '公文格式规定层次序数依次用“一、”“（一）”“1.”“（1）”标注，括号是全角的，括号后面不加顿号。一份文件里写法不一，读者难以看出层次，网站也认不出条款。同一种写法只提示一次；历史存量、转载的和2012年7月以前的文件以原件为准，不检查。',
  level: 'warn',
  kinds: '*',
  scope: 'body',
  check(_, report, entry, {lines}) {
    if (entry.data.numbering === 'as-issued' || !isOwnText(entry)) return
    const numbered = lines.filter(line => isNumbered(line) && any.test(printed(line)))
    for (const {says, pattern} of forms) {
      const found = numbered.filter(line => pattern.test(printed(line)))
      const [first] = found
      if (!first) continue
      const meant = printedNumber(first.mark!.kind, first.mark!.number)
      report({
        at: first.place,
        reason: `${found.length > 1 ? `${found.length}处` : ''}序号${says}，如“${printed(first)}”`,
        actual: printed(first),
        expected: [meant],
        note: `改成“${meant}”${orAsIssued(entry)}`,
      })
    }
  },
  examples: {
    pass: [
      {kind: 'policy', body: '一、要求\n\n（一）甲。\n\n1. 乙。\n\n2．丙。\n\n（1）丁。\n\n第一条　戊。'},
      {kind: 'policy', data: {numbering: 'as-issued'}, body: '(一)甲。\n\n(二)乙。'},
      {kind: 'policy', data: {writtenDate: '2006-03-03', publishDate: '2006-03-05'}, body: '(一)甲。\n\n(二)乙。'},
    ],
    fail: [
      {kind: 'policy', body: '一、要求\n\n(一)甲。\n\n(二)乙。', at: 3},
      {kind: 'policy', body: '一、要求\n\n（一）、甲。\n\n（二）乙。', at: 3},
      {kind: 'policy', body: '一、要求\n\n1、甲。\n\n2、乙。', at: 3},
      {kind: 'policy', body: '一、要求\n\n１．甲。\n\n２．乙。', at: 3},
      {kind: 'policy', body: '一、要求\n\n⒈甲。\n\n⒉乙。', at: 3},
      {kind: 'notice', body: '第1条　甲。\n\n第2条　乙。', at: 1},
    ],
  },
})

const isNumbered = ({mark, role, isListed}: PrintedLine): boolean =>
  mark !== null && mark.kind !== 'annex' && role === null && !isListed

const printed = ({text, mark}: PrintedLine): string => text.slice(0, mark!.width).trim()
