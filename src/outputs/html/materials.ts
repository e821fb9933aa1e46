/** Papers of a procedure as front matter names them: a file beside the entry, another entry of the site, or a page elsewhere. */
import {endingOf} from '../../base/paths.ts'
import {valueAt} from '../../base/pointer.ts'
import type {Entry, Json, Pointer, Site} from '../../base/types.ts'
import {present} from '../card.ts'
import {textOf} from './fields.ts'
import {filesUnder, typeWord} from './files.ts'
import {referent} from './referent.ts'
import {say} from './words.ts'

export type Material = {
  readonly title: string
  readonly url?: string
  /** PDF, Word 文档; the kind of an entry; 外部网页. */
  readonly type?: string
  /** Bytes; only of files. */
  readonly size?: number
  /** The name under which a browser should keep a file. */
  readonly download?: string
  readonly note?: string
}

/** The papers of the list at a pointer, in order. What leads nowhere (reported before) keeps its title, so that nothing vanishes. */
export function materialsAt(site: Site, entry: Entry, pointer: Pointer): Material[] {
  const list = valueAt(entry.data, pointer)
  if (!Array.isArray(list)) return []
  return (list as readonly Json[]).flatMap((item, index) => {
    if (typeof item !== 'object' || item === null || Array.isArray(item)) return []
    return [materialOf(site, entry, item as {readonly [key: string]: Json}, `${pointer}/${index}`)]
  })
}

function materialOf(site: Site, entry: Entry, item: {readonly [key: string]: Json}, pointer: Pointer): Material {
  const note = textOf(item, 'note')
  const title = textOf(item, 'title') ?? say(site, 'materials.untitled')
  const target = referent(site, entry, textOf(item, 'to'))
  if (target) {
    const type = site.project.kinds.get(target.kind)?.title
    return present<Material>({title, url: target.url, type, note})
  }
  const [file] = filesUnder(site, entry, pointer)
  if (file) return present<Material>({title, url: file.url, type: file.type, size: file.size, download: file.download, note})
  const url = textOf(item, 'url')
  return present<Material>({title, url, type: url === undefined ? undefined : typeOfUrl(site, url), note})
}

/** A link to a file elsewhere says which sort of file it is, as far as its name tells. */
function typeOfUrl(site: Site, url: string): string {
  const ending = endingOf(url.replace(/[?#].*$/, ''))
  const known = /^(?:pdf|ofd|docx?|wps|xlsx?|zip)$/.test(ending)
  return known ? typeWord(site, ending) : say(site, 'materials.outside')
}
