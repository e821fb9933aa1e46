/** Block nodes -> html and text. */
import type {BlockContent, Blockquote, Code, DefinitionContent, Heading, List, ListItem, Paragraph} from 'mdast'
import {escapedText, escapedValue} from '../escape.ts'
import {type Action, actionOf} from '../markers.ts'
import {isLanguage, isOrdinal} from '../sanitize.ts'
import {inline} from './inline.ts'
import {table} from './tables.ts'
import {endLine, type Writing, within} from './writing.ts'

type Block = BlockContent | DefinitionContent

/** Writes a block; it begins and ends a line of plain text. */
export function block(writing: Writing, node: Block): void {
  endLine(writing)
  if (node.type === 'paragraph') paragraph(writing, node)
  else if (node.type === 'heading') heading(writing, node)
  else if (node.type === 'list') list(writing, node)
  else if (node.type === 'table') table(writing, node, null)
  else if (node.type === 'blockquote') quote(writing, node)
  else if (node.type === 'code') code(writing, node)
  else if (node.type === 'thematicBreak') writing.html += '<hr>'
  else writing.isCertain = false
  endLine(writing)
}

export function paragraph(writing: Writing, node: Paragraph, hasBox = false): void {
  const action = actionOf(node)
  writing.html += action ? `<p${ownId(writing, action)}${classOf(action)}>` : '<p>'
  content(writing, node, hasBox)
  writing.html += '</p>'
}

export function heading(writing: Writing, node: Heading): void {
  const action = actionOf(node) ?? none
  const id = ownId(writing, action)
  // The title of the page is its only h1.
  const name = node.depth === 1 ? 'h2' : `h${node.depth}`
  writing.html += `<${name}${id}${classOf(action)}>`
  writing.inHeading = true
  inline(writing, node.children)
  writing.inHeading = false
  if (id !== '' && action.label !== undefined)
    writing.html += `<a class="anchor" href="#${escapedValue(action.id!)}" aria-label="${escapedValue(action.label)}">#</a>`
  writing.html += `</${name}>`
}

const none: Action = {}

/** The attribute, unless the id is taken. */
function ownId(writing: Writing, {id}: Action): string {
  if (id === undefined || writing.ids.has(id)) return ''
  writing.ids.add(id)
  return ` id="${escapedValue(id)}"`
}

const classOf = ({className}: Action): string => (className === undefined ? '' : ` class="${className}"`)

function quote(writing: Writing, {children}: Blockquote): void {
  writing.html += '<blockquote>\n'
  within(writing, () => {
    for (const child of children) {
      block(writing, child)
      writing.html += '\n'
    }
  })
  writing.html += '</blockquote>'
}

function list(writing: Writing, node: List): void {
  const name = node.ordered ? 'ol' : 'ul'
  const start =
    typeof node.start === 'number' && node.start !== 1 && isOrdinal(String(node.start)) ? ` start="${node.start}"` : ''
  const tasks = node.children.some(isTask) ? ' class="contains-task-list"' : ''
  const isLoose = node.spread === true || node.children.some(item => item.spread ?? item.children.length > 1)
  writing.html += `<${name}${start}${tasks}>\n`
  within(writing, () => {
    for (const child of node.children) {
      item(writing, child, isLoose)
      nextLine(writing)
    }
  })
  writing.html += `</${name}>`
}

const isTask = (item: ListItem): boolean => typeof item.checked === 'boolean'

function item(writing: Writing, node: ListItem, isLoose: boolean): void {
  const isTicked = isTask(node)
  writing.html += `<li${isTicked ? ' class="task-list-item"' : ''}${ownId(writing, actionOf(node) ?? none)}>`
  const parts = isTicked && node.children[0]?.type !== 'paragraph' ? [nothing, ...node.children] : node.children
  for (let index = 0; index < parts.length; index++) {
    const part = parts[index]!
    if (isLoose || index > 0 || part.type !== 'paragraph') nextLine(writing)
    if (part.type !== 'paragraph') block(writing, part)
    else if (isLoose) paragraph(writing, part, isTicked && index === 0)
    else content(writing, part, isTicked && index === 0)
  }
  const last = parts.at(-1)
  if (last && (isLoose || last.type !== 'paragraph')) nextLine(writing)
  writing.html += '</li>'
}

/** Where the box of a task stands that begins with no paragraph. */
const nothing: Paragraph = {type: 'paragraph', children: []}

function nextLine(writing: Writing): void {
  writing.html += '\n'
  endLine(writing)
}

/** A paragraph without its tags, behind the box of a task. */
function content(writing: Writing, {children}: Paragraph, hasBox: boolean): void {
  if (hasBox) writing.html += `<input type="checkbox" disabled>${children.length > 0 ? ' ' : ''}`
  inline(writing, children)
}

function code(writing: Writing, {lang, value}: Code): void {
  writing.html += `<pre><code${lang ? languageOf(lang) : ''}>${escapedText(value)}${value === '' ? '' : '\n'}</code></pre>`
  writing.line += value
}

/** The class of the first word; one that `sanitize.ts` does not let through leaves an empty attribute. */
function languageOf(lang: string): string {
  const className = `language-${lang.split(/\s+/)[0]}`
  return ` class="${isLanguage(className) ? className : ''}"`
}
