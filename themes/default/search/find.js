// 一次查找：文号、标题、某一条、正文里的词，排出先后。不碰网页，也不碰网络：要查的由 means 给
import {says} from './excerpt.js'
import {hasClause, isOff, newestFirst, numberFit} from './table.js'
import {clauseOf, folded, letters, numberOf, numberWithin, termsOf, withoutAsking, wordsOf} from './text.js'

/** 命中的轻重，小的在前 */
export const tiers = {number: 0, title: 1, named: 2, near: 3, inTitle: 4, wordsInTitle: 5, text: 6, also: 7, some: 8}

/**
 * means：pages 全部网页，synonyms {读者的说法: [文件里的说法]}，holding(词) 答哪些网页里可能有，rank(几个词) 答网页号 → 分量，
 * read(网页) 答读到的正文，读不到的是 null。
 * 答 {hits: [{page, tier, also, clause}], terms: 要在摘要里标出的词, also: 用到的同义词, note: 怎样放宽了}
 */
export async function find(query, means) {
  const asked = understood(query)
  const direct = byNumber(asked.number, means.pages)
  const found = isWhole(asked.number) ? await citing(asked.number, means) : await loosely(asked, means, direct.length > 0)
  const hits = merged([...direct, ...found.hits.map(hit => withClause(hit, asked.clause))])
  const scores = hits.length > 1 ? await means.rank(found.terms.map(([term]) => term)) : new Map()
  hits.sort(order(scores, letters(query)))
  const also = [...new Set(hits.flatMap(hit => hit.also))]
  return {hits, terms: found.terms, also, note: found.note}
}

/** 读者问的是什么 */
export function understood(query) {
  const clause = clauseOf(query)
  const named = clause && letters(clause.rest) ? clause : null
  const text = named ? named.rest : folded(query)
  const number = numberOf(text)
  const within = number ? null : numberWithin(text)
  return {clause: named, number: number || within?.number, text, rest: within ? within.rest : text}
}

const isWhole = number => Boolean(number) && number.every(Boolean)

/** 正文里写到这个文号的：括号有三种写法 */
async function citing([code, year, serial], means) {
  const {hits} = await strictly([code, year, `${serial}号`], means)
  return {hits, terms: [['〔〕', '[]', '()'].map(([open, close]) => `${code}${open}${year}${close}${serial}号`)], note: null}
}

function byNumber(asked, pages) {
  if (!asked) return []
  const fits = pages.map(page => ({page, fit: numberFit(asked, page)})).filter(({fit}) => fit >= 0)
  return fits.map(({page, fit}) => ({page, tier: fit === 0 ? tiers.number : tiers.near, also: [], clause: null}))
}

/** 先照原话找，找不到再一步一步放宽：去掉发问的字样，分成词，最后只要有其中一些词 */
async function loosely({text, rest}, means, isKnown) {
  const terms = termsOf(text)
  const plain = termsOf(withoutAsking(text))
  const asked = plain.length > 0 ? plain : terms
  const words = wordsOf(asked, Object.keys(means.synonyms))
  const steps = isKnown
    ? [[terms, null]]
    : [
        [terms, null],
        [asked, 'plain'],
        [words, 'words'],
      ]
  for (const [step, note] of steps) {
    const found = await strictly(step, means)
    if (await isThere(found, means)) return {...found, note}
  }
  return isKnown ? {...(await strictly(termsOf(rest), means)), note: null} : {...(await partly(words, means)), note: 'some'}
}

/** 正文里有没有读者的词：索引记的是相邻的两个字，三个字以上的要核对；对上了标题的不必。body 是读到的正文 */
export const isTrue = ({tier, page}, body, terms) =>
  tier < tiers.text ||
  tier === tiers.some ||
  terms.every(words => says(body, words) || words.some(word => page.key.includes(word)))

/** 有没有一个是真的。短的先读 */
async function isThere({hits, terms}, {read}) {
  for (const hit of hits.slice().sort((a, b) => a.page.size - b.page.size)) {
    const body = await read(hit.page)
    if (!body || isTrue(hit, body, terms)) return true
  }
  return false
}

/** 每个词：自己和同义词各在哪些网页里 */
const lookedUp = (terms, {holding, synonyms}) =>
  Promise.all(
    terms.map(async term => {
      const also = synonyms[term] || []
      return {term, own: await holding(term), also: await Promise.all(also.map(async word => [word, await holding(word)]))}
    }),
  )

