/**
 * The routes of a site. What is made of all entries together depends on their surfaces alone: while those stay the same, so do its routes,
 * and the ones that were planned the last time are told again; their views are made when somebody asks.
 */

import {digest as digestOfText} from '../base/digest.ts'
import type {Digest, EntryId, Route, Site} from '../base/types.ts'
import {lawLike} from '../outputs/akoma-ntoso/made.ts'
import {sharedTitles} from '../outputs/html/entry.ts'
import {type ExplainedPair, explained, explainedBy} from '../outputs/html/explained.ts'
import {allSurroundings, anchored, type Surroundings, surroundingsKey} from '../outputs/neighbourhood.ts'
import {surfaces, surfacesDigest} from '../outputs/surface.ts'
import {plannedOverall, plannedOwn} from '../stages/plan.ts'
import type {Runner} from './run.ts'

/** A route but for its view. */
type Row = readonly [path: string, output: string, status: number, digest: Digest]

export function* routesOf(site: Site, runner: Pick<Runner, 'recall' | 'keep'>): Iterable<Route> {
  yield* overallRoutes(site, runner)
  yield* ownRoutes(site, runner)
}

/** What surrounds an entry is told again, too, while only texts change. */
function* ownRoutes(site: Site, memory: Pick<Runner, 'recall' | 'keep'>): Iterable<Route> {
  const key = surroundingsKey(site)
  const known = memory.recall<Remembered>('surroundings', key)
  if (known) {
    allSurroundings.tell(site, new Map(known.surroundings))
    sharedTitles.tell(site, new Set(known.titles))
    lawLike.tell(site, new Set(known.lawLike))
  }
  tellExplained(site, key, memory)
  yield* plannedOwn(site, site.project.outputs)
  if (!known) {
    const surroundings = [...allSurroundings(site)]
    const [titles, laws] = [[...sharedTitles(site)], [...lawLike(site)]]
    memory.keep('surroundings', key, {surroundings, titles, lawLike: laws} satisfies Remembered)
  }
}

/** Which interpretations name clauses follows from what surrounds entries, and from anchors. */
function tellExplained(site: Site, surroundings: Digest, {recall, keep}: Pick<Runner, 'recall' | 'keep'>): void {
  const key = digestOfText([surroundings, ...site.entries.map(anchored)].join(' '))
  const known = recall<readonly ExplainedPair[]>('explained', key)
  if (known) {
    explained.tell(site, explainedBy(known))
    return
  }
  const pairs = [...explained(site).of].flatMap(([id, policies]) => policies.map((policy): ExplainedPair => [policy, id]))
  keep('explained', key, pairs)
}

interface Remembered {
  readonly surroundings: readonly (readonly [EntryId, Surroundings])[]
  /** Those that several entries bear. */
  readonly titles: readonly string[]
  readonly lawLike: readonly EntryId[]
}

function* overallRoutes(site: Site, {recall, keep}: Pick<Runner, 'recall' | 'keep'>): Iterable<Route> {
  const key = surfacesDigest(site)
  const known = recall<readonly Row[]>('overall-routes', key)
  if (known) return yield* known.map(row => routeFrom(row, site))
  const rows: Row[] = []
  for (const route of plannedOverall(surfaces(site), site.project.outputs)) {
    rows.push([route.path, route.output, route.status ?? 0, route.digest])
    yield route
  }
  keep('overall-routes', key, rows)
}

const routeFrom = ([path, output, status, digest]: Row, site: Site): Route => ({
  path,
  output,
  ...(status !== 0 && {status}),
  digest,
  get view() {
    return viewsOf(site).get(`${output} ${path}`)!
  },
})

const views = new WeakMap<Site, ReadonlyMap<string, Route['view']>>()

/** All views after all: a file of the last site is not there any more. */
function viewsOf(site: Site): ReadonlyMap<string, Route['view']> {
  let known = views.get(site)
  if (!known) {
    const routes = plannedOverall(surfaces(site), site.project.outputs)
    known = new Map([...routes].map(({path, output, view}) => [`${output} ${path}`, view]))
    views.set(site, known)
  }
  return known
}
