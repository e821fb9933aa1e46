/** Every rule is its own test: an example is a patch over its kind's valid sample, and gives exactly what it says. */
import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import rehypeParse from 'rehype-parse'
import {unified} from 'unified'
import {describe, expect, test} from 'vitest'
import {parse as parseYaml} from 'yaml'
import {digestOf} from '../src/base/digest.ts'
import {fileOfUrl} from '../src/base/paths.ts'
import {valuesAt} from '../src/base/pointer.ts'
import {ownSignature} from '../src/base/printed-lines.ts'
import type {
  AttachedFile,
  BuiltSite,
  Config,
  Edge,
  Entry,
  Example,
  Finding,
  Frontmatter,
  Json,
  Organization,
  PublishedPage,
  Ref,
  Rule,
  Site,
} from '../src/base/types.ts'
import {validitiesOf} from '../src/graph/validities.ts'
import {kinds} from '../src/kinds/index.ts'
import {locatedIn} from '../src/markdown/citations.ts'
import {compile} from '../src/markdown/compile.ts'
import {parse} from '../src/markdown/parse.ts'
import {signersIn} from '../src/markdown/structure/signature.ts'
import {structureOf} from '../src/markdown/structure.ts'
import {said} from '../src/rules/applied.ts'
import {rules} from '../src/rules/index.ts'
import {outlineOf} from '../src/rules/outline.ts'
import {unasked} from './sites/samples.ts'
import {noBody} from './tools.ts'

const today = '2026-11-23'
const folder = join(import.meta.dirname, '..', 'src', 'rules')

describe('the room', () => {
  test('every rule has a line in the index, in order, and its id is its file name', () => {
    const files = readdirSync(folder).filter(file => readFileSync(join(folder, file), 'utf8').includes('defineRule({'))
    expect(rules.map(({id}) => id)).toEqual(files.map(file => file.replace('.ts', '')).sort())
  })
})

