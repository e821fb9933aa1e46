// 读者的话怎样比较、怎样分开：不分全角半角、大小写，不管标点和空格

/** 比较用的写法，与建索引时的（src/search/pairs.ts）一致 */
export const folded = text =>
  text
    .replace(/[\u200b-\u200d\u2060\ufeff]/g, '')
    .normalize('NFKC')
    .toLowerCase()

const signs = /[^\p{L}\p{N}\p{M}]+/u

/** 只留文字和数字 */
export const letters = text => folded(text).split(signs).join('')

/** 用空格、标点分开的几个词 */
export const termsOf = text => [...new Set(folded(text).split(signs).filter(Boolean))]

/**
 * 文号的三部分，括号、空格、“第”“号”怎样写都一样：示商务规〔2024〕3号、示商务规[2024]3、示商务规 2024 3 → [示商务规, 2024, 3]。
 * 没有的部分为空；不像文号的是 null
 */
export function numberOf(text) {
  const plain = letters(text)
  const whole = /^(\D*?)((?:19|20)\d\d)年?第?0*(\d{1,5})号?$/.exec(plain)
  if (whole) return whole.slice(1)
  const [, code, number] = /^(\D+?)第?0*(\d{1,5})[号年]?$/.exec(plain) || []
  if (!code) return null
  return /^(?:19|20)\d\d$/.test(number) ? [code, number, ''] : [code, '', number]
}

/** 夹在别的话里的文号：年份带括号，或者写到“号”。答文号和其余的话 */
export function numberWithin(text) {
  const plain = folded(text)
  const [whole, open, end] =
    /\p{Script=Han}{1,14}\s*([〔[(【]?)\s*(?:19|20)\d\d\s*年?\s*[〕\])】]?\s*第?\s*\d{1,5}\s*(号?)/u.exec(plain) || []
  return open || end ? {number: numberOf(whole), rest: plain.replace(whole, ' ')} : null
}

const digits = '零一二三四五六七八九'
const tens = {十: 10, 百: 100, 千: 1000}

/** 第一百零三条的“一百零三”、“103” → 103 */
export function chineseNumber(text) {
  if (/^\d+$/.test(text)) return Number(text)
  let sum = 0
  let digit = 0
  for (const character of text.replace(/〇/g, '零').replace(/两/g, '二')) {
    if (tens[character]) {
      sum += (digit || 1) * tens[character]
      digit = 0
    } else digit = digits.indexOf(character)
  }
  return sum + digit
}

/** 问到的某一条：{name: '12'（之一是 '12-1z'）, id: 'tiao-12', title: '第十二条', rest: 其余的话}；没有问到的是 null */
export function clauseOf(text) {
  const found =
    /第\s*([零〇一二两三四五六七八九十百千\d]+)\s*条(?:之([一二三四五六七八九十\d]+))?(?:第[一二三四五六七八九十\d]+[款项])*/.exec(
      folded(text),
    )
  if (!found) return null
  const [title, number, after] = found
  const name = `${chineseNumber(number)}${after ? `-${chineseNumber(after)}z` : ''}`
  const rest = folded(text)
    .replace(title, ' ')
    .replace(/的\s*$/, '')
  return {name, id: `tiao-${name}`, title: title.replace(/\s/g, ''), rest}
}

const asking =
  /请问|我?想要?|我要|怎么[样办]?|怎样|如何|为什么|为何|什么(?:时候)?|哪[些里儿个]|多少钱?|多久|多长时间|几天|是否|是不是|(?:可不)?可以|能不能|有没有|需要|应该|[吗呢吧啊]/g

/** 问句里去掉发问的字样，剩下的才是要找的 */
export const withoutAsking = text =>
  folded(text)
    .replace(asking, ' ')
    .replace(/[的了](?=\s|$)/g, ' ')

/** 词里再分词：连着的单字合在一起，词典里没有的新词就不会散开。known 是同义词表里的词，整个保留 */
export function wordsOf(terms, known) {
  const found = [...new Set(terms.flatMap(term => joined(segments(term), known)))]
  const long = found.filter(word => word.length > 1)
  return long.length > 0 ? long : found
}

const empty = /^[的和与及或在对等]$/

function joined(pieces, known) {
  const words = []
  let single = ''
  for (let at = 0; at < pieces.length; ) {
    let end = pieces.length
    while (end > at + 1 && !known.includes(pieces.slice(at, end).join(''))) end--
    const word = pieces.slice(at, end).join('')
    if (word.length > 1 || known.includes(word) || empty.test(word)) {
      words.push(single, word)
      single = ''
    } else single += word
    at = end
  }
  return [...words, single].filter(word => word && !empty.test(word))
}

/** 没有分词器的旧浏览器：两个字两个字地分 */
function segments(term) {
  if (typeof Intl !== 'undefined' && Intl.Segmenter)
    return Array.from(new Intl.Segmenter('zh', {granularity: 'word'}).segment(term), ({segment}) => segment)
  return term.match(/[a-z0-9]+|.{1,2}/g) || []
}
