/** A small site made by hand, for planners and layouts: only what a test says of it differs from the usual. */
import {join} from 'node:path'
import {digest} from '../../src/base/digest.ts'
import type {
  Config,
  Edge,
  Entry,
  EntryId,
  Frontmatter,
  Json,
  Kind,
  Organization,
  Project,
  Ref,
  Site,
  Source,
  TocItem,
  Validity,
} from '../../src/base/types.ts'
import {validityAt} from '../../src/base/validity.ts'
import type {PageView} from '../../src/outputs/html/frame.ts'
import html from '../../src/outputs/html.ts'
import {createRenderer} from '../../src/theme/nunjucks.ts'
import {openTheme} from '../../src/theme/theme.ts'
import {keeping, noBody} from '../tools.ts'

const root = join(import.meta.dirname, '../..')
export const theme = openTheme([join(root, 'themes')])
const layout = createRenderer(theme)

const kind = (name: string, title: string, dir: string, more: Partial<Kind> = {}): Kind => ({
  name,
  title,
  dir,
  permalink: `/${dir}/{path}/`,
  layout: name,
  refs: {},
  files: [],
  columns: [],
  outputs: ['html', 'json'],
  list: 'years',
  date: '/publishDate',
  sample: {path: '', data: {title}, body: ''},
  ...more,
})

export const kinds: readonly Kind[] = [
  kind('policy', '政策文件', 'policies', {outputs: ['html', 'json', 'text']}),
  kind('interpretation', '政策解读', 'interpretations'),
  kind('decision', '重大行政决策事项', 'decisions'),
  kind('catalogue', '重大行政决策事项目录', 'catalogues', {permalink: '/decisions/{year}/', list: 'none'}),
  kind('consultation', '意见征集', 'consultations'),
  kind('report', '政府信息公开工作年度报告', 'reports', {permalink: '/reports/{year}/', list: 'flat'}),
  kind('workplan', '政务公开工作要点', 'workplans', {permalink: '/workplans/{year}/', list: 'flat'}),
  kind('proposal', '建议提案办理', 'proposals'),
  kind('openDay', '政府开放活动', 'open-days'),
  kind('response', '回应关切', 'responses'),
  kind('notice', '通知公告、工作动态', 'notices'),
  kind('guide', '政府信息公开指南', 'guide', {permalink: '/guide/', list: 'none'}),
  kind('rule', '政府信息公开制度', 'rules', {list: 'flat'}),
  kind('listing', '主动公开基本目录', 'catalog', {list: 'flat'}),
  kind('topic', '专题', 'topics', {list: 'flat'}),
  kind('page', '页面', 'pages', {permalink: '/{path}/', list: 'none'}),
  kind('tombstone', '撤下说明', 'tombstones', {permalink: '/{path}/', list: 'none', outputs: ['html']}),
]

export interface Given {
  /** `policy policies/2024/sswg-2024-3` */
  readonly at: string
  readonly data: Frontmatter
  readonly refs?: readonly Ref[]
  readonly html?: string
  readonly toc?: readonly TocItem[]
  readonly files?: readonly {readonly file: string; readonly at: string; readonly size?: number}[]
}

/** A site of the given entries on 2026-11-23, with the blobs that its bodies lie in. */
export function siteOf(
  given: readonly Given[],
  more: {readonly config?: Json; readonly today?: string; readonly organizations?: readonly Organization[]} = {},
) {
  const attachments = new Map<string, Source>()
  const today = more.today ?? '2026-11-23'
  const project: Project = {
    root,
    config: (more.config ?? config) as unknown as Config,
    kinds: new Map(kinds.map(kind => [kind.name, kind])),
    rules: [],
    outputs: [],
    terms: {},
    synonyms: [],
    theme,
    schemas: new Map(),
    today,
    drafts: false,
    published: null,
    toolchain: '',
  }
  const kept = keeping(project, {layout})
  const entries = given
    .map(item => {
      const entry = entryOf(item, attachments)
      return item.html === undefined ? entry : {...entry, body: kept.body(item.html, item.toc)}
    })
    .sort((a, b) => (a.path < b.path ? -1 : 1))
  const site: Site = {
    project,
    digest: '',
    entries,
    byId: new Map(entries.map(entry => [entry.id, entry])),
    graph: graphOf(entries),
    validity: validityOf(entries, today),
    organizations: new Map((more.organizations ?? organizations).map(one => [one.id, one])),
    attachments,
    meant: new Map(),
    citations: new Map(),
    hrefs: new Map(),
  }
  return {site, tools: kept.tools}
}

