/** All that a body and the front matter say, for rules that ask whether something is said at all. */
import type {Nodes, Root} from 'mdast'
import type {Json} from '../base/types.ts'

/** The text of a body, a line a block; what is in tables, too. */
export function bodyText(body: Root): string {
  return body.children.map(textBelow).join('\n')
}

function textBelow(node: Nodes): string {
  if ('value' in node) return node.type === 'html' ? '' : node.value
  if (!('children' in node)) return ''
  const isBlock = node.type === 'list' || node.type === 'table' || node.type === 'tableRow' || node.type === 'blockquote'
  return node.children.map(child => textBelow(child as Nodes)).join(isBlock ? '\n' : '')
}

/** Every text of front matter. */
export function dataTexts(data: Json | undefined): string[] {
  if (typeof data === 'string') return [data]
  return typeof data === 'object' && data !== null ? Object.values(data).flatMap(dataTexts) : []
}
