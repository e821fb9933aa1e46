// 摘要：词语真正在的地方，连同在哪一条
import {folded} from './text.js'

/** 摘要的长短，前面留几个字 */
const length = 90
const before = 18

/** 正文照词语比较的写法，没有空格；每个字原来在第几个 */
export function squeezed(text) {
  let plain = ''
  const places = []
  let at = 0
  for (const character of text) {
    if (!/\s/.test(character))
      for (const one of folded(character)) {
        plain += one
        for (let unit = 0; unit < one.length; unit++) places.push(at)
      }
    at += character.length
  }
  return {plain, places}
}

/** 引擎的一页正文：词之间是零宽空格，小标题按词数记着位置 */
export function bodyOf({raw_content: raw, anchors, meta}) {
  const words = raw.replace(/&lt;/g, '<').replace(/&gt;/g, '>').split('\u200b')
  const starts = [0]
  for (const word of words) starts.push(starts[starts.length - 1] + word.length)
  const text = words.join('')
  const heads = anchors.filter(anchor => anchor.text.trim() && /^h[2-6]$/.test(anchor.element))
  return {
    text,
    title: meta.title.length,
    heads: heads.map(anchor => ({id: anchor.id, text: anchor.text.replace(/\s+/g, ' ').trim(), at: starts[anchor.location]})),
    ...squeezed(text),
  }
}

/** 正文里有没有：文号去掉括号再比 */
export const says = ({plain}, words) => words.some(word => plain.includes(word))

/** 各词在原文里的位置，先后排好，不重叠 */
function spotsOf({plain, places}, terms) {
  const spots = []
  for (const [term, words] of terms.entries())
    for (const word of words)
      for (let at = plain.indexOf(word); at >= 0 && spots.length < 2000; at = plain.indexOf(word, at + word.length))
        spots.push({term, from: places[at], to: places[at + word.length - 1] + 1})
  spots.sort((a, b) => a.from - b.from || b.to - a.to)
  return spots.filter((spot, index) => spots.slice(Math.max(0, index - 3), index).every(({to}) => to <= spot.from))
}

/** 摘要的各段（{text, isMarked}），和命中最多的三个小标题；问到的是某一条（clause）时，摘要是那一条 */
export function excerptOf(body, terms, clause) {
  const spots = spotsOf(body, terms)
  // 标题已经显示在上面，摘要取正文里的
  const inText = spots.filter(({from}) => from >= body.title)
  const best = densest(inText)
  const head = body.heads.find(({id}) => id === clause)
  const start = best ? startBefore(body.text, Math.max(body.title, best.from - before), best.from) : body.title
  const from = head ? head.at : start
  const to = Math.min(body.text.length, from + length)
  return {parts: partsOf(body.text, from, to, spots), heads: headsOf(body, inText)}
}

/** 后面一段里不同的词最多的那一处 */
function densest(spots) {
  let best = null
  for (const [index, spot] of spots.entries()) {
    const near = new Set([spot.term])
    for (let next = index + 1; next < spots.length && spots[next].to < spot.from + length - before; next++)
      near.add(spots[next].term)
    if (!best || near.size > best.near) best = {...spot, near: near.size}
  }
  return best
}

/** 从一句的开头开始，如果离得不远 */
function startBefore(text, earliest, latest) {
  const end = text.slice(earliest, latest).search(/[。；！？][^。；！？]*$/)
  return earliest + end + 1
}

function partsOf(text, from, to, spots) {
  const parts = []
  let at = from
  // 引擎在段落之间加的“. ”换成空格
  const add = (end, isMarked) => {
    const plain = text.slice(at, end).replace(/\.(?=\s|$)/g, '　')
    if (plain) parts.push({text: plain, isMarked})
    at = end
  }
  for (const spot of spots) {
    if (spot.from < at || spot.to > to) continue
    add(spot.from, false)
    add(spot.to, true)
  }
  add(to, false)
  if (to < text.length) parts.push({text: '……', isMarked: false})
  return parts
}

function headsOf({heads}, spots) {
  const counted = heads.map((head, index) => {
    const end = index + 1 < heads.length ? heads[index + 1].at : Number.POSITIVE_INFINITY
    const own = spots.filter(({from}) => from >= head.at && from < end)
    return {...head, terms: new Set(own.map(({term}) => term)).size, many: own.length}
  })
  const found = counted.filter(({many}) => many > 0)
  return found.sort((a, b) => b.terms - a.terms || b.many - a.many || a.at - b.at).slice(0, 3)
}
