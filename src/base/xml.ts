/** A small XML 1.0 writer: what it writes is well formed whatever the text, because nothing but this file makes a tag. */

/** A node to be written: an element, or text. */
export type XmlNode = XmlElement | string
export interface XmlElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly XmlNode[]
}

/** What XML 1.0 cannot hold even escaped (§2.2), lone surrogates, and the control characters it discourages. */
const unwritable =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufdd0-\ufdef\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/** A text without the characters that no XML document, and no page, may hold. */
export const writable = (text: string): string => text.replace(unwritable, '')

/** A text for element content. `>` too, so that `]]>` cannot appear; a parser would turn a bare CR into LF. */
export const escapeText = (text: string): string =>
  writable(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\r', '&#13;')

/** A text for an attribute in double quotes; white space is kept by reference, or a parser would turn it into spaces. */
export const escapeAttribute = (text: string): string =>
  escapeText(text).replaceAll('"', '&quot;').replaceAll("'", '&#39;').replaceAll('\t', '&#9;').replaceAll('\n', '&#10;')

/** An element; attributes and children that are null are left out. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | null>>,
  ...children: readonly (XmlNode | null)[]
): XmlElement {
  const given = Object.entries(attributes).filter((pair): pair is [string, string] => pair[1] !== null)
  return {name, attributes: Object.fromEntries(given), children: children.filter(child => child !== null)}
}

/** A whole document in UTF-8, a line for each element that holds elements. */
export const xmlDocument = (root: XmlElement): string => `<?xml version="1.0" encoding="UTF-8"?>\n${written(root, '')}\n`

function written(node: XmlElement, indent: string): string {
  const attributes = Object.entries(node.attributes)
    .map(([name, value]) => ` ${name}="${escapeAttribute(value)}"`)
    .join('')
  const tag = `${indent}<${node.name}${attributes}`
  if (node.children.length === 0) return `${tag}/>`
  // Mixed content stays on one line: white space inside it would be part of the text.
  const isMixed = node.children.some(child => typeof child === 'string')
  const step = isMixed ? '' : `${indent}  `
  const inner = node.children.map(child => (typeof child === 'string' ? escapeText(child) : written(child, step)))
  return isMixed ? `${tag}>${inner.join('')}</${node.name}>` : `${tag}>\n${inner.join('\n')}\n${indent}</${node.name}>`
}