describe.each(rules.map(rule => [rule.id, rule] as const))('%s', (_, rule) => {
  test('says on what it rests and how sure that is', () => {
    expect(rule.clause.instrument).toMatch(/\p{Script=Han}/u)
    expect(rule.clause.article).not.toBe('')
    expect(['P', 'S', 'M', 'm']).toContain(rule.confidence)
    expect(rule.why.length).toBeGreaterThan(30)
    expect(rule.title).not.toMatch(/[。,.;:]/)
    if (rule.confidence === 'm') expect(rule.level).not.toBe('error')
  })

  test('names kinds that there are, and has an example to pass and one to fail', () => {
    const known = kinds.map(({name}) => name)
    if (rule.kinds !== '*') for (const kind of rule.kinds) expect(known).toContain(kind)
    expect(rule.examples.pass.length).toBeGreaterThan(0)
    expect(rule.examples.fail.length).toBeGreaterThan(0)
    const used = [...rule.examples.pass, ...rule.examples.fail].map(({kind}) => kind)
    if (rule.kinds !== '*') for (const kind of used) expect(rule.kinds).toContain(kind)
  })

  test.each(rule.examples.pass.map((example, index) => [index + 1, example] as const))(
    'passes example %i',
    async (_, example) => {
      expect(await findingsOf(rule, example)).toEqual([])
    },
  )

  test.each(rule.examples.fail.map((example, index) => [index + 1, example] as const))('fails example %i', async (_, example) => {
    const findings = await findingsOf(rule, example)
    expect(findings.map(placeOf)).toEqual([example.at])
    if (example.says) expect(said(rule, rule.level, {path: ''}, findings[0]!)).toMatchObject(example.says)
    for (const {reason, note} of findings) {
      expect(`${reason}${note}`).toMatch(/\p{Script=Han}/u)
      expect(reason).not.toMatch(/[\n。]|undefined|NaN|\[object/)
      expect(`${reason}${note}`).not.toMatch(/undefined|NaN|\[object/)
    }
  })

  test.each(kinds.filter(({name}) => rule.kinds === '*' || rule.kinds.includes(name)))(
    'finds nothing in the sample of $name',
    async kind => {
      // The samples belong together: each stands beside all others, though together they are no site that is looked after.
      const others = unasked.includes(rule.id)
        ? []
        : kinds.filter(other => other !== kind).map(({name}): Example => ({kind: name}))
      expect(await findingsOf(rule, {kind: kind.name, others})).toEqual([])
    },
  )
})

const placeOf = ({at}: Finding): string | number | undefined => (typeof at === 'object' ? at.start.line : at)

/** All that a rule says of an example, through the door of its scope. */
async function findingsOf(rule: Rule, example: Example): Promise<Finding[]> {
  const findings: Finding[] = []
  const report = (finding: Finding): void => void findings.push(finding)
  const {entry, body} = entryOf(example)
  const {tree} = parse(body, entry.path)
  const config = merged(sampleConfig, (example.config ?? {}) as Json) as unknown as Config
  const site = (): Site => siteOf(entry, example, config)
  switch (rule.scope) {
    case 'entry':
      rule.check(entry, report, {today, config})
      break
    case 'body':
      rule.check(tree, report, entry, {terms: example.terms ?? {}, lines: structureOf(tree).lines})
      break
    case 'site':
      rule.check(site(), (_, finding) => report(finding))
      break
    case 'pair':
      for (const pair of rule.pairs(site())) {
        const [one, other] = pair
        rule.check([await plainTextOf(example, one.path), await plainTextOf(example, other.path)], report, pair)
      }
      break
    case 'file':
      rule.check({...emptyFile, ...example.file}, report)
      break
    case 'artifact':
      rule.check(pageOf(example.html ?? soundPage, example.path), report, config)
      break
    case 'pages':
      rule.check(builtOf(example, site()), (_, finding) => report(finding))
  }
  return findings
}

const sampleConfig = parseYaml(readFileSync(join(import.meta.dirname, '..', 'gzgk.config.yml'), 'utf8')) as Json
const organizations: ReadonlyMap<string, Organization> = new Map(
  (
    parseYaml(readFileSync(join(import.meta.dirname, '..', 'content', '_data', 'organizations.yml'), 'utf8')) as Organization[]
  ).map(item => [item.id, item]),
)
const emptyFile: AttachedFile = {
  path: 'content/policies/2026/annex.txt',
  ending: 'txt',
  lines: [],
  properties: {},
  hidden: [],
  revisions: [],
  comments: [],
}
/** What every rule about pages lets pass. */
const soundPage = readFileSync(join(import.meta.dirname, 'rules', 'page.html'), 'utf8')
const parser = unified().use(rehypeParse)
const pageOf = (html: string, path = 'policies/2026/sswg-2026-2/index.html'): PublishedPage => ({
  path,
  url: `/${path.replace(/(?:^|(?<=\/))index\.html$/u, '')}`,
  html,
  tree: parser.parse(html),
})

/** The pages that an example and its others bring. */
function builtOf(example: Example, site: Site): BuiltSite {
  const shown = [example, ...(example.others ?? [])].filter(({html}) => html !== undefined)
  const pages = shown.map(({html, path}) => outlineOf(pageOf(html!, path)))
  return {
    site,
    pages: new Map(pages.map(page => [page.path, page])),
    paths: new Set([...pages.map(({path}) => path), 'assets/site.css', 'policies/2026/sswg-2026-2/annex.pdf']),
  }
}

/** The text of an example, or of one of its others. */
function bodyOf(example: Example, path: string): string {
  const others = (example.others ?? []).map((other, index) => entryOf(other, `other-${index + 1}`))
  return [entryOf(example), ...others].find(({entry}) => entry.path === path)!.body
}

/** The same as the pages have it: rows of a table are lines with tabs. */
async function plainTextOf(example: Example, path: string): Promise<string> {
  const {tree} = parse(bodyOf(example, path), path)
  const codes = new Set<string>()
  return (await compile(tree, {path, codes, located: locatedIn(tree, {codes})})).text
}

function entryOf({kind: name, data, body}: Example, id?: string): {readonly entry: Entry; readonly body: string} {
  const kind = kinds.find(({name: own}) => own === name)!
  const patched = merged(kind.sample.data as Json, (data ?? {}) as Json) as unknown as Frontmatter
  const own = kind.sample.path.replace(/^.*\//, '').replace('.md', '')
  const path = id === undefined ? kind.sample.path : kind.sample.path.replace(`${own}.md`, `${id}.md`)
  const text = body ?? kind.sample.body
  const rest = {
    signers: signersIn(ownSignature(structureOf(parse(text, path).tree).lines)),
    citations: [],
    anchors: [],
    links: [],
    files: [],
    body: {...noBody, length: (body ?? kind.sample.body).replaceAll(/\s/gu, '').length},
    positions: '',
    surface: '',
    skeleton: '',
    digest: digestOf(patched as unknown as Json),
  }
  const refs = Object.entries(kind.refs).flatMap(([pattern, rel]) =>
    valuesAt(patched as unknown as Json, pattern).map(({pointer, value}): Ref => refOf(rel, pointer, value)),
  )
  const url = path.replace(/^content/, '').replace(/\.md$/, '/')
  return {entry: {...rest, id: id ?? own, kind: name, path, url, data: patched, refs}, body: text}
}

function refOf(rel: Ref['rel'], at: string, value: Json): Ref {
  if (typeof value === 'string') return {rel, to: value, at}
  const {to, ...more} = value as {readonly [key: string]: Json | undefined}
  return {rel, to: typeof to === 'string' ? to : null, at, more}
}

/** RFC 7396, but that `undefined` takes a member away: null is no value of front matter. */
function merged(value: Json | undefined, patch: Json): Json {
  if (!isObject(patch)) return patch
  const result: Record<string, Json | undefined> = isObject(value) ? {...value} : {}
  for (const [key, member] of Object.entries(patch)) {
    if (member === undefined) delete result[key]
    else result[key] = merged(result[key], member)
  }
  return result
}

const isObject = (value: Json | undefined): value is {readonly [key: string]: Json | undefined} =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Pages of entries, and at the addresses that they had before. */
const pagesOnly = {
  *plan({entries}: Site) {
    for (const {url, data} of entries)
      for (const at of [url, ...((data['redirectFrom'] ?? []) as readonly string[])]) yield {path: fileOfUrl(at)}
  },
}

/** The least of a site in which a rule can look around. */
function siteOf(entry: Entry, {others = [], published}: Example, config: Config): Site {
  const entries = [entry, ...others.map((other, index) => entryOf(other, `other-${index + 1}`).entry)]
  const byId = new Map(entries.map(item => [item.id, item]))
  const edges = entries.flatMap(({id: from, refs}) =>
    refs.flatMap(({rel, to, more}): Edge[] => (to !== null && byId.has(to) ? [{from, rel, to, ...(more && {more})}] : [])),
  )
  const grouped = (end: 'from' | 'to') => new Map(entries.map(({id}) => [id, edges.filter(edge => edge[end] === id)]))
  return {
    project: {
      today,
      config,
      kinds: new Map(kinds.map(kind => [kind.name, kind])),
      outputs: [pagesOnly],
      published: published ?? null,
    } as unknown as Site['project'],
    digest: '',
    entries: entries.toSorted((a, b) => (a.path < b.path ? -1 : 1)),
    byId,
    graph: {out: grouped('from'), in: grouped('to')},
    hrefs: new Map(),
    validity: validitiesOf(entries, grouped('to'), byId, today),
    organizations,
    attachments: new Map(),
    meant: new Map(),
    citations: new Map(),
  }
}
