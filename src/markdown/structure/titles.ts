/** What a block is called in the contents, in links and in anchors. */
import type {Nodes} from 'mdast'
import {textOf} from '../runs.ts'
import type {Block} from './blocks.ts'
import type {Line} from './lines.ts'

/** A block's name: a heading whole, a lead up to its full stop, a paragraph up to its first pause. */
export function titleOf(line: Line, shape: Block['role']): string {
  const node = line.node as Nodes & {children: Nodes[]}
  const text = plainOf(line.item === null ? textOf(node.children) : line.text)
  if (shape === 'plain') return beginning(text)
  const title = (shape === 'lead' ? (/^[^。]*/u.exec(text)?.[0] ?? text) : text).replace(/[。；：]$/u, '')
  const isLong = line.mark?.kind === 'l2' && title.length > 16 && Array.from(title).length > 16
  return isLong ? (/^[^，]{6,}?(?=，)/u.exec(title)?.[0] ?? title) : title
}

const blanks = /[\s\u200b]+/gu

/** On one line, without blanks around. */
const plainOf = (text: string): string => (text.search(blanks) < 0 ? text : text.replace(blanks, ' ').trim())

/** Up to the first pause, at most 30 characters. */
function beginning(text: string): string {
  const pause = /^[^，。；：]{4,}?(?=[，。；：])/u.exec(text)?.[0] ?? text
  if (pause.length <= 30) return pause
  // Of two units each they are enough to tell whether there are more.
  const characters = Array.from(pause.slice(0, 62))
  return characters.length > 30 ? `${characters.slice(0, 29).join('')}…` : pause
}

/** Letters, digits and Han characters of a heading, at most 40; anything between them is one hyphen. */
export function slug(text: string): string {
  const plain = text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\w\p{Script=Han}]+/gu, '-')
    .replace(/_+/g, '_')
  return (
    Array.from(plain.replace(/^-+|-+$/g, ''))
      .slice(0, 40)
      .join('')
      .replace(/-+$/, '') || 'jie'
  )
}
