/** Where things of the site are: whole addresses, and the files that an entry publishes beside its page. */
import {fileOf, folderOf} from '../base/paths.ts'
import {parent, valueAt} from '../base/pointer.ts'
import type {Entry, Project, Site, Source} from '../base/types.ts'
import {writable} from '../base/xml.ts'

/** `https://swj.example.gov.cn`, whatever slashes the config ends it with. */
export const baseOf = ({config}: Project): string => {
  let end = config.site.url.length
  while (config.site.url[end - 1] === '/') end--
  return config.site.url.slice(0, end)
}

/** Most addresses are plain ASCII words, of which `encodeURI` makes the same. */
const isPlain = (path: string): boolean => /^[\w/.-]*$/.test(path)

/** The whole address of a path under `baseOf`. */
export const addressIn = (base: string, path: string): string => base + (isPlain(path) ? path : encodeURI(writable(path)))

/** The whole address of a site path: `https://swj.example.gov.cn/policies/`. */
export const absolute = (project: Project, path: string): string => addressIn(baseOf(project), path)

/** Whether an output makes something of an entry: its kind says so, and the config does not leave it out. */
export const isMadeOf = ({project}: Site, entry: Entry, output: string): boolean =>
  (project.kinds.get(entry.kind)?.outputs.includes(output) ?? false) && (project.config.outputs?.includes(output) ?? true)

/** A file that an entry publishes with itself. */
export interface PublishedFile {
  /** What people call it; its file name when nothing says more. */
  readonly title: string
  /** The site path: `/policies/2025/sswg-2025-1/annex-1.docx`. */
  readonly url: string
  readonly source: Source
}

/** The files of an entry that are there, in the order they are named, each once. What is missing was reported before. */
export function publishedFiles(site: Site, entry: Entry): PublishedFile[] {
  const folder = `${folderOf(entry.path)}/`
  const found = new Map<string, PublishedFile>()
  for (const {path, at} of entry.files) {
    const source = site.attachments.get(path)
    if (!source || !path.startsWith(folder) || found.has(path)) continue
    const title = at === undefined ? undefined : titleBeside(entry, at)
    found.set(path, {title: title ?? fileOf(path), url: `${entry.url}${path.slice(folder.length)}`, source})
  }
  return [...found.values()]
}

/** `/attachments/0/file` is called what `/attachments/0/title` says. */
function titleBeside(entry: Entry, at: string): string | undefined {
  const above = parent(at)
  if (above === '') return undefined
  const title = valueAt(entry.data, `${above}/title`)
  return typeof title === 'string' ? title : undefined
}
