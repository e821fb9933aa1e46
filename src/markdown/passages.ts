/** A body as passages: what two versions of it are compared by. */
import type {Nodes, Root, RootContent, TableRow} from 'mdast'
import type {Passage} from '../base/passages.ts'
import {markOf} from './marks.ts'
import {runOf} from './runs.ts'
import type {Block} from './structure/blocks.ts'
import {markerOf} from './structure/lines.ts'
import {structureOf} from './structure.ts'

/** In the order of the text. Nothing of it is left out but html comments and the targets of links. */
export function passagesOf(tree: Root): Passage[] {
  const blocks = new Map(structureOf(tree).blocks.map(block => [placeOf(block.index, block.item), block]))
  const passages: Passage[] = []
  let unit: string | null = null
  const add = (text: string, block: Block | undefined, kind: Passage['kind']): void => {
    if (text.trim() === '') return
    unit = unitOf(block, unit)
    const label = kind === 'row' ? (/^[^\t]*\t/u.exec(text)?.[0] ?? '') : labelOf(text, block)
    passages.push({id: block?.id ?? null, unit, kind, label, text: text.slice(label.length)})
  }
  for (const [index, node] of tree.children.entries()) {
    if (node.type === 'paragraph' || node.type === 'heading') {
      const block = blocks.get(placeOf(index, null))
      add(runOf(node.children).text, block, node.type === 'heading' || block?.role === 'title' ? 'heading' : 'text')
    } else if (node.type === 'list') {
      for (const [number, item] of node.children.entries()) {
        const [first, ...rest] = item.children
        const marker = node.ordered === true ? markerOf(node, number) : ''
        const text = first?.type === 'paragraph' ? runOf(first.children).text : first ? plain(first) : ''
        add(marker + text, blocks.get(placeOf(index, number)), 'text')
        for (const more of rest) for (const line of linesOf(more)) add(line.text, undefined, line.kind)
      }
    } else for (const line of linesOf(node)) add(line.text, undefined, line.kind)
  }
  return passages
}

const placeOf = (index: number, item: number | null): string => `${index}/${item ?? ''}`

/** The article around it; else its own number; else that of the last clause before it. */
function unitOf(block: Block | undefined, last: string | null): string | null {
  if (!block) return last
  if (block.within) return block.within.article
  return block.id ?? last
}

/** The printed number, where the block was taken for a numbered one. */
function labelOf(text: string, block: Block | undefined): string {
  if (!block?.id || block.kind === null || block.kind === 'heading') return ''
  const mark = markOf(text, block.role === 'title')
  return mark ? text.slice(0, mark.width) : ''
}

interface Line {
  readonly text: string
  readonly kind: Passage['kind']
}

/** Of what has no number: a table by rows, all else by its blocks. */
function linesOf(node: RootContent): Line[] {
  if (node.type === 'table') return node.children.map(row => ({text: rowText(row), kind: 'row'}))
  if (node.type === 'html') return []
  if (node.type === 'paragraph') return [{text: runOf(node.children).text, kind: 'text'}]
  if ('children' in node && ['blockquote', 'list', 'listItem'].includes(node.type))
    return (node.children as RootContent[]).flatMap(linesOf)
  return [{text: plain(node), kind: 'text'}]
}

const rowText = (row: TableRow): string => row.children.map(cell => plain(cell).replaceAll(/[\t\n]/gu, ' ')).join('\t')

function plain(node: Nodes): string {
  if ('value' in node) return node.type === 'html' ? '' : node.value
  if (node.type === 'image' || node.type === 'imageReference') return node.alt ?? ''
  if (node.type === 'break') return '\n'
  return 'children' in node ? node.children.map(plain).join('') : ''
}
