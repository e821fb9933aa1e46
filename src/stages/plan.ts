/** 6. The site becomes routes: each with the whole of what its renderer may see. Never cached, so it must stay cheap. */
import {diagnostic} from '../base/diagnostics.ts'
import {digestOf} from '../base/digest.ts'
import {byCodePoint, fileOfUrl} from '../base/paths.ts'
import type {Diagnostic, Output, Route, Site, Stage} from '../base/types.ts'

export interface PlanInput {
  readonly site: Site
  /** False when a content file is too broken to be an entry: pages may be lacking for a reason that is said elsewhere. */
  readonly isWhole: boolean
}
interface Taken extends PlanInput {
  readonly outputs: readonly Output[]
}

export const plan: Stage<PlanInput, Taken, readonly Route[]> = {
  name: 'plan',
  take: (input, project) => ({...input, outputs: project.outputs}),
  run({site, isWhole, outputs}) {
    const routes: Route[] = []
    for (const output of outputs) {
      for (const {path, view, status} of output.plan(site)) {
        routes.push({path, output: output.name, view, ...(status && {status}), digest: digestOf(view)})
      }
    }
    routes.sort((a, b) => byCodePoint(a.path, b.path))
    return {value: routes, diagnostics: [...collisions(routes), ...(isWhole ? deadPages(site, routes) : [])]}
  },
}

/** Paths that would be one file, also where a file system folds case or width. */
function collisions(routes: readonly Route[]): Diagnostic[] {
  const seen = new Map<string, Route>()
  const found: Diagnostic[] = []
  for (const route of routes) {
    const folded = route.path.normalize('NFKC').toLowerCase()
    const first = seen.get(folded)
    if (first) {
      found.push(
        diagnostic({
          source: 'output',
          ruleId: 'route-collision',
          path: route.path,
          reason: `“${route.output}”和“${first.output}”都要生成 ${route.path}`,
          note: '给对应的条目或附件改名',
        }),
      )
    } else seen.set(folded, route)
  }
  return found
}

/** Links of bodies to pages of the site (`/…/`) that no route makes. `pagefind/` comes later, from `search`. */
function deadPages(site: Site, routes: readonly Route[]): Diagnostic[] {
  const paths = new Set(routes.map(({path}) => path))
  const found: Diagnostic[] = []
  for (const entry of site.entries) {
    for (const {href, place} of entry.links) {
      if (!href.startsWith('/') || href.startsWith('//')) continue
      const path = fileOfUrl(href.replace(/[?#].*$/u, ''))
      if (paths.has(path) || path.startsWith('pagefind/')) continue
      found.push(
        diagnostic({
          source: 'graph',
          ruleId: 'link-no-page',
          path: entry.path,
          entry: entry.id,
          place,
          reason: `链接指向的网页“${href}”在生成的网站里没有`,
          actual: href,
          note: href.endsWith('/') ? '核对网址' : '核对网址；网页的网址以 / 结尾',
        }),
      )
    }
  }
  return found
}
