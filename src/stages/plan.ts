/** 6. The site becomes routes: each with the whole of what its renderer may see. Never cached, so it must stay cheap. */
import {diagnostic} from '../base/diagnostics.ts'
import {digestOf} from '../base/digest.ts'
import {byCodePoint, fileOfUrl, folded, folderOf} from '../base/paths.ts'
import type {Diagnostic, Output, Planned, Route, Site} from '../base/types.ts'

/** Routes one by one: nobody need hold the views of a hundred thousand pages at once. */
export function* planned(site: Site, outputs: readonly Output[]): Iterable<Route> {
  for (const output of outputs) for (const one of output.plan(site)) yield routeOf(output.name, one)
}

/** The routes that are made of all entries together. */
export function* plannedOverall(site: Site, outputs: readonly Output[]): Iterable<Route> {
  for (const {name, plan, halves} of outputs)
    for (const one of halves ? halves.overall(site) : plan(site)) yield routeOf(name, one)
}

/** The routes that are each of one entry. */
export function* plannedOwn(site: Site, outputs: readonly Output[]): Iterable<Route> {
  for (const {name, halves} of outputs) {
    if (halves) for (const entry of site.entries) for (const one of halves.own(site, entry)) yield routeOf(name, one)
  }
}

/** Its view is looked at only where it must be: one that knows its digest has not made it yet. */
const routeOf = (output: string, one: Planned): Route => ({
  path: one.path,
  output,
  ...(one.status && {status: one.status}),
  digest: one.digest ?? digestOf(one.view),
  get view() {
    return one.view
  },
})

/**
 * What only all paths together can tell: two contents that would be one file, and links of bodies to pages that are not there.
 * `isWhole` is false when a content file is too broken to be an entry: pages may be lacking for a reason that is said elsewhere.
 */
export function pathFaults(site: Site, paths: readonly string[], isWhole: boolean): Diagnostic[] {
  return [...collisions(site, paths.toSorted(byCodePoint)), ...(isWhole ? deadPages(site, paths) : [])]
}

/** Paths that would be one file, also where a file system folds case or width, or where one is a folder for another. */
function collisions(site: Site, paths: readonly string[]): Diagnostic[] {
  const seen = new Map<string, string>()
  const rivals: [path: string, rival: string][] = []
  for (const path of paths) {
    const first = seen.get(folded(path))
    if (first !== undefined) rivals.push([path, first])
    else seen.set(folded(path), path)
  }
  const clean = new Set<string>()
  for (const path of paths) {
    const folder = fileAbove(folded(path), seen, clean)
    if (folder !== undefined) rivals.push([path, seen.get(folder)!])
  }
  if (rivals.length === 0) return []
  const owners = ownersOf(site)
  return rivals.map(([path, rival]) => collision(path, rival, owners))
}

/** The nearest folder of a path that is itself a file; `clean` are folders above which there is none. */
function fileAbove(path: string, files: ReadonlyMap<string, string>, clean: Set<string>): string | undefined {
  const passed: string[] = []
  for (let folder = folderOf(path); folder !== '' && !clean.has(folder); folder = folderOf(folder)) {
    if (files.has(folder)) return folder
    passed.push(folder)
  }
  for (const folder of passed) clean.add(folder)
  return undefined
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

function collision(path: string, rival: string, owners: ReadonlyMap<string, string>): Diagnostic {
  const [own, other] = [owners.get(folded(path)), owners.get(folded(rival))]
  const rest = other === undefined || own === undefined ? `程序生成的 ${own === undefined ? path : rival}` : other
  return diagnostic({
    source: 'output',
    ruleId: 'route-collision',
    path: own ?? other ?? path,
    reason: `要生成的 ${path} 和${rest} 是同一个文件`,
    note: '给对应的条目或附件改名',
  })
}

/** Links of bodies to pages of the site (`/…/`) that no route makes. `pagefind/` comes later, from `search`. */
function deadPages(site: Site, all: readonly string[]): Diagnostic[] {
  const paths = new Set(all)
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
