/** Inline nodes -> html and text. */
import type {Image, InlineCode, Link, PhrasingContent, Text} from 'mdast'
import type {Position} from '../../base/types.ts'
import {escapedText, escapedValue} from '../escape.ts'
import {actionOf} from '../markers.ts'
import {encoded, isSafeHref, isSafeSource} from '../urls.ts'
import {add, hole, type Writing, within} from './writing.ts'

/** Writes inline nodes. `trim`: they stand in what follows a line break, and a text at their beginning loses the blanks in front. */
export function inline(writing: Writing, nodes: readonly PhrasingContent[], trim = false): void {
  let isFirst = trim
  let isBehind = false
  for (const node of nodes) {
    if (node.type === 'text') text(writing, ownText(node, isBehind || isFirst))
    else phrasing(writing, node, isBehind)
    isFirst = false
    isBehind = node.type === 'break'
  }
}

function phrasing(writing: Writing, node: Exclude<PhrasingContent, Text>, isBehind: boolean): void {
  if (node.type === 'strong') tagged(writing, 'strong', node.children, isBehind)
  else if (node.type === 'emphasis') tagged(writing, 'em', node.children, isBehind)
  else if (node.type === 'delete') tagged(writing, 'del', node.children, isBehind)
  else if (node.type === 'inlineCode') code(writing, node, isBehind)
  else if (node.type === 'break') lineBreak(writing)
  else if (node.type === 'link') link(writing, node, isBehind)
  else if (node.type === 'image') image(writing, node)
  else if (isMark(node)) citation(writing, node, isBehind)
  else writing.isCertain = false
}

function text(writing: Writing, value: string): void {
  writing.html += escapedText(value)
  writing.line += value
}

function tagged(writing: Writing, name: string, nodes: readonly PhrasingContent[], trim: boolean): void {
  writing.html += `<${name}>`
  within(writing, () => inline(writing, nodes, trim))
  writing.html += `</${name}>`
}

function code(writing: Writing, node: InlineCode, trim: boolean): void {
  writing.html += '<code>'
  text(writing, codeText(node, trim))
  writing.html += '</code>'
}

function lineBreak(writing: Writing): void {
  writing.html += '<br>\n'
  writing.line += '\n'
}

/** The node that `marking.ts` puts around a citation. */
type Mark = PhrasingContent & {readonly children: readonly PhrasingContent[]}

const isMark = (node: PhrasingContent): node is Mark => (node.type as string) === 'mark'

function citation(writing: Writing, node: Mark, trim: boolean): void {
  const inside = (): void => inline(writing, node.children, trim)
  const {citation} = actionOf(node)!
  if (writing.inLink || writing.inHeading) inside()
  else hole(writing, html => ({citation: citation!, html}), inside)
}

function link(writing: Writing, node: Link, trim: boolean): void {
  const inside = (): void => inline(writing, node.children, trim)
  const href = encoded(node.url)
  const after = titleOf(node.title)
  if (!isSafeHref(node.url)) unsafe(writing, node)
  if (writing.inLink || !isSafeHref(href)) inside()
  else {
    writing.inLink = true
    hole(writing, html => (after === '' ? {link: href, html} : {link: href, after, html}), inside)
    writing.inLink = false
  }
}

function image(writing: Writing, node: Image): void {
  const src = encoded(node.url)
  const alt = (node.alt ?? '').toWellFormed()
  if (!isSafeSource(node.url)) unsafe(writing, node)
  if (isSafeSource(src)) {
    add(writing, {image: src, after: ` alt="${escapedValue(alt)}"${titleOf(node.title)} loading="lazy"`, alt})
    writing.line += alt
  } else text(writing, alt)
}

const nowhere: Position = {start: {line: 1, column: 1}, end: {line: 1, column: 1}}

function unsafe(writing: Writing, {type, url, position = nowhere}: Link | Image): void {
  writing.unsafe.push({href: url, image: type === 'image', place: position})
}

const titleOf = (title: string | null | undefined): string =>
  title === null || title === undefined ? '' : ` title="${escapedValue(title.toWellFormed())}"`

/** The text in the tags of inline nodes: descriptions of images are no such text. */
export function shownText(nodes: readonly PhrasingContent[], trim = false): string {
  return nodes
    .map((node, index): string => {
      const isBehind = nodes[index - 1]?.type === 'break'
      if (node.type === 'text') return ownText(node, isBehind || (trim && index === 0))
      if (node.type === 'inlineCode') return codeText(node, isBehind)
      if (node.type === 'break') return '\n'
      if (node.type === 'image') return isSafeSource(encoded(node.url)) ? '' : (node.alt ?? '')
      return 'children' in node ? shownText(node.children, isBehind) : ''
    })
    .join('')
}

/** A text as html has it: without the blanks around its line ends. */
function ownText({value}: Text, trim: boolean): string {
  const lines = /[\n\r]/.test(value) ? trimmedLines(value) : value
  return trim ? fromText(lines) : lines
}

function codeText({value}: InlineCode, trim: boolean): string {
  const line = value.replace(/\r?\n|\r/g, ' ')
  return trim ? fromText(line) : line
}

const trimmedLines = (value: string): string => {
  const parts = value.split(/(\r?\n|\r)/)
  return parts
    .map((part, index) => {
      const from = index > 0 ? fromText(part) : part
      return index < parts.length - 1 ? toText(from) : from
    })
    .join('')
}

const isBlank = (character: string | undefined): boolean => character === ' ' || character === '\t'

function fromText(value: string): string {
  let from = 0
  while (isBlank(value[from])) from++
  return value.slice(from)
}

function toText(value: string): string {
  let to = value.length
  while (isBlank(value[to - 1])) to--
  return value.slice(0, to)
}
