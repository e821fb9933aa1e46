/** A strict little XML reader: throws on whatever is not well formed. No entities but the five, no CDATA, no doctype: none is written. */
export interface Element {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: (Element | string)[]
}

const name = '[A-Za-z_][A-Za-z0-9_.:-]*'
const open = new RegExp(`^<(${name})((?:\\s+${name}="[^"<]*")*)\\s*(/?)>`)
const close = new RegExp(`^</(${name})\\s*>`)
const characters = /^[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u

export function readXml(source: string): Element {
  const head = '<?xml version="1.0" encoding="UTF-8"?>\n'
  if (!source.startsWith(head)) throw new Error('no XML declaration')
  if (!characters.test(source)) throw new Error('a character that XML cannot hold')
  const root: Element = {name: '', attributes: {}, children: []}
  const stack = [root]
  let rest = source.slice(head.length)
  while (rest !== '') {
    const top = stack.at(-1)!
    const opened = open.exec(rest)
    const closed = close.exec(rest)
    if (opened) {
      const element: Element = {name: opened[1]!, attributes: attributesOf(opened[2]!), children: []}
      top.children.push(element)
      if (opened[3] === '') stack.push(element)
      rest = rest.slice(opened[0].length)
    } else if (closed) {
      if (stack.pop()!.name !== closed[1] || stack.length === 0) throw new Error(`</${closed[1]}> closes nothing`)
      rest = rest.slice(closed[0].length)
    } else {
      const text = /^[^<]+/.exec(rest)?.[0]
      if (text === undefined) throw new Error(`no markup: ${rest.slice(0, 40)}`)
      if (text.includes(']]>')) throw new Error(']]> in text')
      top.children.push(decoded(text))
      rest = rest.slice(text.length)
    }
  }
  const elements = root.children.filter(child => typeof child !== 'string')
  if (stack.length !== 1 || elements.length !== 1) throw new Error('not one root element, closed')
  return elements[0]!
}

function attributesOf(text: string): Record<string, string> {
  const found: Record<string, string> = {}
  for (const [, key, value] of text.matchAll(new RegExp(`(${name})="([^"]*)"`, 'g'))) {
    if (key! in found) throw new Error(`${key} twice`)
    found[key!] = decoded(value!)
  }
  return found
}

const entities: Readonly<Record<string, string>> = {amp: '&', lt: '<', gt: '>', quot: '"', apos: "'"}

function decoded(text: string): string {
  if (/&(?!(?:amp|lt|gt|quot|apos|#\d+);)/.test(text)) throw new Error(`a bare & in ${text}`)
  return text.replace(/&(?:#(\d+)|(\w+));/g, (_, code?: string, word?: string) =>
    code === undefined ? entities[word!]! : String.fromCodePoint(Number(code)),
  )
}

export const textOf = (element: Element): string =>
  element.children.map(child => (typeof child === 'string' ? child : textOf(child))).join('')

export const all = (element: Element, wanted: string): Element[] =>
  element.children.filter((child): child is Element => typeof child !== 'string' && child.name === wanted)

export function one(element: Element, wanted: string): Element {
  const found = all(element, wanted)
  if (found.length !== 1) throw new Error(`${found.length} ${wanted} in ${element.name}`)
  return found[0]!
}
