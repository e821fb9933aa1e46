/**
 * akn.xml of each normative document: well formed, in the structure that Akoma Ntoso 3.0 gives to the elements used, whole and in
 * order, and at the page's own anchors. The standard's XSD is in no package registry, so its content models are written down here
 * for the subset: an element's children as a regular expression over their names.
 */
import {XMLParser} from 'fast-xml-parser'
import {describe, expect, inject, test} from 'vitest'
import {filesOf, read} from './pages.ts'

const dist = inject('dist')
const files = filesOf(dist).filter(file => file.endsWith('/akn.xml'))

interface Node {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly (Node | string)[]
}
const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  trimValues: false,
  processEntities: true,
})

function nodesIn(parsed: readonly Record<string, unknown>[]): (Node | string)[] {
  return parsed.flatMap((item): (Node | string)[] => {
    if ('#text' in item) return [String(item['#text'])]
    const name = Object.keys(item).find(key => key !== ':@')!
    if (name.startsWith('?')) return []
    return [
      {
        name,
        attributes: (item[':@'] ?? {}) as Record<string, string>,
        children: nodesIn(item[name] as Record<string, unknown>[]),
      },
    ]
  })
}
const rootOf = (file: string): Node => nodesIn(parser.parse(read(dist, file))).find(node => typeof node !== 'string') as Node
const textOf = (node: Node | string): string => (typeof node === 'string' ? node : node.children.map(textOf).join(''))
const elementsOf = (node: Node): Node[] => node.children.filter(child => typeof child !== 'string')
const all = (node: Node): Node[] => [node, ...elementsOf(node).flatMap(all)]
const find = (node: Node, name: string): Node => all(node).find(one => one.name === name)!

const block = '(?:p|table|ul|ol)'
const inlines = '(?:(?:ref|b|i|sup|sub|img|eol) )*'
const parts = '(?:(?:book|part|chapter|section|article|paragraph|point|indent|hcontainer) )'
const hierarchy = `(?:(?:num|heading) )*(?:content |(?:intro )?${parts}+)`
/** Children of each element of the subset, by the hierarchy, block and meta groups of the standard. */
const models: Readonly<Record<string, string>> = {
  akomaNtoso: 'act ',
  act: 'meta preface body ',
  meta: 'identification lifecycle references ',
  identification: 'FRBRWork FRBRExpression FRBRManifestation ',
  FRBRWork: 'FRBRthis FRBRuri FRBRalias FRBRdate FRBRauthor FRBRcountry (?:FRBRnumber )?FRBRname ',
  FRBRExpression: 'FRBRthis FRBRuri FRBRdate FRBRauthor FRBRlanguage ',
  FRBRManifestation: 'FRBRthis FRBRuri FRBRdate FRBRauthor ',
  lifecycle: '(?:eventRef )+',
  references: 'original (?:passiveRef )*(?:TLCOrganization )+',
  preface: `(?:${block} )+`,
  body: `${parts}+`,
  content: `(?:${block} )+`,
  intro: `(?:${block} )+`,
  p: `${inlines}(?:docTitle |docNumber )?${inlines}`,
  table: '(?:caption )?(?:tr )+',
  tr: '(?:(?:th|td) )+',
  th: '(?:p )+',
  td: '(?:p )+',
  ul: '(?:li )+',
  ol: '(?:li )+',
  ...Object.fromEntries(
    ['num', 'heading', 'ref', 'b', 'i', 'sup', 'sub', 'docTitle', 'docNumber', 'caption', 'li'].map(name => [
      name,
      `(?:${inlines}|${block} )*`,
    ]),
  ),
  ...Object.fromEntries(
    ['book', 'part', 'chapter', 'section', 'article', 'paragraph', 'point', 'indent', 'hcontainer'].map(name => [
      name,
      hierarchy,
    ]),
  ),
}
const demanded: Readonly<Record<string, readonly string[]>> = {
  act: ['name'],
  identification: ['source'],
  lifecycle: ['source'],
  references: ['source'],
  eventRef: ['eId', 'date', 'source'],
  original: ['eId', 'href', 'showAs'],
  passiveRef: ['eId', 'href', 'showAs'],
  TLCOrganization: ['eId', 'href', 'showAs'],
  FRBRdate: ['date', 'name'],
  FRBRauthor: ['href'],
  FRBRlanguage: ['language'],
  ref: ['href'],
  img: ['src'],
  hcontainer: ['eId', 'name'],
}
const bare = (text: string): string => text.replace(/\s/gu, '')

test('each normative document has one, and nothing else has', () => {
  const normative = filesOf(dist).filter(
    file => /^policies\/\d{4}\/.*\/index\.json$/u.test(file) && JSON.parse(read(dist, file)).data.normative === true,
  )
  expect(files).toEqual(normative.map(file => file.replace('index.json', 'akn.xml')))
  expect(files.length).toBeGreaterThan(8)
})

describe.each(files)('%s', file => {
  const root = rootOf(file)
  const page = read(dist, file.replace('akn.xml', 'index.html'))

  test('has the structure of the standard', () => {
    expect(root.attributes['xmlns']).toBe('http://docs.oasis-open.org/legaldocml/ns/akn/3.0')
    for (const node of all(root)) {
      const children = elementsOf(node)
        .map(({name}) => `${name} `)
        .join('')
      expect(children, node.name).toMatch(new RegExp(`^${models[node.name] ?? ''}$`, 'u'))
      for (const name of demanded[node.name] ?? []) expect(node.attributes[name], `${node.name} ${name}`).toBeTruthy()
    }
    const ids = all(root).flatMap(({attributes}) => attributes['eId'] ?? [])
    expect(new Set(ids).size).toBe(ids.length)
    for (const id of ids) expect(id).toMatch(/^\S+$/u)
    const named = new Set(ids.map(id => `#${id}`))
    for (const {attributes} of all(root)) if (attributes['source']) expect([...named]).toContain(attributes['source'])
  })

  test('holds the whole text, in order', () => {
    const text = read(dist, file.replace('akn.xml', 'text.txt'))
    expect(bare(textOf(find(root, 'preface')) + textOf(find(root, 'body')))).toBe(bare(text))
  })

  test('stands at the anchors of its page, and says what index.json says', () => {
    for (const {attributes} of all(root)) if (attributes['wId']) expect(page).toContain(`id="${attributes['wId']}"`)
    const {data, url} = JSON.parse(read(dist, file.replace('akn.xml', 'index.json')))
    const work = find(root, 'FRBRWork')
    expect(find(work, 'FRBRdate').attributes['date']).toBe(data.writtenDate)
    expect(find(work, 'FRBRnumber').attributes['value']).toBe(data.documentNumber)
    expect(find(work, 'FRBRalias').attributes['value']).toBe(url)
    expect(page).toContain('<link rel="alternate" type="application/akn+xml" href="akn.xml"')
  })
})

test('parts are named as the standard names them', () => {
  const root = rootOf('policies/2026/sswg-2026-2/akn.xml')
  const at = (anchor: string) => all(root).find(({attributes}) => attributes['wId'] === anchor)
  expect(at('zhang-2')).toMatchObject({name: 'chapter', attributes: {eId: 'chp_2'}})
  expect(at('tiao-12')).toMatchObject({name: 'article', attributes: {eId: 'art_12'}})
  expect(at('tiao-21-k2')).toMatchObject({name: 'paragraph', attributes: {eId: 'art_21__para_2'}})
  expect(at('tiao-21-k2-x3')).toMatchObject({name: 'point', attributes: {eId: 'art_21__para_2__point_3'}})
})
