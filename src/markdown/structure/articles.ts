/** 第十二条 and its 款. */
import type {Mark} from '../marks.ts'
import type {Line} from './lines.ts'
import {itemsGoOn} from './outline.ts'
import {type Article, close, put, type Reading, rankOf, take, withinOf} from './reading.ts'

/** An article: a title of its own, or the lead of its first 款. */
export function article(reading: Reading, line: Line, mark: Mark): void {
  const before = reading.article?.id ?? lastArticle(reading)
  const name = nameOf(line.text, mark)
  const sub = mark.sub === null ? '' : `-${mark.sub}z`
  const id = take(reading, `${reading.annex}tiao-${mark.number}${sub}`, 'tiao', line, name)
  close(reading)
  const opened: Article = {id, before, paragraph: 0}
  reading.article = opened
  const rank = rankOf(line, Math.min(6, Math.max(3, reading.divisionRank + 1)))
  // White space behind a mark belongs to it.
  const isAlone = line.isHeading || line.text.length === mark.width
  const [role, lead] = isAlone ? (['title', 0] as const) : (['lead', mark.width] as const)
  const rest = isAlone ? alone(line, opened) : runIn(reading, line, opened, name)
  put(reading, line, {kind: 'tiao', id, title: name, rank, role, lead, rest, within: withinOf(opened, true)})
}

const lastArticle = (reading: Reading): string | null =>
  reading.blocks.findLast(block => block.kind === 'tiao' && block.annex === reading.annex)?.id ?? null

function nameOf(text: string, mark: Mark): string {
  if (mark.sub === null) return `第${text.slice(text.indexOf('第') + 1, text.indexOf('条')).trim()}条`
  const [, number = '', sub = ''] = /第\s*(\S+?)\s*条(?:之(\S+?)(?=\s|$))?/u.exec(text) ?? []
  return `第${number}条之${sub}`
}

/** 第三条 on a line of its own, or as a heading: nothing stands behind it. */
function alone(line: Line, article: Article): null {
  // With its text in the heading, the text is the first 款, though it has no place of its own.
  if (line.isHeading && /[。；：]$/u.test(line.text.trim())) article.paragraph = 1
  return null
}

/** 第三条 with its first 款 behind it: the id of that. */
function runIn(reading: Reading, line: Line, article: Article, name: string): string {
  article.paragraph = 1
  const rest = `${article.id}-k1`
  reading.anchors.push({id: rest, title: `${name}第一款`, place: line.place})
  return rest
}

/** An unnumbered paragraph of an article: its next 款, unless the items go on behind it; then it belongs to an item. */
export function paragraph(reading: Reading, at: number, article: Article): void {
  const line = reading.lines[at]!
  if (line.text.trim() === '' || itemsGoOn(reading, at)) {
    put(reading, line, {within: withinOf(article, false)})
    return
  }
  article.paragraph++
  reading.open = []
  const id = `${article.id}-k${article.paragraph}`
  reading.anchors.push({id, title: `第${article.paragraph}款`, place: line.place})
  put(reading, line, {id, within: withinOf(article, true)})
}
