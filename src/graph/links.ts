/** Links and files that an entry names: entries by their `.md` path, files beside the entry. */
import {relative} from 'node:path/posix'
import {hanNumber} from '../base/dates.ts'
import {diagnostic} from '../base/diagnostics.ts'
import type {Withheld} from '../base/entries.ts'
import {nearest} from '../base/nearest.ts'
import {fileOf, folderOf} from '../base/paths.ts'
import {titleInMarks} from '../base/titles.ts'
import type {BodyLink, Diagnostic, Entry, Source} from '../base/types.ts'

export interface Targets {
  readonly byPath: ReadonlyMap<string, Entry>
  readonly byUrl: ReadonlyMap<string, Entry>
  /** Content files that are no entries of the site, by path: why they are withheld; null for what is broken, of which its own file speaks. */
  readonly absent: ReadonlyMap<string, Withheld | null>
}

/** Where each link of a body leads, as written -> as published; what stays as it is is absent. */
export function hrefsOf(entry: Entry, targets: Targets): {hrefs: Record<string, string>; diagnostics: Diagnostic[]} {
  const hrefs: Record<string, string> = {}
  const diagnostics: Diagnostic[] = []
  for (const link of entry.links) {
    if (link.image) continue
    const [, written = '', query = '', hash = ''] = /^([^?#]*)(\?[^#]*)?(#.*)?$/su.exec(link.href) ?? []
    const path = isEntryPath(written) ? joined(folderOf(entry.path), decoded(written)) : null
    const target = path === null ? (written === '' ? entry : targets.byUrl.get(decoded(written))) : targets.byPath.get(path)
    const fragment = decoded(hash.slice(1))
    if (path !== null && !target) {
      const absent = targets.absent.get(path)
      if (absent) diagnostics.push(draftLink(entry, link, path, absent))
      else if (absent === undefined) diagnostics.push(deadLink(entry, link, targets))
    } else if (target && fragment !== '' && !target.anchors.includes(fragment)) {
      diagnostics.push(deadAnchor(entry, link, target, fragment))
    } else if (target && path !== null) hrefs[link.href] = `${target.url}${query}${hash}`
  }
  return {hrefs, diagnostics}
}

const isEntryPath = (path: string): boolean => /\.md$/iu.test(path) && !/^(?:[a-z][a-z0-9+.-]*:|\/)/iu.test(path)

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

const draftLink = (entry: Entry, link: BodyLink, path: string, {why, remedy}: Withheld): Diagnostic =>
  diagnostic({
    source: 'graph',
    ruleId: 'link-to-draft',
    path: entry.path,
    entry: entry.id,
    place: link.place,
    reason: `链接指向的文件“${link.href}”${why}`,
    actual: link.href,
    note: `先发布 ${path}（${remedy}），或去掉这个链接`,
  })

const deadLink = (entry: Entry, link: BodyLink, {byPath}: Targets): Diagnostic =>
  diagnostic({
    source: 'graph',
    ruleId: 'link-dangling',
    path: entry.path,
    entry: entry.id,
    place: link.place,
    reason: `链接指向的文件“${link.href}”不存在`,
    actual: link.href,
    expected: nearest(
      decoded(link.href.replace(/[?#].*$/su, '')),
      [...byPath.keys()].filter(path => path !== entry.path).map(path => relative(folderOf(entry.path), path)),
    ),
    note: '核对路径；相对路径从本文件所在的文件夹算起',
  })

const deadAnchor = (entry: Entry, link: BodyLink, target: Entry, fragment: string): Diagnostic =>
  diagnostic({
    source: 'graph',
    ruleId: 'link-anchor-missing',
    path: entry.path,
    entry: entry.id,
    place: link.place,
    reason: `${titleInMarks(target.data.title)}里没有“#${fragment}”这一处`,
    actual: link.href,
    expected: nearest(fragment, target.anchors),
    note: clauseMeant(fragment, target) ?? '条款的写法如 #tiao-12、#tiao-12-k2-x3、#s1-2',
  })

/** `#第十四条` */
function clauseMeant(fragment: string, {anchors}: Entry): string | null {
  const number = /^第(.{1,6})条$/u.exec(fragment)?.[1]
  const anchor = number === undefined ? '' : `tiao-${hanNumber(number)}`
  return anchors.includes(anchor) ? `改成 #${anchor}` : null
}

/** What has a say in which files are used, and is no entry of the site. */
export interface LeftOut {
  readonly drafts: readonly Entry[]
  /** Nobody knows which files these would use: none beside them is called unused. */
  readonly broken: readonly {readonly path: string}[]
}

/** Files that are named but not there, or belong to nobody. */
export function filesOf(entries: readonly Entry[], files: ReadonlyMap<string, Source>, {drafts, broken}: LeftOut): Diagnostic[] {
  const used = new Set([...entries, ...drafts].flatMap(entry => entry.files.map(({path}) => path)))
  const uncertain = broken.map(({path}) => `${folderOf(path)}/`)
  const missing = entries.flatMap(entry =>
    entry.files.filter(({path}) => !files.has(path)).map(file => missingFile(entry, file, [...files.keys()])),
  )
  // A file that a misspelt name was meant for is not unused: the name is the one mistake.
  const meant = new Set(missing.flatMap(({path, expected = []}) => expected.slice(0, 1).map(name => `${folderOf(path)}/${name}`)))
  const unused = [...files.keys()].filter(
    path => !used.has(path) && !meant.has(path) && !uncertain.some(folder => path.startsWith(folder)),
  )
  return [...missing, ...unused.map(unusedFile)]
}

function missingFile(entry: Entry, file: Entry['files'][number], paths: readonly string[]): Diagnostic {
  const folder = `${folderOf(entry.path)}/`
  const beside = paths.filter(path => path.startsWith(folder)).map(path => path.slice(folder.length))
  const name = file.path.startsWith(folder) ? file.path.slice(folder.length) : file.path
  const elsewhere = paths.find(path => fileOf(path) === fileOf(file.path))
  return diagnostic({
    source: 'graph',
    ruleId: 'file-missing',
    path: entry.path,
    entry: entry.id,
    pointer: file.at,
    place: file.place,
    reason: `找不到文件“${name}”`,
    actual: name,
    expected: nearest(name, beside),
    note: elsewhere
      ? `${folderOf(elsewhere)}/ 里有同名的文件：把它放到 ${folderOf(file.path)}/ 里，或改正文件名`
      : `把文件放到 ${folderOf(entry.path)}/ 里，或改正文件名（区分大小写）`,
  })
}

/** What an editor or a mail program makes of `.md`: `.MD`, `.markdown`, `.md.txt`. */
const nearlyMarkdown = /\.(?:md|markdown|mdown)(?:\.txt)?$/iu

function unusedFile(path: string): Diagnostic {
  const fault = {level: 'warn', source: 'graph', ruleId: 'file-unused', path} as const
  const name = fileOf(path)
  return nearlyMarkdown.test(name)
    ? diagnostic({
        ...fault,
        reason: '文件名不以 .md 结尾，没有当成内容，不会发布',
        actual: name,
        note: `改名为 ${name.replace(nearlyMarkdown, '')}.md`,
      })
    : diagnostic({...fault, reason: '没有条目用到这个文件，不会发布', note: '在条目的 attachments 里写上它，或删去它'})
}
