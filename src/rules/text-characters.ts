import {defineRule} from '../base/define.ts'
import {fieldsOf, hitsIn, placeOf, wholeOf} from './passages.ts'

/**
 * 康熙部首, 部首补充, compatibility ideographs (but the twelve among them that are characters in their own right), and characters
 * that only a certain font shows.
 */
const odd =
  /[\u2e80-\u2ef3\u2f00-\u2fd5\uf900-\ufa0d\ufa10\ufa12\ufa15-\ufa1e\ufa20\ufa22\ufa25\ufa26\ufa2a-\ufaff\ue000-\uf8ff]|[\u{2f800}-\u{2fa1f}\u{f0000}-\u{10ffff}]/gu

/** In whatever `odd` finds, and told quicker. */
const rare = /[\u2e80-\u2fd5\ud800-\udbff\ue000-\ufaff]/

/** Radicals that Unicode gives no other form; they come out of PDF files. */
const radicals: ReadonlyMap<string, string> = new Map(
  Array.from(
    '⺠民⻁虎⻄西⻅见⻆角⻉贝⻋车⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻨麦⻩黄⻬齐⻮齿⻰龙⻳龟'.matchAll(
      /(.)(.)/gu,
    ),
    match => [match[1]!, match[2]!],
  ),
)

export default defineRule({
  id: 'text-characters',
  title: '汉字用通用的编码，不用部首字和兼容字',
  clause: {instrument: '党政机关公文处理工作条例（中办发〔2012〕14号）', article: '第十一条'},
  confidence: 'M',
  why: '公文使用的汉字按照有关国家标准执行。从 PDF 复制出来的“⼯作”“⻓期”，看上去与“工作”“长期”一样，其实是部首字、兼容字，检索不到，读屏软件读不出，文件名和引用也对不上；自造字只在装了某种字体的电脑上看得见。改成通用的字，不算改动原文。',
  level: 'warn',
  kinds: '*',
  scope: 'body',
  check(body, report, entry) {
    for (const {pointer, label, text} of fieldsOf(entry)) {
      const found = [...text.matchAll(odd)].map(([character]) => character)
      if (found.length > 0) report({at: pointer, ...said(found, label)})
    }
    const hits = rare.test(wholeOf(body)) ? hitsIn(body, odd) : []
    const [first] = hits
    if (first)
      report({
        at: placeOf(body, first),
        ...said(
          hits.map(({words}) => words),
          '正文',
        ),
      })
  },
  examples: {
    pass: [
      {kind: 'policy', body: '工作长期开展，㐂、﨏等生僻字也是字。〇号。'},
      {kind: 'notice', data: {title: '示范市一九二四年档案'}},
    ],
    fail: [
      {kind: 'policy', body: '一、要求\n\n扎实开展\u2f2f作，\u2ed3期坚持\u2f2f作。', at: 3},
      {kind: 'notice', data: {title: '关于\u2f42件的通知'}, at: '/title'},
      {kind: 'policy', data: {historical: true}, body: '\uf9b5子。', at: 1},
      {kind: 'policy', body: '自造字\ue123。', at: 1},
    ],
  },
})

const meantBy = (character: string): string | undefined => {
  const plain = radicals.get(character) ?? character.normalize('NFKC')
  return plain === character ? undefined : plain
}

const codeOf = (character: string): string => `U+${character.codePointAt(0)!.toString(16).toUpperCase()}`

function said(found: readonly string[], where: string) {
  const distinct = [...new Set(found)]
  const shown = distinct.slice(0, 5).map(character => {
    const meant = meantBy(character)
    return meant ? `“${meant}”（${codeOf(character)}）` : codeOf(character)
  })
  const isPrivate = distinct.some(character => meantBy(character) === undefined)
  return {
    reason: `${where}有${found.length}个部首字、兼容字或自造字：${shown.join('、')}${distinct.length > 5 ? '等' : ''}`,
    actual: distinct.slice(0, 20).map(codeOf).join(' '),
    expected: distinct.flatMap(character => meantBy(character) ?? []).slice(0, 20),
    note: isPrivate
      ? '对照原件，把这些字重新输入；确是生僻字的，用国家标准里的字'
      : `重新输入这些字：${distinct.slice(0, 20).map(meantBy).join('、')}`,
  }
}
