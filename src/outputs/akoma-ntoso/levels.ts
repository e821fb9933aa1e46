/**
 * The parts of a 公文 in the words of Akoma Ntoso 3.0 (OASIS LegalDocML), from the anchors of the page: 章 chapter, 节 section, 条
 * article, 款 paragraph, 项 point, 目 indent; 一、（一）1.（1） section, paragraph, point, indent; 编 and 分编 book and part.
 */
export interface Level {
  readonly tag: string
  /** The lower, the higher it stands; a part is held by the last one above it with a lower rank. */
  readonly rank: number
  readonly eId: string
}

/** Ranks of the parts that stand in no anchor of an article. */
const divisions: readonly (readonly [string, string, string])[] = [
  ['bian', 'book', 'book'],
  ['fen', 'part', 'part'],
  ['zhang', 'chapter', 'chp'],
  ['jie', 'section', 'sec'],
]
const outline: readonly (readonly [string, string])[] = [
  ['section', 'sec'],
  ['paragraph', 'para'],
  ['point', 'point'],
  ['indent', 'indent'],
]
const inArticle: Readonly<Record<string, readonly [string, string]>> = {
  k: ['paragraph', 'para'],
  x: ['point', 'point'],
  m: ['indent', 'indent'],
}
const articleRank = 5

/** What an anchor of the page stands for; a title of its own (`s-…`) and an annex hold what follows them. Null for none of these. */
export function levelOf(anchor: string): Level | null {
  const [, annex, rest] = /^(?:annex-(\d+)(?:-|$))?(.*)$/u.exec(anchor)!
  const prefix = annex === undefined ? '' : `annex_${annex}__`
  if (rest === '') return {tag: 'hcontainer', rank: 0, eId: `annex_${annex}`}
  if (rest!.startsWith('tiao-')) return inArticles(rest!, prefix)
  if (/^s\d+(?:-\d+){0,3}$/u.test(rest!)) return inOutline(rest!.slice(1).split('-'), prefix)
  if (/^s-./u.test(anchor)) return {tag: 'hcontainer', rank: 0, eId: `title_${anchor.slice(2)}`}
  return inDivisions(rest!, prefix)
}

function inArticles(anchor: string, prefix: string): Level | null {
  const [, number, below = ''] = /^tiao-(\d+(?:-\d+z)?)((?:-[kxm]\d+)*)$/u.exec(anchor) ?? []
  if (number === undefined) return null
  const steps = Array.from(below.matchAll(/-([kxm])(\d+)/gu))
  const own = steps.at(-1)
  const path = steps.map(([, letter, count]) => `__${inArticle[letter!]![1]}_${count}`).join('')
  const eId = `${prefix}art_${number.replace(/-(\d+)z/u, '_$1')}${path}`
  if (!own) return {tag: 'article', rank: articleRank, eId}
  return {tag: inArticle[own[1]!]![0], rank: articleRank + ['k', 'x', 'm'].indexOf(own[1]!) + 1, eId}
}

function inOutline(numbers: readonly string[], prefix: string): Level {
  const depth = numbers.length - 1
  const eId = prefix + numbers.map((number, index) => `${outline[index]![1]}_${number}`).join('__')
  return {tag: outline[depth]![0], rank: articleRank + depth, eId}
}

function inDivisions(anchor: string, prefix: string): Level | null {
  const steps = Array.from(anchor.matchAll(/(bian|fen|zhang|jie)-(\d+)(?:-|$)/gu))
  if (steps.length === 0 || steps.map(([whole]) => whole).join('') !== anchor) return null
  const place = (name: string): number => divisions.findIndex(([word]) => word === name)
  const own = place(steps.at(-1)![1]!)
  const eId = prefix + steps.map(([, name, number]) => `${divisions[place(name!)]![2]}_${number}`).join('__')
  return {tag: divisions[own]![1], rank: own + 1, eId}
}
