/** A small site and its store, for the tests of outputs: what a render asks by digest is what a test kept. */
import {digestOf} from '../../src/base/digest.ts'
import type {
  Edge,
  Entry,
  Frontmatter,
  Json,
  Kind,
  Output,
  Project,
  Ref,
  Route,
  Site,
  Source,
  Tools,
  Validity,
} from '../../src/base/types.ts'
import {validityAt} from '../../src/base/validity.ts'
import {keeping, noBody} from '../tools.ts'

const today = '2026-11-23'

/** Texts that break careless writers: formulas, ends of sections, tags, control characters, half surrogates, pictures. */
export const hostile = [
  "=cmd|' /C calc'!A0",
  '+1+1',
  '-2+3',
  '@SUM(A1)',
  '\tTab',
  '\rReturn',
  ']]><x>',
  '<script>alert(1)</script>',
  '&amp; "quoted", \'single\'; semi',
  'a\u0000b\u0007c\u001bd\u007fe\ufffef',
  'half \ud83d surrogate \ude00 here',
  '👨‍👩‍👧 𬭊 表情',
  'constructor',
  '__proto__',
  'two\nlines',
]

const kind = (name: string, title: string, dir: string, more: Partial<Kind> = {}): Kind => ({
  name,
  title,
  dir,
  permalink: `/${dir}/{path}/`,
  layout: name,
  refs: {},
  files: [],
  columns: [],
  outputs: ['html', 'json', 'atom', 'sitemap'],
  list: 'years',
  date: '/publishDate',
  sample: {path: `${dir}/2024/x.md`, data: {title}, body: ''},
  ...more,
})

export const kinds: readonly Kind[] = [
  kind('policy', '政策文件', 'policies', {
    outputs: ['html', 'json', 'text', 'atom', 'sitemap', 'index-json', 'csv', 'xlsx'],
    columns: [
      '/title',
      '/documentNumber',
      '/issuers',
      '/writtenDate',
      '/expiryDate',
      '/subjects',
      '/normative',
      '/registrationNumber',
    ],
  }),
  kind('interpretation', '政策解读', 'interpretations'),
  kind('decision', '重大行政决策事项', 'decisions'),
  kind('consultation', '意见征集', 'consultations'),
  kind('tombstone', '撤下', 'tombstones', {permalink: '/{path}/', outputs: ['html'], list: 'none'}),
]

const field = (title: string): Json => ({title, type: 'string'})
const schemas = new Map([
  [
    'policy',
    {
      properties: {
        title: field('标题'),
        documentNumber: field('发文字号'),
        issuers: {title: '发文机关', type: 'array'},
        writtenDate: field('成文日期'),
        expiryDate: {$ref: 'common.schema.json#/$defs/date'},
        subjects: {$ref: '#/$defs/subjects'},
        normative: field('行政规范性文件'),
      },
      $defs: {subjects: {title: '主题分类'}},
    },
  ],
  ['common', {$defs: {date: {title: '有效期至'}}}],
])

export const project = {
  root: '/site',
  config: {site: {title: '示范市商务局政务公开', url: 'https://swj.example.gov.cn/', lang: 'zh-CN'}},
  kinds: new Map(kinds.map(item => [item.name, item])),
  rules: [],
  outputs: [],
  theme: {
    templates: new Map(),
    strings: {},
    assets: new Map([
      ['site.css', Buffer.from('body{}')],
      ['site.js', Buffer.from('"use strict"')],
    ]),
    digest: 'theme',
  },
  schemas,
  today,
  drafts: false,
  toolchain: 'test',
} as unknown as Project

interface Given {
  readonly id: string
  readonly kind: string
  readonly data: Frontmatter
  readonly path?: string
  readonly body?: string
  readonly refs?: readonly Ref[]
  readonly files?: Entry['files']
}

export interface Sample {
  readonly site: Site
  readonly tools: Tools
}

/** A site of the entries given, linked by their refs, with bodies and attachments kept. */
export function sampleSite(given: readonly Given[], attachments: Readonly<Record<string, string>> = {}): Sample {
  const {keep, body: bodyOf, tools} = keeping(project)
  const sources = Object.entries(attachments).map(([path, text]): [string, Source] => [
    path,
    {path, digest: keep(text), size: Buffer.byteLength(text), revision: null},
  ])
  const entries = given
    .map(item => ({...entryOf(item), body: bodyOf(`<p>${item.body ?? '正文。'}</p>`)}))
    .toSorted((a, b) => (a.path < b.path ? -1 : 1))
  const byId = new Map(entries.map(entry => [entry.id, entry]))
  const edges = entries.flatMap(edgesOf).filter(({to}) => byId.has(to))
  const site: Site = {
    project,
    digest: '',
    entries,
    byId,
    graph: {out: group(edges, 'from'), in: group(edges, 'to')},
    validity: new Map(entries.filter(entry => entry.kind === 'policy').map(entry => [entry.id, validityOf(entry)])),
    organizations: new Map([['swj', {id: 'swj', name: '示范市商务局'}]]) as unknown as Site['organizations'],
    attachments: new Map(sources),
    meant: new Map(),
    citations: new Map(),
    hrefs: new Map(),
  }
  return {site, tools}
}

