/** How many cells of a Chinese terminal a text takes. */
import {eastAsianWidth} from 'get-east-asian-width'

const clusters = new Intl.Segmenter('zh', {granularity: 'grapheme'})
const takesNoCell = /^[\p{Mn}\p{Me}\p{Cf}\p{Cc}\p{Variation_Selector}]$/u

/** A user-perceived character: its text, where it begins (UTF-16, from 0) and how many cells it takes. */
export interface Cluster {
  readonly text: string
  readonly start: number
  readonly width: number
}

export function clustersOf(text: string): Cluster[] {
  const found: Cluster[] = []
  for (const {segment, index} of clusters.segment(text)) found.push({text: segment, start: index, width: clusterWidth(segment)})
  return found
}

/** Cells of a text without controls. Wide and ambiguous (“ ” … ·) characters take two, as Chinese terminals draw them. */
export function displayWidth(text: string): number {
  if (/^[\x20-\x7e]*$/.test(text)) return text.length
  let width = 0
  for (const cluster of clustersOf(text)) width += cluster.width
  return width
}

/** A cluster is as wide as its base: marks, joiners and selectors stand on it. */
function clusterWidth(cluster: string): number {
  if (/\p{Emoji_Presentation}|\uFE0F/u.test(cluster)) return 2
  for (const character of cluster) {
    if (takesNoCell.test(character)) continue
    return eastAsianWidth(character.codePointAt(0)!, {ambiguousAsWide: true})
  }
  return 0
}

/** Fills with spaces on the right up to `width` cells; longer text stays as it is. */
export const padCells = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - displayWidth(text)))

/** UTF-16 units a cell that are looked at: to segment a text of a hundred thousand characters takes half a minute. */
const longestCell = 20

/** The longest beginning that fits, an ellipsis at its end when something was cut. */
export function clipCells(text: string, width: number): string {
  const head = text.slice(0, width * longestCell).replace(/[\ud800-\udbff]$/, '')
  if (head.length === text.length && displayWidth(text) <= width) return text
  let room = width - displayWidth('…')
  let kept = ''
  for (const cluster of clustersOf(head)) {
    room -= cluster.width
    if (room < 0) break
    kept += cluster.text
  }
  return `${kept}…`
}
