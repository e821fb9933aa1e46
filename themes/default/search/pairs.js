// 哪些网页里有读者的词：索引记着相邻的每两个字在哪些网页里，词里的每一对都有的网页才可能有这个词
import {letters} from './text.js'

/** 一次最多查几对：再长的词隔一对查一次 */
const mostPairs = 12

/** 一对字是一个数：前一个乘 65536 加后一个 */
export function pairsIn(term) {
  const plain = letters(term)
  const pairs = []
  for (let at = 0; at + 1 < plain.length; at++) pairs.push(plain.charCodeAt(at) * 65536 + plain.charCodeAt(at + 1))
  if (pairs.length <= mostPairs) return pairs
  const step = Math.ceil(pairs.length / mostPairs)
  return pairs.filter((_, index) => index % step === 0 || index === pairs.length - 1)
}

/**
 * 一个文件里的各对：[{pair, pages: [网页号]}]。写法见 src/search/pairs.ts：与前一对的差、长度的两倍（按位的再加一）、网页
 */
export function readPairs(bytes, first) {
  const found = new Map()
  let at = 0
  const number = () => {
    let value = 0
    for (let scale = 1; ; scale *= 128) {
      const byte = bytes[at++]
      value += (byte % 128) * scale
      if (byte < 128) return value
    }
  }
  for (let pair = first; at < bytes.length; ) {
    pair += number()
    const length = number()
    const end = at + (length >> 1)
    const pages = []
    if (length % 2 === 1) {
      for (let page = 0; at < end; at++, page += 8)
        for (let bit = 0; bit < 8; bit++) if (bytes[at] & (1 << bit)) pages.push(page + bit)
    }
    for (let page = 0; at < end; ) {
      page += number()
      pages.push(page)
    }
    found.set(pair, pages)
  }
  return found
}

/**
 * 答一个词可能在哪些网页里：每个网页一个 0 或 1。parts 是各册：{folder, pairs: [[第一对, 文件名]], offset, count}；load 取一个文件的字节
 */
export function pairIndex(parts, load) {
  const total = parts.reduce((sum, {count}) => sum + count, 0)
  const files = new Map()
  const fileOf = ({folder, pairs}, place) => {
    const [first, name] = pairs[place]
    const path = `${folder}pairs/${name}.bin`
    if (!files.has(path))
      files.set(
        path,
        load(path).then(bytes => readPairs(bytes, first)),
      )
    return files.get(path)
  }
  /** 有这一段里任何一对的网页 */
  async function within([first, last]) {
    const found = new Uint8Array(total)
    for (const part of parts) {
      for (let place = Math.max(0, placeOf(part.pairs, first)); place <= placeOf(part.pairs, last); place++)
        for (const [pair, pages] of await fileOf(part, place))
          if (pair >= first && pair <= last) for (const page of pages) found[part.offset + page] = 1
    }
    return found
  }

  return async term => {
    const pairs = pairsIn(term)
    // 只有一个字：以它开头的各对
    const first = letters(term).charCodeAt(0) * 65536
    const spans = pairs.length > 0 ? pairs.map(pair => [pair, pair]) : [[first, first + 65535]]
    const lists = await Promise.all(spans.map(within))
    return lists.reduce((both, list) => both.map((mark, page) => mark & list[page]))
  }
}

/** 一对在第几个文件里；比第一个还小的是 -1 */
function placeOf(pairs, pair) {
  let place = -1
  while (place + 1 < pairs.length && pairs[place + 1][0] <= pair) place++
  return place
}
