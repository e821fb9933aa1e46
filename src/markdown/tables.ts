/** Tables: headers with their scope, and a region to scroll in. */
import type {Element, ElementContent, RootContent} from 'hast'

/** The table in a region that scrolls by itself, by keyboard too, and says what it is. `before`: its finished siblings; `labels`: how often each was given. */
export function framed(node: Element, before: readonly (ElementContent | RootContent)[], labels: Map<string, number>): Element {
  const rows = rowsOf(node)
  head(rows)
  const name = captionOf(node, before) ?? nameOf(rows[0] ? cellsOf(rows[0]).map(cell => textOf(cell).trim()) : [])
  const properties = {className: ['scroll'], role: 'region', tabIndex: 0, ariaLabel: labelOf(name, labels)}
  return {type: 'element', tagName: 'div', properties, children: [node]}
}

/** The first row heads the columns, where no cell is a heading yet. */
function head(rows: readonly Element[]): void {
  const cells = rows[0] ? cellsOf(rows[0]) : []
  const isHeaded = rows.some(row => cellsOf(row).some(cell => cell.tagName === 'th'))
  for (const cell of cells) {
    if (!isHeaded) cell.tagName = 'th'
    if (cell.tagName !== 'th') continue
    // An empty corner heads nothing.
    if (textOf(cell).trim() === '') cell.tagName = 'td'
    else cell.properties['scope'] ??= Number(cell.properties['colSpan'] ?? 1) > 1 ? 'colgroup' : 'col'
  }
}

/** A table without a caption is called by its first four column headings. */
export const nameOf = (headings: readonly string[]): string =>
  `表格：${headings
    .filter(text => text !== '')
    .slice(0, 4)
    .join('、')}`

/** The label of a table: its name, and a number when others have the same. `labels`: how often each was given. */
export function labelOf(written: string, labels: Map<string, number>): string {
  const name = written.replace(/[ \t\n]+/g, ' ')
  const count = (labels.get(name) ?? 0) + 1
  labels.set(name, count)
  return count > 1 ? `${name}（${count}）` : name
}

function captionOf(node: Element, before: readonly (ElementContent | RootContent)[]): string | null {
  const own = node.children.find((child): child is Element => child.type === 'element' && child.tagName === 'caption')
  if (own) return textOf(own).trim()
  const last = before.findLast((sibling): sibling is Element => sibling.type === 'element')
  const isCaption = Array.isArray(last?.properties['className']) && last.properties['className'].includes('caption')
  return isCaption ? textOf(last!).trim() : null
}

const isElement = (node: ElementContent): node is Element => node.type === 'element'

function rowsOf(node: Element): Element[] {
  return node.children
    .filter(isElement)
    .flatMap(child =>
      child.tagName === 'tr' ? [child] : ['thead', 'tbody', 'tfoot'].includes(child.tagName) ? rowsOf(child) : [],
    )
}

const cellsOf = (row: Element): Element[] =>
  row.children.filter(isElement).filter(({tagName}) => tagName === 'td' || tagName === 'th')

const textOf = (node: ElementContent): string =>
  node.type === 'text' ? node.value : node.type === 'element' ? node.children.map(textOf).join('') : ''
