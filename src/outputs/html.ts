/**
 * Pages. Each page type is one planner file in `html/`, which makes views, and one layout of the theme, which draws them; this
 * file only says which planner makes what. Kinds without a planner of their own get the general entry page and the general list.
 */
import {defineOutput} from '../base/define.ts'
import {fileOfUrl} from '../base/paths.ts'
import type {Entry, Json, Kind, Site, TocItem} from '../base/types.ts'
import {isMadeOf} from './address.ts'
import {withContents} from './body.ts'
import {cutBody} from './html/body-cut.ts'
import {catalogue} from './html/catalogue.ts'
import {categories} from './html/categories.ts'
import {consultation} from './html/consultation.ts'
import {consultations} from './html/consultations.ts'
import {decision} from './html/decision.ts'
import {decisions} from './html/decisions.ts'
import {disclosure} from './html/disclosure.ts'
import {entryPage} from './html/entry.ts'
import {feeds} from './html/feeds.ts'
import {frameOf, type Page, type PageView} from './html/frame.ts'
import {guide} from './html/guide.ts'
import {home} from './html/home.ts'
import {inForce} from './html/in-force.ts'
import {interpretation} from './html/interpretation.ts'
import {library} from './html/library.ts'
import {listPages} from './html/list.ts'
import {listing, listings} from './html/listing.ts'
import {marked} from './html/marked.ts'
import {notFound} from './html/not-found.ts'
import {notice, notices} from './html/notice.ts'
import {numbers} from './html/numbers.ts'
import {openDay, openDays} from './html/open-day.ts'
import {plainPage} from './html/plain-page.ts'
import {policy} from './html/policy.ts'
import {proposal, proposals} from './html/proposal.ts'
import {report} from './html/report.ts'
import {response} from './html/response.ts'
import {rule, rules} from './html/rule.ts'
import {search} from './html/search.ts'
import {sitemap} from './html/sitemap.ts'
import {tombstone} from './html/tombstone.ts'
import {topic, topics} from './html/topic.ts'
import {workplan, workplans} from './html/workplan.ts'
import {ofNeighbourhood} from './neighbourhood.ts'

type EntryPlanner = (site: Site, entry: Entry) => Page
type ListPlanner = (site: Site, kind: Kind) => Iterable<Page>
type SitePlanner = (site: Site) => Iterable<Page>

/** Pages of one entry, by kind. */
const entryPlanners: Readonly<Record<string, EntryPlanner>> = {
  catalogue,
  consultation,
  decision,
  guide,
  interpretation,
  listing,
  notice,
  openDay,
  page: plainPage,
  policy,
  proposal,
  report,
  response,
  rule,
  tombstone,
  topic,
  workplan,
}

/** Lists of a kind's entries, by kind. */
const listPlanners: Readonly<Record<string, ListPlanner>> = {
  consultation: consultations,
  decision: decisions,
  listing: listings,
  notice: notices,
  openDay: openDays,
  policy: library,
  proposal: proposals,
  rule: rules,
  topic: topics,
  workplan: workplans,
}

/** Pages about the whole site. */
const sitePlanners: readonly SitePlanner[] = [categories, disclosure, feeds, home, inForce, notFound, numbers, search, sitemap]

const ownOf = <Planner>(planners: Readonly<Record<string, Planner>>, kind: string): Planner | undefined =>
  Object.hasOwn(planners, kind) ? planners[kind] : undefined

/** Planners that look no further than the entry's neighbours. */
const local: ReadonlySet<EntryPlanner> = new Set([entryPage, interpretation, notice, policy])

const plannerOf = ({kind}: Entry): EntryPlanner => ownOf(entryPlanners, kind) ?? entryPage

/** The page of an entry. */
export const pageOf = (site: Site, entry: Entry): Page => plannerOf(entry)(site, entry)

const nearbyPage = (site: Site, entry: Entry): Page =>
  ofNeighbourhood(site, entry, {path: fileOfUrl(entry.url), output: 'html', make: (part, own) => pageOf(part, own).view})

function* overall(site: Site): Iterable<Page> {
  for (const planner of sitePlanners) yield* planner(site)
  for (const kind of site.project.kinds.values()) yield* (ownOf(listPlanners, kind.name) ?? listPages)(site, kind)
}

function* own(site: Site, entry: Entry): Iterable<Page> {
  if (isMadeOf(site, entry, 'html')) yield local.has(plannerOf(entry)) ? nearbyPage(site, entry) : pageOf(site, entry)
}

export default defineOutput<PageView>({
  name: 'html',
  mediaType: 'text/html; charset=utf-8',
  *plan(site) {
    yield* overall(site)
    for (const entry of site.entries) yield* own(site, entry)
  },
  halves: {overall, own},
  async render({view}, tools) {
    const {html, toc} = view.body ? await tools.body(view.body) : {html: '', toc: []}
    const slots: Record<string, string> = {body: view.marks ? marked(html, view.marks) : html}
    for (const [index, part] of cutBody(html, view.cuts ?? []).entries()) slots[`body-${index}`] = part
    return tools.layout(view.layout, {frame: frameOf(view), page: withToc(view.page, toc)}, slots)
  },
})

/** A page's contents, with those of its body in their place. */
function withToc(page: Json, toc: readonly TocItem[]): Json {
  const own = (page as {readonly toc?: readonly Json[]}).toc
  return own ? {...(page as object), toc: withContents(own, toc)} : page
}
