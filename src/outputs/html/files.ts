/** Files that an entry publishes beside its page, as a reader wants to know them: name, sort, size. */
import {endingOf, fileOf, folderOf} from '../../base/paths.ts'
import {parent, valueAt} from '../../base/pointer.ts'
import type {Entry, Pointer, Site} from '../../base/types.ts'
import {present} from '../card.ts'
import {sayIfKnown} from './words.ts'

export type FileItem = {
  readonly title: string
  readonly url: string
  /** PDF, Word 文档, … */
  readonly type: string
  /** Bytes. */
  readonly size: number
  /** The name under which a browser should keep it: published names are ASCII. */
  readonly download: string
  /** The page that says the same as text, where there is one. */
  readonly textUrl?: string
}

/** The files named at or below a pointer, in order; those that are missing were reported before. */
export function filesUnder(site: Site, entry: Entry, pointer: Pointer): FileItem[] {
  const named = entry.files.filter(({at}) => at !== undefined && (at === pointer || at.startsWith(`${pointer}/`)))
  return named.flatMap(({path, at}) => {
    const item = fileItem(site, entry, path, parent(at!))
    return item ? [item] : []
  })
}

/** The site path of a file named in front matter relative to the entry, `images/one.png`; undefined when it is not there. */
export function fileUrl(site: Site, entry: Entry, file: string): string | undefined {
  const found = site.attachments.has(`${folderOf(entry.path)}/${file}`)
  return found ? `${entry.url}${file}` : undefined
}

function fileItem(site: Site, entry: Entry, path: string, beside: Pointer): FileItem | undefined {
  const folder = `${folderOf(entry.path)}/`
  const source = site.attachments.get(path)
  if (!source || !path.startsWith(folder)) return undefined
  const titled = valueAt(entry.data, `${beside}/title`)
  const title = typeof titled === 'string' && titled !== '' ? titled : fileOf(path)
  const ending = endingOf(path)
  const page = valueAt(entry.data, `${beside}/page`)
  return present<FileItem>({
    title,
    url: `${entry.url}${path.slice(folder.length)}`,
    type: typeWord(site, ending),
    size: source.size,
    download: title.endsWith(`.${ending}`) ? title : `${title}.${ending}`,
    textUrl: typeof page === 'string' ? page : undefined,
  })
}

/** The sort of a file in a reader's word: `pdf` is PDF, `docx` Word 文档. */
export const typeWord = (site: Site, ending: string): string => sayIfKnown(site, `fileTypes.${ending}`) ?? ending.toUpperCase()
