import {defineRule} from '../base/define.ts'
import {isOwnText} from './facts.ts'
import {around, fieldsOf, type Hit, hitsIn, placeOf} from './passages.ts'

const wide = /[０-９Ａ-Ｚａ-ｚ％][０-９Ａ-Ｚａ-ｚ％．]*/gu

export default defineRule({
  id: 'text-full-width',
  title: '数字和字母是半角的',
  clause: {instrument: '《出版物上数字用法》（GB/T 15835—2011）', article: '数字形式的使用'},
  confidence: 'M',
  why: '公文使用的数字按照国家标准执行。全角的“２０２４”“３０％”“Ａ级”与半角的看上去差不多，检索、排序和表格计算却认不出；电话、网址写成全角的点不开。一篇只提示一次。历史存量、转载的和2012年7月以前的文件以原件为准，不检查。',
  level: 'warn',
  kinds: '*',
  scope: 'body',
  check(body, report, entry) {
    if (!isOwnText(entry)) return
    for (const {pointer, label, text} of fieldsOf(entry)) {
      const [found] = text.match(wide) ?? []
      if (found) report({at: pointer, ...said(found, 1, label), actual: found})
    }
    const hits = hitsIn(body, wide, {hits: isNoNumber})
    const [first] = hits
    if (first) report({at: placeOf(body, first), ...said(first.words, hits.length, '正文'), actual: around(first)})
  },
  examples: {
    pass: [
      {kind: 'policy', body: '2024年增长30%，A级。'},
      // 层次序号另有一条检查。
      {kind: 'policy', body: '１．登记。\n\n（２）备案。'},
      {kind: 'policy', data: {historical: true}, body: '２０２４年。'},
    ],
    fail: [
      {kind: 'policy', body: '略。\n\n２０２４年增长３０％。', at: 3},
      {kind: 'notice', data: {title: '２０２４年决算公开'}, body: '略。', at: '/title'},
      {kind: 'policy', body: 'Ａ级企业。', at: 1},
    ],
  },
})

/** The numbers of paragraphs are looked at by another rule. */
const isNoNumber = ({passage: {text}, index}: Hit): boolean =>
  !/^[\s（(]*$/u.test(text.slice(0, index)) || !/^[\s（(]*[０-９]+[．.、）)]/u.test(text)

function said(found: string, count: number, where: string) {
  const meant = found.normalize('NFKC')
  return {
    reason: `${where}${count > 1 ? `有${count}处` : ''}数字、字母或百分号是全角的，如“${found.slice(0, 20)}”`,
    expected: [meant],
    note: `改成半角的“${meant.slice(0, 20)}”`,
  }
}
