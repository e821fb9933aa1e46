/**
 * 条文与解读对照: the text of a policy with, beside each clause, what its interpretations say of it, and the steps by which it was
 * decided. For policies whose interpretations name clauses. The page repeats what stands elsewhere, so search engines are kept away.
 */
import {defineOutput} from '../base/define.ts'
import {fileOfUrl} from '../base/paths.ts'
import type {BodyView, Entry, Json, Planned, Site, Tools} from '../base/types.ts'
import {bodyView} from './body.ts'
import {card, present} from './card.ts'
import {resultsOf} from './html/decision-links.ts'
import {stageKeys, stageOf, stageStateAt} from './html/decision-state.ts'
import {crumbsOf, sourceOf} from './html/entry.ts'
import {explained, readingUrl} from './html/explained.ts'
import {dateOf, listDate, textOf} from './html/fields.ts'
import {type FrameRequest, frame, frameOf, type Link, type PageView} from './html/frame.ts'
import {citation} from './html/policy-citation.ts'
import {sectionOf} from './html/sections.ts'
import {say} from './html/words.ts'
import type {Explanation, Row} from './reading/side-by-side.ts'

type Source = {
  readonly title: string
  readonly url: string
  readonly form: string
  /** All that stands under a question is one answer. */
  readonly answers: boolean
  readonly body: BodyView
}
type Article = NonNullable<FrameRequest['article']>
type Process = {readonly title: string; readonly url: string; readonly steps: readonly Link[]}
type View = PageView & {
  readonly url: string
  readonly body: BodyView
  readonly sources: readonly Source[]
}

function* own(site: Site, entry: Entry): Iterable<Planned<View>> {
  const by = explained(site).by.get(entry.id) ?? []
  const body = by.length === 0 ? null : bodyView(site, entry)
  if (body === null) return
  yield {path: fileOfUrl(readingUrl(entry)), view: viewOf(site, entry, body, by)}
}

function viewOf(site: Site, entry: Entry, body: BodyView, by: readonly string[]): View {
  const sources = by.flatMap(id => explanationIn(site, site.byId.get(id)!))
  const page = {
    title: entry.data.title,
    documentNumber: textOf(entry.data, 'documentNumber') ?? null,
    stamp: card(site, entry).stamp ?? null,
    policy: entry.url,
    sources: sources.map(({title, url, form}) => ({title, url, form})),
    processes: processesOf(site, entry),
  }
  return {
    layout: 'reading',
    ...frame(site, {
      url: readingUrl(entry),
      title: say(site, 'reading.window', {document: citation(entry)}),
      section: sectionOf(entry.kind),
      within: null,
      crumbs: [...crumbsOf(site, entry), {title: say(site, 'frame.here'), url: entry.url}],
      here: say(site, 'reading.here'),
      description: say(site, 'reading.description', {document: citation(entry)}),
      column: entry.kind,
      article: present<Article>({
        date: dateOf(entry.data, 'publishDate') ?? listDate(site, entry),
        source: sourceOf(site, entry),
        keywords: [],
      }),
      noindex: true,
    }),
    page: page as unknown as Json,
    url: entry.url,
    body,
    sources,
  }
}

function explanationIn(site: Site, entry: Entry): Source[] {
  const {title, url, form} = card(site, entry)
  const body = bodyView(site, entry)
  if (body === null || url === undefined) return []
  const answers = textOf(entry.data, 'form') === 'qa'
  return [{title, url, form: form ?? say(site, 'interpretation.form'), answers, body}]
}

/** The decisions that it came of, with the stages that can be read. */
function processesOf(site: Site, entry: Entry): Process[] {
  const decisions = (site.graph.out.get(entry.id) ?? []).filter(({rel}) => rel === 'decidedBy')
  return decisions.flatMap(({to}) => {
    const decision = site.byId.get(to)
    if (decision?.kind !== 'decision' || !resultsOf(site, decision).includes(entry)) return []
    const done = stageKeys.filter(key => stageStateAt(stageOf(decision.data, key), site.project.today) === 'published')
    const steps = done.map(key => ({title: say(site, `decision.stages.${key}`), url: `${decision.url}#stage-${key}`}))
    return [{title: decision.data.title, url: decision.url, steps}]
  })
}

export default defineOutput<View>({
  name: 'reading',
  mediaType: 'text/html; charset=utf-8',
  *plan(site) {
    for (const entry of site.entries) yield* own(site, entry)
  },
  halves: {overall: () => [], own},
  async render({view}, tools) {
    const rows = await rowsOf(view, tools)
    const slots: Record<string, string> = {}
    const shown = rows.map(({id, title, html, notes}, row) => {
      slots[`text-${row}`] = html
      const beside = notes.map(({of, heading, html}, note) => {
        const slot = `note-${row}-${note}`
        slots[slot] = html
        const {url, form, title} = view.sources[of]!
        return present({form, title, slot, heading: heading?.text, url: heading?.id ? `${url}#${heading.id}` : url})
      })
      return {id, title, slot: `text-${row}`, notes: beside}
    })
    const page = {...(view.page as object), rows: shown}
    return tools.layout(view.layout, {frame: frameOf(view) as unknown as Json, page: page as unknown as Json}, slots)
  },
})

/** The parser of html is loaded with the first page that needs it. */
async function rowsOf({url, body, sources}: View, tools: Tools): Promise<Row[]> {
  const {blocksOf, piecesOf} = await import('./reading/blocks.ts')
  const {sideBySide} = await import('./reading/side-by-side.ts')
  const explanations: Explanation[] = []
  for (const source of sources)
    explanations.push({pieces: piecesOf((await tools.body(source.body)).html), answers: source.answers})
  return sideBySide(blocksOf((await tools.body(body)).html), url, explanations)
}
