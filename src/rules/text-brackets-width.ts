import {defineRule} from '../base/define.ts'
import {isOwnText} from './facts.ts'
import {around, fieldsOf, hitsIn, placeOf} from './passages.ts'

/** Half-width around Han, and one of each; not behind nothing, for that is a number: (一). */
const narrow = /\((?<=[^\n].)[^()（）\n]{0,60}\p{Script=Han}[^()（）\n]{0,60}\)/gu
const mixed = /（[^（）()\n]{0,120}\)|\([^（）()\n]{0,120}）/gu
/** What should be 〈〉; a tag of html begins with a letter. */
const angled = /<\p{Script=Han}[^<>\n]{0,80}>|＜[^＜＞\n]{1,80}＞/gu
const either = new RegExp(`${narrow.source}|${mixed.source}|${angled.source}`, 'gu')

export default defineRule({
  id: 'text-brackets-width',
  title: '汉字两边的括号是全角的',
  clause: {instrument: '《标点符号用法》（GB/T 15834—2011）', article: '括号'},
  confidence: 'M',
  why: '公文使用的标点符号按照国家标准执行，中文里的括号占一个字的位置。半角括号，或者一边全角、一边半角，多半是复制粘贴留下的；网站按全角括号认文号和附注，写成半角就认不出来。一篇只提示一次；外文、公式里的半角括号不算。历史存量、转载的以原件为准，不检查。',
  level: 'warn',
  kinds: '*',
  scope: 'body',
  check(body, report, entry) {
    if (!isOwnText(entry)) return
    for (const {pointer, label, text} of fieldsOf(entry)) {
      const [found] = text.match(either) ?? []
      if (found) report({at: pointer, ...said(found, 1, label)})
    }
    const hits = hitsIn(body, either)
    const [first] = hits
    if (first) report({at: placeOf(body, first), ...said(first.words, hits.length, '正文'), actual: around(first)})
  },
  examples: {
    pass: [
      {kind: 'policy', body: '各县（区）商务局，见 f(x)、(ABC) 和第(3)式。\n\n(一)甲。'},
      {kind: 'policy', data: {historical: true}, body: '各县(区)商务局。'},
    ],
    fail: [
      {kind: 'policy', body: '略。\n\n各县(区)商务局，各乡(镇)政府。', at: 3},
      {kind: 'policy', body: '各县（区)商务局。', at: 1},
      {kind: 'notice', data: {title: '关于各县(区)检查的通知'}, body: '略。', at: '/title'},
      {kind: 'policy', body: '按照《关于修改<示范市早市管理办法>的决定》执行。', at: 1},
    ],
  },
})

function said(found: string, count: number, where: string) {
  const isAngled = /^[<＜]/u.test(found)
  const isMixed = found.startsWith('（') !== found.endsWith('）')
  const meant = isAngled ? `〈${found.slice(1, -1)}〉` : `（${found.slice(1, -1)}）`
  const says = isAngled ? '书名号写成了尖括号' : isMixed ? '括号一边全角、一边半角' : '汉字用了半角括号'
  return {
    reason: `${where}${count > 1 ? `有${count}处` : ''}${says}，如“${found.slice(0, 20).replaceAll('。', '')}”`,
    actual: found,
    expected: [meant],
    note: `改成“${meant.slice(0, 20)}”`,
  }
}
