/** Entries by kind: from `Frontmatter`, which may hold anything, to the type generated from the kind's schema. */
import type {FrontmatterByKind, KindName} from './content-types.ts'
import type {Entry} from './types.ts'

/** An entry whose front matter is known to be that of its kind, because `load` has validated it. */
export type EntryOf<Name extends KindName> = Entry & {readonly kind: Name; readonly data: FrontmatterByKind[Name]}

/** Whether an entry is of a kind; true gives `data` the kind's own type. */
export const isKind = <Name extends KindName>(entry: Entry, name: Name): entry is EntryOf<Name> => entry.kind === name

/** See `Entry.isPlain`. */
export const isPlain = ({data}: Pick<Entry, 'data'>): boolean =>
  data.draft !== true && data['waivers'] === undefined && withheld({data}, false) === null

/** Why an entry makes no page, and what would make it have one. */
export interface Withheld {
  /** The rest of a sentence that names the entry. */
  readonly why: string
  readonly remedy: string
}

/** Null when the entry is published. Only what is 主动公开 ever is; drafts are, when asked for. */
export function withheld(entry: Pick<Entry, 'data' | 'isPlain'>, drafts: boolean): Withheld | null {
  if (entry.isPlain) return null
  const {data} = entry
  const access = data['access']
  if (access !== undefined && access !== '主动公开')
    return {why: `的公开属性是“${access}”，不会发布`, remedy: 'access 改成 主动公开'}
  return data.draft === true && !drafts ? {why: '还是草稿，不会发布', remedy: '删去 draft: true'} : null
}