/** 每个词都有的网页 */
async function strictly(terms, means) {
  if (terms.length === 0) return {hits: [], terms: []}
  const looked = await lookedUp(terms, means)
  const joined = terms.join('')
  const hits = means.pages.flatMap(page => {
    const ways = looked.map(word => wayOf(word, page))
    return ways.includes(null) ? [] : [{page, tier: tierOf(page, terms, joined, ways), also: ways.filter(Boolean), clause: null}]
  })
  return {hits, terms: termsFrom(looked)}
}

const termsFrom = looked => looked.map(({term, also}) => [term, ...also.map(([word]) => word)])

/** '' 有这个词；用的是同义词的，是哪一个；null 没有 */
function wayOf({term, own, also}, page) {
  if (own[page.index] || page.key.includes(term)) return ''
  const other = also.find(([word, marks]) => marks[page.index] || page.key.includes(letters(word)))
  return other ? other[0] : null
}

function tierOf({key, inner}, terms, joined, ways) {
  if (key === joined) return tiers.title
  if (inner === joined) return tiers.named
  if (key.includes(joined)) return tiers.inTitle
  if (terms.every(term => key.includes(term))) return tiers.wordsInTitle
  return ways.some(Boolean) ? tiers.also : tiers.text
}

/**
 * 放到最宽：有其中一些词的，少见的词分量大，在标题里的加倍；哪里都没有的词，拆成两个字两个字的。够得上最好的六成才列出来；
 * 对上的不到全部字数的四成，就不是要找的
 */
async function partly(words, means, most = 50) {
  const whole = await lookedUp(words, means)
  const isKnown = word => means.pages.some(page => wayOf(word, page) !== null)
  const pieces = whole.filter(word => !isKnown(word)).flatMap(({term}) => twos(term))
  const looked = [...whole.filter(isKnown), ...(await lookedUp(pieces, means))]
  const sizeOf = ({term}) => (words.includes(term) ? term.length : 1)
  const ways = means.pages.map(page => looked.map(word => wayOf(word, page)))
  const weights = looked.map((_, at) => Math.log(1 + means.pages.length / (1 + ways.filter(way => way[at] !== null).length)))
  const scored = means.pages.map((page, index) => {
    const way = ways[index]
    const sum = of => looked.reduce((total, word, at) => total + (way[at] === null ? 0 : of(word, at)), 0)
    const score = sum(({term}, at) => weights[at] * (page.key.includes(term) ? 2 : 1))
    return {page, tier: tiers.some, also: way.filter(Boolean), clause: null, score, size: sum(sizeOf)}
  })
  const least = 0.4 * words.join('').length || 1
  const best = Math.max(...scored.map(({score}) => score))
  const hits = scored.filter(({score, size}) => size >= least && score >= best * 0.6).sort((a, b) => b.score - a.score)
  return {hits: hits.slice(0, most), terms: termsFrom(looked)}
}

const twos = word => Array.from({length: word.length - 1}, (_, at) => word.slice(at, at + 2))

const withClause = (hit, clause) => (clause && hasClause(hit.page, clause.name) ? {...hit, clause} : hit)

/** 一个网页只列一次，轻重取最要紧的 */
function merged(hits) {
  const best = new Map()
  for (const hit of hits) {
    const known = best.get(hit.page)
    if (!known || hit.tier < known.tier) best.set(hit.page, {...hit, clause: hit.clause || known?.clause || null})
  }
  return [...best.values()]
}

/** 标题或文号整个对上的在前；其余的，有问到的那一条的、现行有效的在前，再看轻重、分量、日期 */
function order(scores, asked) {
  const closeness = ({key}) => asked.length / (key.length || 1)
  const sure = ({tier}) => Math.min(tier, tiers.wordsInTitle)
  return (a, b) =>
    sure(a) - sure(b) ||
    !a.clause - !b.clause ||
    isOff(a.page) - isOff(b.page) ||
    a.tier - b.tier ||
    (b.score || 0) - (a.score || 0) ||
    (a.tier <= tiers.wordsInTitle ? !a.page.number - !b.page.number || closeness(b.page) - closeness(a.page) : 0) ||
    (scores.get(b.page.index) || 0) - (scores.get(a.page.index) || 0) ||
    newestFirst(a.page, b.page)
}