export const config: Json = {
  site: {
    title: '示范市商务局政务公开',
    shortTitle: '政务公开',
    owner: 'swj',
    url: 'https://swj.example.gov.cn',
    description: '示范市商务局的政策文件、政策解读和重大行政决策公开。',
    idCode: '3799000012',
    icp: '鲁ICP备00000000号-1',
    psb: '鲁公网安备37990002000001号',
    contact: {address: '示范市市民中心3号楼', phone: '0000-8000001', email: 'swj@example.gov.cn', hours: '工作日 8:30—12:00'},
  },
  documentCodes: {示商务规: {slug: 'sswg', normative: true, issuer: 'swj'}, 示商务字: {slug: 'sswz', issuer: 'swj'}},
  search: {samples: ['夜间消费', '示商务规〔2024〕3号']},
}

export const organizations = [
  {id: 'swj', name: '示范市商务局'},
  {id: 'czj', name: '示范市财政局'},
] as readonly Organization[]

function entryOf({at, data, html, refs = [], files = []}: Given, attachments: Map<string, Source>): Entry {
  const [name, place] = at.split(' ') as [string, string]
  const kind = kinds.find(one => one.name === name)!
  const path = `content/${place}.md`
  const below = place.slice(kind.dir.length + 1)
  const folder = path.slice(0, path.lastIndexOf('/'))
  const named = files.map(({file, at, size}) => {
    const full = `${folder}/${file}`
    attachments.set(full, {path: full, digest: digest(full), size: size ?? 2048, revision: null})
    return {path: full, at}
  })
  return {
    id: place.slice(place.lastIndexOf('/') + 1),
    kind: name,
    path,
    url: kind.permalink.replace('{path}', below).replace('{year}', String(data['year'])),
    data,
    refs,
    citations: [],
    anchors: [],
    links: [],
    files: named,
    body: noBody,
    positions: '',
    surface: digest(JSON.stringify([path, data, refs])),
    skeleton: digest(JSON.stringify([path, data, refs, files])),
    digest: digest(JSON.stringify([path, data, refs, html])),
  }
}

function graphOf(entries: readonly Entry[]): Site['graph'] {
  const out = new Map<EntryId, Edge[]>()
  const into = new Map<EntryId, Edge[]>()
  for (const entry of entries) {
    for (const {rel, to, more} of entry.refs) {
      if (to === null) continue
      const edge: Edge = {from: entry.id, rel, to, ...(more ? {more} : {})}
      out.set(entry.id, [...(out.get(entry.id) ?? []), edge])
      into.set(to, [...(into.get(to) ?? []), edge])
    }
  }
  return {out, in: into}
}

function validityOf(entries: readonly Entry[], today: string): Map<EntryId, Validity> {
  const date = (entry: Entry, key: string) => entry.data[key] as string | undefined
  const acts = ['amends', 'repeals', 'replaces'] as const
  return new Map(
    entries
      .filter(entry => entry.kind === 'policy')
      .map(entry => [
        entry.id,
        validityAt(
          {
            effectiveDate: date(entry, 'effectiveDate'),
            writtenDate: date(entry, 'writtenDate'),
            publishDate: date(entry, 'publishDate'),
            expiryDate: date(entry, 'expiryDate'),
            events: entries.flatMap(other =>
              other.refs
                .filter(ref => ref.to === entry.id && acts.includes(ref.rel as never))
                .map(ref => ({
                  kind: ref.rel as (typeof acts)[number],
                  date: (ref.more?.['date'] as string) ?? date(other, 'effectiveDate') ?? null,
                  by: other.id,
                  byText: `《${other.data.title}》`,
                })),
            ),
          },
          today,
        ),
      ]),
  )
}

/** Every page of a site by its path, rendered; that views are plain JSON is checked on the way. */
export async function pagesOf(given: readonly Given[], more: Parameters<typeof siteOf>[1] = {}): Promise<Map<string, string>> {
  const {site, tools} = siteOf(given, more)
  const pages = new Map<string, string>()
  for (const {path, view} of html.plan(site)) {
    if (JSON.stringify(JSON.parse(JSON.stringify(view))) !== JSON.stringify(view))
      throw new Error(`${path}: the view is no plain JSON`)
    pages.set(path, String(await html.render({path, view: view as PageView & Json, output: 'html', digest: ''}, tools)))
  }
  return pages
}
