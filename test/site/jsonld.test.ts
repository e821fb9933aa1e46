/** What a page tells machines in its structured data is what its index.json says, and of the type that fits its kind. */
import {describe, expect, inject, test} from 'vitest'
import {type Node, nodesOf} from './jsonld.ts'
import {filesOf, pagesOf, read} from './pages.ts'

const dist = inject('dist')

interface Document {
  readonly kind: string
  readonly title: string
  readonly url: string
  readonly data: {readonly [key: string]: unknown}
  readonly validity: {readonly state: string; readonly since: string | null} | null
  readonly relations: {readonly out: readonly {readonly relation: string; readonly url: string | null; readonly title: string}[]}
}
const documents = filesOf(dist)
  .filter(file => file.endsWith('/index.json') && file !== 'policies/index.json')
  .map(file => ({page: file.replace('index.json', 'index.html'), ...(JSON.parse(read(dist, file)) as Document)}))
const policies = documents.filter(({kind}) => kind === 'policy')

const force: Readonly<Record<string, string>> = {
  'in-force': 'InForce',
  amended: 'InForce',
  partial: 'PartiallyInForce',
  upcoming: 'NotInForce',
  repealed: 'NotInForce',
  expired: 'NotInForce',
  revoked: 'NotInForce',
}

/** Addresses of works, the names of those that have none. */
const ends = (works: unknown): string[] =>
  ((works ?? []) as readonly {readonly '@id'?: string; readonly name: string}[]).map(work => work['@id'] ?? work.name)
const related = ({relations}: Document, ...names: readonly string[]): string[] =>
  names.flatMap(name => relations.out.filter(({relation}) => relation === name).map(({url, title}) => url ?? title))

describe.each(policies.map(document => [document.page, document] as const))('%s', (page, document) => {
  const {data} = document
  const isLaw = data['normative'] === true
  const node = nodesOf(dist, page).find(one => one['@id'] === document.url) as Node

  test('says of itself what its index.json says', () => {
    expect(node['@type']).toBe(isLaw ? 'Legislation' : 'DigitalDocument')
    expect(node['name']).toBe(document.title)
    expect(node['url']).toBe(document.url)
    expect(node['datePublished']).toBe(data['publishDate'])
    expect(node[isLaw ? 'legislationIdentifier' : 'identifier']).toBe(data['documentNumber'])
    expect(node[isLaw ? 'legislationDate' : 'dateCreated']).toBe(data['writtenDate'])
    const [from, until] = String(node['temporalCoverage'] ?? '/..').split('/')
    expect(from).toBe(data['effectiveDate'] ?? '')
    expect(until).toBe(data['expiryDate'] ?? '..')
    if (isLaw) expect(node['legislationLegalForce']).toBe(force[document.validity!.state])
  })

  test('is tied to the same documents', () => {
    const names = (found: readonly string[]) => found.map(name => name.replace(/（[^（）]*号）$/u, '')).sort()
    if (isLaw) {
      expect(names(ends(node['legislationAmends']))).toEqual(names(related(document, 'amends')))
      expect(names(ends(node['legislationRepeals']))).toEqual(names(related(document, 'repeals', 'replaces')))
    }
    expect(names(ends(node['isBasedOn']))).toEqual(names(related(document, 'basedOn', 'implements')))
  })
})

test('each kind has the type that says what it is', () => {
  const types: Readonly<Record<string, readonly string[]>> = {
    interpretation: ['Article', 'FAQPage'],
    decision: ['CreativeWork'],
    consultation: ['CreativeWork'],
    openDay: ['Event'],
    report: ['Report'],
    guide: ['GovernmentService'],
  }
  for (const {page, kind} of documents) {
    const found = nodesOf(dist, page).map(node => node['@type'])
    if (types[kind])
      expect(
        found.some(type => types[kind]!.includes(type)),
        `${page}: ${found.join()}`,
      ).toBe(true)
  }
  for (const page of pagesOf(dist)) {
    const found = nodesOf(dist, page)
    if (found.length > 0)
      expect(
        found.map(node => node['@type']),
        page,
      ).toContain('BreadcrumbList')
  }
  expect(nodesOf(dist, 'index.html').map(node => node['@type'])).toContain('WebSite')
})
