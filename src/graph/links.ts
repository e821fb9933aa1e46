/** Links and files that an entry names: entries by their `.md` path, files beside the entry. */
import {diagnostic} from '../base/diagnostics.ts'
import {nearest} from '../base/nearest.ts'
import {folderOf} from '../base/paths.ts'
import type {BodyLink, Diagnostic, Entry, Source} from '../base/types.ts'

/** Where each link of a body leads, as written -> as published; what stays as it is is absent. */
export function hrefsOf(
  entry: Entry,
  byPath: ReadonlyMap<string, Entry>,
): {hrefs: Record<string, string>; diagnostics: Diagnostic[]} {
  const hrefs: Record<string, string> = {}
  const diagnostics: Diagnostic[] = []
  for (const link of entry.links) {
    const [path = '', fragment] = link.href.split('#', 2)
    if (link.image || !isEntryPath(path)) {
      if (path === '' && fragment && !entry.anchors.includes(decoded(fragment)))
        diagnostics.push(deadAnchor(entry, link, entry, fragment))
      continue
    }
    const target = byPath.get(joined(folderOf(entry.path), decoded(path)))
    if (!target) diagnostics.push(deadLink(entry, link, [...byPath.keys()]))
    else if (fragment && !target.anchors.includes(decoded(fragment))) diagnostics.push(deadAnchor(entry, link, target, fragment))
    else hrefs[link.href] = `${target.url}${fragment ? `#${fragment}` : ''}`
  }
  return {hrefs, diagnostics}
}

const isEntryPath = (path: string): boolean => path.endsWith('.md') && !/^[a-z][a-z0-9+.-]*:|^\//iu.test(path)

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** `content/a/b` + `../c/d.md` -> `content/a/c/d.md`. */
export function joined(folder: string, path: string): string {
  const steps = folder.split('/')
  for (const step of path.split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '.' && step !== '') steps.push(step)
  }
  return steps.join('/')
}

const deadLink = (entry: Entry, link: BodyLink, paths: readonly string[]): Diagnostic =>
  diagnostic({
    source: 'graph',
    ruleId: 'link-dangling',
    path: entry.path,
    entry: entry.id,
    place: link.place,
    reason: `链接指向的文件“${link.href}”不存在`,
    actual: link.href,
    expected: nearest(joined(folderOf(entry.path), link.href), paths),
    note: '核对路径；相对路径从本文件所在的文件夹算起',
  })

const deadAnchor = (entry: Entry, link: BodyLink, target: Entry, fragment: string): Diagnostic =>
  diagnostic({
    source: 'graph',
    ruleId: 'link-anchor-missing',
    path: entry.path,
    entry: entry.id,
    place: link.place,
    reason: `《${target.data.title}》里没有“#${decoded(fragment)}”这一处`,
    actual: link.href,
    expected: nearest(decoded(fragment), target.anchors),
    note: '条款的写法如 #tiao-12、#tiao-12-k2-x3、#s1-2',
  })

/** Files that are named but not there, or belong to nobody. */
export function filesOf(entries: readonly Entry[], files: ReadonlyMap<string, Source>): Diagnostic[] {
  const used = new Set<string>()
  const found: Diagnostic[] = []
  for (const entry of entries) {
    for (const file of entry.files) {
      used.add(file.path)
      if (!files.has(file.path)) found.push(missingFile(entry, file, [...files.keys()]))
    }
  }
  for (const path of files.keys()) if (!used.has(path)) found.push(unusedFile(path))
  return found
}

function missingFile(entry: Entry, file: Entry['files'][number], paths: readonly string[]): Diagnostic {
  const folder = `${folderOf(entry.path)}/`
  const beside = paths.filter(path => path.startsWith(folder)).map(path => path.slice(folder.length))
  const name = file.path.startsWith(folder) ? file.path.slice(folder.length) : file.path
  return diagnostic({
    source: 'graph',
    ruleId: 'file-missing',
    path: entry.path,
    entry: entry.id,
    pointer: file.at,
    place: file.place ?? (file.at === undefined ? undefined : entry.positions[file.at]),
    reason: `找不到文件“${name}”`,
    actual: name,
    expected: nearest(name, beside),
    note: `把文件放到 ${folderOf(entry.path)}/ 里，或改正文件名（区分大小写）`,
  })
}

const unusedFile = (path: string): Diagnostic =>
  diagnostic({
    level: 'warn',
    source: 'graph',
    ruleId: 'file-unused',
    path,
    reason: '没有条目用到这个文件，不会发布',
    note: '在条目的 attachments 里写上它，或删去它',
  })