function entryOf({id, kind: name, data, path, refs = [], files = []}: Given): Entry {
  const dir = project.kinds.get(name)!.dir
  const file = path ?? `content/${dir}/2024/${id}.md`
  const steps = file.slice(`content/${dir}/`.length, -3)
  const url = project.kinds.get(name)!.permalink.replace('{path}', steps)
  const rest = {citations: [], anchors: [], links: [], body: noBody, positions: '', surface: '', skeleton: ''}
  return {id, kind: name, path: file, url, data, refs, files, ...rest, digest: digestOf(data as Json)}
}

const edgesOf = ({id, refs}: Entry): Edge[] =>
  refs.flatMap(({rel, to, more}) => (to === null ? [] : [{from: id, rel, to, ...(more && {more})}]))

function group(edges: readonly Edge[], end: 'from' | 'to'): Map<string, Edge[]> {
  const groups = new Map<string, Edge[]>()
  for (const edge of edges) groups.set(edge[end], [...(groups.get(edge[end]) ?? []), edge])
  return groups
}

const validityOf = ({data}: Entry): Validity =>
  validityAt(
    {
      effectiveDate: data.effectiveDate as string | undefined,
      writtenDate: data.writtenDate as string | undefined,
      expiryDate: data.expiryDate as string | undefined,
      events: [],
    },
    today,
  )

/** A site with a policy, its interpretation, a decision, an answered consultation and a tombstone. */
export const fullSite = (title = '示范市预付卡管理办法'): Sample =>
  sampleSite(
    [
      {
        id: 'sswg-2024-3',
        kind: 'policy',
        body: '第一条 为了规范预付卡管理。',
        data: {
          title,
          documentNumber: '示商务规〔2024〕3号',
          issuers: ['swj'],
          documentType: '通知',
          writtenDate: '2024-05-20',
          publishDate: '2024-05-24',
          effectiveDate: '2024-07-01',
          expiryDate: '2029-06-30',
          subjects: ['商贸、海关、旅游\\国内贸易（含供销）'],
          normative: true,
          registrationNumber: 'SFCR-2024-0130001',
          redirectFrom: ['/art/2024/5/24/art_1.html', '/old/card/'],
          attachments: [{file: 'sswg-2024-3/annex-1.docx', title: '申请表'}],
          review: {secrecy: {date: '2024-05-19', by: '办公室'}},
        },
        refs: [{rel: 'basedOn', to: null, at: '/basedOn/0', more: {title: '商业预付卡管理条例', documentNumber: '国令第1号'}}],
        files: [
          {path: 'content/policies/2024/sswg-2024-3/annex-1.docx', at: '/attachments/0/file'},
          {path: 'content/policies/2024/missing.pdf', at: '/attachments/1/file'},
        ],
      },
      {
        id: 'sswg-2024-3-text',
        kind: 'interpretation',
        data: {title: `《${title}》解读`, publishDate: '2024-05-25', summary: '一图看懂。'},
        refs: [{rel: 'interprets', to: 'sswg-2024-3', at: '/interprets/0', more: {clauses: ['第三条']}}],
      },
      {
        id: 'plan',
        kind: 'decision',
        data: {title: '规划', publishDate: '2024-03-01', stages: {draft: {state: 'published', date: '2024-06-01'}}},
      },
      {
        id: 'draft',
        kind: 'consultation',
        data: {title: '征求意见', publishDate: '2024-02-01', result: {publishDate: '2024-04-01'}},
      },
      {
        id: 'sswz-2021-9',
        kind: 'tombstone',
        path: 'content/tombstones/policies/2021/sswz-2021-9.md',
        data: {title: '已撤下的文件'},
      },
    ],
    {'content/policies/2024/sswg-2024-3/annex-1.docx': 'office file', 'content/policies/2024/unnamed.pdf': 'nobody names it'},
  )

export const emptySite = (): Sample => sampleSite([])

/** What an output makes of a site: path -> text. Each is rendered twice from copies of its view, and must come out the same. */
export async function made(output: Output, {site, tools}: Sample): Promise<Map<string, string>> {
  const files = await madeBytes(output, {site, tools})
  return new Map([...files].map(([path, bytes]) => [path, Buffer.from(bytes).toString()]))
}

export async function madeBytes(output: Output, {site, tools}: Sample): Promise<Map<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>()
  for (const {path, view} of output.plan(site)) {
    if (files.has(path)) throw new Error(`${path} is planned twice`)
    const [first, second] = [await render(output, path, view, tools), await render(output, path, view, tools)]
    if (!Buffer.from(first).equals(Buffer.from(second))) throw new Error(`${path} came out differently the second time`)
    files.set(path, first)
  }
  return files
}

/** Through JSON, as a view goes through the store or to another thread. */
async function render(output: Output, path: string, view: Json, tools: Tools): Promise<Uint8Array> {
  const route: Route = {path, output: output.name, view: JSON.parse(JSON.stringify(view)), digest: digestOf(view)}
  const bytes = await output.render(route, tools)
  return typeof bytes === 'string' ? Buffer.from(bytes) : bytes
}
