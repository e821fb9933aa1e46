/** 6. The site becomes routes: each with the whole of what its renderer may see. Never cached, so it must stay cheap. */
import {diagnostic} from '../base/diagnostics.ts'
import {digestOf} from '../base/digest.ts'
import {byCodePoint, fileOfUrl, folded, folderOf} from '../base/paths.ts'
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
    return {value: routes, diagnostics: [...collisions(site, routes), ...(isWhole ? deadPages(site, routes) : [])]}
  },
}

/** Paths that would be one file, also where a file system folds case or width, or where one is a folder for another. */
function collisions(site: Site, routes: readonly Route[]): Diagnostic[] {
  const owners = ownersOf(site)
  const seen = new Map<string, Route>()
  const found: Diagnostic[] = []
  for (const route of routes) {
    const first = seen.get(folded(route.path))
    if (first) found.push(collision(route, first, owners))
    else seen.set(folded(route.path), route)
  }
  for (const route of routes) {
    const folder = foldersOf(folded(route.path)).find(path => seen.has(path))
    if (folder !== undefined) found.push(collision(route, seen.get(folder)!, owners))
  }
  return found
}

/** `a/b/c.txt` -> `a/b`, `a` */
function foldersOf(path: string): string[] {
  const steps = path.split('/').slice(0, -1)
  return steps.map((_, index) => steps.slice(0, steps.length - index).join('/'))
}

/** The content file that each file of the site is made of, as far as it is one: entries and what they publish. */
function ownersOf({entries}: Site): ReadonlyMap<string, string> {
  const owners = new Map<string, string>()
  for (const {path, url, files} of entries) {
    for (const name of ['', 'index.json', 'text.txt']) owners.set(folded(fileOfUrl(`${url}${name}`)), path)
    for (const file of files) owners.set(folded(`${url}${file.path.slice(folderOf(path).length + 1)}`.slice(1)), file.path)
  }
  return owners
}

function collision(route: Route, rival: Route, owners: ReadonlyMap<string, string>): Diagnostic {
  const [own, other] = [owners.get(folded(route.path)), owners.get(folded(rival.path))]
  const rest = other === undefined || own === undefined ? `程序生成的 ${own === undefined ? route.path : rival.path}` : other
  return diagnostic({
    source: 'output',
    ruleId: 'route-collision',
    path: own ?? other ?? route.path,
    reason: `要生成的 ${route.path} 和${rest} 是同一个文件`,
    note: '给对应的条目或附件改名',
  })
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
