import {defineRule} from '../base/define.ts'
import {isOwnText} from './facts.ts'
import {around, type Hit, hitsIn, type Passage, placeOf} from './passages.ts'

/** Between Han in a sentence, and between a number and what it counts; what stands before is looked at only where there is a blank. Bounded, for a row of nothing but blanks. */
const gaps = /[ \t\u00a0\u3000]{1,40}(?=[\p{Script=Han}《（“，。；：、%％]|\d)/gu
const han = /[\p{Script=Han}，；、》）”]$/u
const counted = /^[年月日时分%％万亿元个件家项条号人]/u

export default defineRule({
  id: 'text-spaces',
  title: '句子里的汉字之间不空格',
  clause: {instrument: '公文写作惯例', article: '字间不空格'},
  confidence: 'm',
  why: '汉字之间、数字与年月日和量词之间的空格，多半是从排好版的文件里复制来的；留着它们，检索“高质量发展”就找不到“高质 量发展”。这是通行的写法，没有规定逐字要求。一篇只提示一次；“第一条”后面的空格、不成句的名单和表格不检查。',
  level: 'warn',
  kinds: '*',
  scope: 'body',
  check(body, report, entry) {
    if (!isOwnText(entry)) return
    const hits = hitsIn(body, gaps, {passages: isProse, hits: isLoose})
    const [first] = hits
    if (!first) return
    report({
      at: placeOf(body, first),
      reason: `正文句子里有${hits.length > 1 ? `${hits.length}处` : ''}多余的空格，如“${around(first, 5).replaceAll('。', '')}”`,
      verdict: 'review',
      actual: around(first),
      note: '删去空格；要分开的词语用顿号',
    })
  },
  examples: {
    pass: [
      {kind: 'policy', body: '第一条　为了规范管理，制定本办法。\n\n（一） 登记；备案。\n\n采用 GB/T 9704 标准，计 3 次。'},
      {kind: 'policy', body: '主任：李　某　　副主任：王　某'},
      {kind: 'policy', body: '| 姓 名 | 职务。 |\n|---|---|\n| 李 某 | 主任。 |'},
      {
        kind: 'policy',
        body: '《中共中央 国务院关于加快建设全国统一大市场的意见》由中共中央办公厅 国务院办公厅解释，自　年　月　日起施行。',
      },
      {kind: 'policy', body: '记者： 资金规模有多大，怎么分配？'},
      {kind: 'policy', data: {historical: true}, body: '推动高质 量发展，完善制度。'},
    ],
    fail: [
      {kind: 'policy', body: '略。\n\n推动高质 量发展，完善 制度。', at: 3},
      {kind: 'policy', body: '自2024 年起，补助 5 万元。', at: 1},
    ],
  },
})

/** Right behind the number of a paragraph. */
const numbering =
  /^[\s　]*(?:第[一二三四五六七八九十百零〇\d]+[编章节条](?:之[一二三四五六七八九十]+)?|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[）)]|\d+[.．、]|附件\d*[：:]?(?:\d+[.．、]?)?)$/u
/** 中共中央　国务院: two bodies stand side by side. */
const organ = /(?:院|厅|局|部|委|办|府|会|中央|法院|军委)$/u

/** No tables, no lists of names. */
const isProse = ({text, kind}: Passage): boolean => kind === 'paragraph' && /[，；。]/u.test(text)

/** Not in 《》, behind the number of a paragraph or between two bodies. */
function isLoose({passage: {text}, index, words}: Hit): boolean {
  const [left, right] = [text[index - 1] ?? '', text[index + words.length]!]
  if (/\d/.test(right)) return /[年月第约]/u.test(left)
  if (/\d/.test(left)) return counted.test(right)
  if (!han.test(left) || /[年月日]/u.test(right)) return false
  const before = text.slice(Math.max(0, index - 60), index)
  if (before.lastIndexOf('《') > before.lastIndexOf('》') || organ.test(before)) return false
  return index > 40 || !numbering.test(text.slice(0, index))
}
