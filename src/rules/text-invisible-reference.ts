import type {Html} from 'mdast'
import {defineRule} from '../base/define.ts'
import type {Finding} from '../base/types.ts'
import {hitsIn, htmlIn, isReference, placeOf} from './passages.ts'

const invisible =
  /[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffd]/gu
/** Turn the direction of what follows. */
const turning = /[\u202a-\u202e\u2066-\u2069]/u
const reference = /&(?:#x([\da-f]{1,6})|#(\d{1,7})|(shy|zwn?j|lrm|rlm|NoBreak|ZeroWidthSpace));?/giu

export default defineRule({
  id: 'text-invisible-reference',
  title: '正文里没有用代码写的看不见的字符',
  clause: {instrument: '党政机关公文处理工作条例（中办发〔2012〕14号）', article: '第十一条'},
  confidence: 'M',
  why: '“&#8203;”“&shy;”这样的代码在网页上什么也看不见，却夹在字中间，检索不到，复制出去会出错；“&#x202E;”一类还会把后面的文字倒过来显示，读者看到的与审核的不是同一句话。多半是从网页源代码里复制来的，删去即可，不算改动原文。',
  level: 'error',
  kinds: '*',
  scope: 'body',
  check(body, report) {
    const hits = hitsIn(body, invisible, {hits: isReference})
    const first = hits.find(({words}) => turning.test(words)) ?? hits[0]
    if (first) report({at: placeOf(body, first), ...said(first.words, hits.length)})
    for (const node of htmlIn(body)) {
      const found = referred(node)
      const worst = found.find(character => turning.test(character)) ?? found[0]
      if (worst !== undefined) report({...(node.position && {at: node.position}), ...said(worst, found.length)})
    }
  },
  examples: {
    pass: [
      {kind: 'policy', body: '各县（区）商务局&amp;各单位：&nbsp;请&#x4E2D;遵照执行。'},
      // 直接输入的另有提示。
      {kind: 'policy', body: '示范\u200b市。'},
      {kind: 'policy', body: '<table><tr><td>甲&nbsp;乙</td></tr></table>'},
    ],
    fail: [
      {kind: 'policy', body: '略。\n\n示范&#x202E;市商务局&#8203;。', at: 3},
      {kind: 'policy', body: '示范&#8203;市&shy;商务局。', at: 1},
      {kind: 'policy', body: '略。\n\n<table><tr><td>甲&#x202e;乙</td></tr></table>', at: 3},
      {kind: 'policy', body: '<span title="&rlm;">甲</span>', at: 1},
    ],
  },
})

/** The invisible characters that raw html writes as references. */
function referred({value}: Html): string[] {
  return [...value.matchAll(reference)].flatMap(([, hex, decimal, name]) => {
    const code = hex ? Number.parseInt(hex, 16) : decimal ? Number(decimal) : name ? 0x20_0b : 0
    const character = code <= 0x10_ff_ff ? String.fromCodePoint(code) : ''
    return character.search(invisible) >= 0 ? [character] : []
  })
}

function said(character: string, count: number): Omit<Finding, 'at'> {
  const isTurning = turning.test(character)
  const code = `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`
  return {
    reason: `正文用代码写了${isTurning ? '改变文字方向' : '看不见'}的字符 ${code}${count > 1 ? `，连同看不见的共${count}个` : ''}`,
    ...(!isTurning && {level: 'warn'}),
    actual: code,
    note: '删去“&”到“;”的这一段代码',
  }
}
