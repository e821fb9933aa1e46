/** A whole marked body -> html and text. */
import type {BlockContent, Paragraph, Root, RootContent} from 'mdast'
import {proseOf} from '../excerpt.ts'
import {joined} from '../lines.ts'
import {actionOf} from '../markers.ts'
import {block, heading, paragraph} from './blocks.ts'
import {shownText} from './inline.ts'
import {table} from './tables.ts'
import {endLine, type Writing} from './writing.ts'

/** Writes a tree that `marked` gave. */
export function document(writing: Writing, {children}: Root): void {
  let caption: string | null = null
  for (let index = 0; index < children.length; index++) {
    const node = children[index]!
    if (index > 0) writing.html += '\n'
    endLine(writing)
    if (node.type === 'paragraph') running(writing, node)
    else if (node.type === 'table') table(writing, node, caption)
    else if (isDivision(node)) division(writing, node)
    else block(writing, node as BlockContent)
    caption = node.type === 'paragraph' && actionOf(node)?.className === 'caption' ? shownText(node.children).trim() : null
  }
  endLine(writing)
}

/** The node that `marking.ts` puts around a run-in heading and its text, or around the lines of a signature. */
type Division = RootContent & {readonly children: readonly BlockContent[]}

const isDivision = (node: RootContent): node is Division => (node.type as string) === 'division'

function division(writing: Writing, node: Division): void {
  const className = actionOf(node)!.className!
  writing.html += `<div class="${className}">`
  for (const child of node.children) {
    if (className === 'sign') block(writing, child)
    // A run-in heading does not end its line of text.
    else if (child.type === 'heading') heading(writing, child)
    else running(writing, child as Paragraph)
  }
  writing.html += '</div>'
}

/** A paragraph that may be running text. */
function running(writing: Writing, node: Paragraph): void {
  const from = writing.line.length
  paragraph(writing, node)
  if (writing.prose !== '' || actionOf(node)?.className !== undefined) return
  writing.prose = proseOf(joined([writing.line.slice(from)])) ?? ''
}
