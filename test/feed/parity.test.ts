/** Page, JSON and record of the same entry say the same, field by field, over the whole sample office. */
import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import rehypeParse from 'rehype-parse'
import {unified} from 'unified'
import {visit} from 'unist-util-visit'
import {beforeAll, describe, expect, test} from 'vitest'
import {elementFields} from '../../src/base/elements.ts'
import type {Json, Project} from '../../src/base/types.ts'
import type {FeedRecord} from '../../src/feed/types.ts'
import {verify} from '../../src/feed/verify.ts'
import {build} from '../../src/pipeline/index.ts'
import {bootstrap, readerOf} from '../../src/project/feed-base.ts'
import {openProject} from '../../src/project/open.ts'
import {root} from '../gzgk.ts'
import {makeFolder} from '../temporary.ts'

interface EntryJson {
  readonly id: string
  readonly kind: string
  readonly title: string
  readonly url: string
  readonly data: Readonly<Record<string, Json>>
  readonly validity: {
    readonly state: string
    readonly label: string
    readonly since: string | null
    readonly evidence: string
  } | null
  readonly relations: Readonly<
    Record<'out' | 'in', readonly {readonly label: string; readonly id: string | null; readonly title: string}[]>
  >
  readonly attachments: readonly {readonly title: string; readonly url: string; readonly size: number; readonly sha256: string}[]
  readonly body: {readonly html: string; readonly text: string}
}

const dist = join(makeFolder(), 'dist')
let project: Project
let records: readonly FeedRecord[]

beforeAll(async () => {
  project = await openProject({cwd: root, root, today: '2026-11-23', now: 0, feed: true})
  const feed = {base: bootstrap, key: null, leave: {mass: 0, reason: null}}
  const report = await build(project, {out: dist, search: false, cache: false, feed})
  expect(report.written).toBe(true)
  const folder = join(dist, 'feed/v1/records')
  records = readdirSync(folder)
    .filter(name => name.endsWith('.json'))
    .map(name => JSON.parse(readFileSync(join(folder, name), 'utf8')))
})

const fileOf = (url: string, name: string): string => readFileSync(join(dist, decodeURI(new URL(url).pathname), name), 'utf8')
const jsonOf = ({url}: FeedRecord): EntryJson => JSON.parse(fileOf(url, 'index.json'))
/** What a reader reads, white space apart. */
const wordsOf = (html: string): string => {
  let words = ''
  visit(unified().use(rehypeParse).parse(html), 'text', ({value}) => {
    words += value
  })
  return words.replace(/\s+/gu, '')
}
/** Html without its links to what it cites: those are relations of the site, not the document's own. */
const withoutCitations = (html: string): string => html.replace(/<a [^>]*class="cite"[^>]*>(.*?)<\/a>/gsu, '$1')

/** Every text and number of a value, codes by their codes. */
function* leaves(value: Json | undefined): Iterable<string> {
  if (Array.isArray(value)) for (const item of value) yield* leaves(item)
  else if (typeof value === 'object' && value !== null) {
    const {code, label, id, name} = value as {readonly [key: string]: Json}
    if (typeof code === 'string' && typeof label === 'string') yield code
    else if (typeof id === 'string' && typeof name === 'string') yield id
    else for (const item of Object.values(value)) yield* leaves(item)
  } else if (value !== undefined) yield String(value)
}

describe('the records of the sample office', () => {
  test('are of every kind that is fed, one for each entry, and prove themselves', async () => {
    const fed = [...project.kinds.values()].filter(({outputs}) => outputs.includes('feed')).map(({name}) => name)
    expect(fed.sort()).toEqual(
      [
        ...['catalogue', 'consultation', 'decision', 'guide', 'interpretation', 'notice', 'openDay', 'policy'],
        ...['proposal', 'report', 'response', 'rule', 'workplan'],
      ].sort(),
    )
    expect([...new Set(records.map(({type}) => type))].sort()).toEqual(fed)
    expect((await verify(await readerOf(dist, '/'), null)).faults).toEqual([])
  })

  test('and their JSON are of the same thing: identity, validity, text', () => {
    for (const record of records) {
      const json = jsonOf(record)
      expect({id: record.id, kind: record.type, title: record.elements['标题'], url: record.url}).toEqual({
        ...{id: json.id, kind: json.kind, title: json.title, url: json.url},
      })
      const {validity} = json
      expect(record.validity && {...record.validity, next: null}).toEqual(
        validity && {state: validity.state, label: validity.label, since: validity.since, next: null, basis: validity.evidence},
      )
      expect(record.text.plain, record.id).toBe(json.body.text)
      expect(withoutCitations(record.text.html), record.id).toBe(withoutCitations(json.body.html))
    }
  })

  test('hold every element of the front matter, and nothing else, each under its label', () => {
    for (const record of records) {
      const json = jsonOf(record)
      const fields = elementFields(project.kinds.get(record.type)!, project.schemas)
      const given = fields.filter(({key}) => json.data[key] !== undefined)
      expect(Object.keys(record.elements).sort(), record.id).toEqual(given.map(({label}) => label).sort())
      for (const {key, label} of given)
        expect([...leaves(record.elements[label])].sort(), `${record.id} ${key}`).toEqual([...leaves(json.data[key])].sort())
      // What is not an element is a link, a file, or the tool's own.
      const rest = Object.keys(json.data).filter(key => !fields.some(field => field.key === key))
      const links = Object.keys(project.kinds.get(record.type)!.refs).map(pointer => pointer.split('/')[1]!)
      const others = ['attachments', 'historical', 'numbering', 'redirectFrom']
      expect(
        rest.filter(key => !links.includes(key) && !others.includes(key)),
        record.id,
      ).toEqual([])
    }
  })

  test('have the same relations and files as their JSON', () => {
    for (const record of records) {
      const {relations, attachments} = jsonOf(record)
      const told = [...relations.out, ...relations.in].map(({label, id, title}) => `${label} ${id ?? ''} ${title}`)
      const links = Object.entries(record.links).flatMap(([label, ends]) =>
        ends.map(({id, title}) => `${label} ${id ?? ''} ${title}`),
      )
      expect(links.sort(), record.id).toEqual(told.sort())
      expect(record.files.map(({name, url, len, digest}) => [name, url, len, digest['sha-256']])).toEqual(
        attachments.map(({title, url, size, sha256}) => [title, url, size, sha256]),
      )
    }
  })

  test('say what their pages say: title, elements that the page shows, text', () => {
    for (const record of records) {
      const page = wordsOf(fileOf(record.url, 'index.html'))
      expect(page, record.id).toContain(String(record.elements['标题']).replace(/\s+/gu, ''))
      for (const label of ['发文字号', '索引号', '统一登记号'])
        if (record.type === 'policy' && record.elements[label] !== undefined)
          expect(page, `${record.id} ${label}`).toContain(String(record.elements[label]))
      if (record.validity && record.type === 'policy') expect(page, record.id).toContain(record.validity.label)
      const text = wordsOf(record.text.html)
      // A report's tables stand between the parts of its text, and a decision's steps, too.
      if (['policy', 'interpretation', 'notice'].includes(record.type) && text !== '') expect(page, record.id).toContain(text)
    }
  })
})
