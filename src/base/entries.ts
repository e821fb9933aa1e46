/** Entries by kind: from `Frontmatter`, which may hold anything, to the type generated from the kind's schema. */
import type {FrontmatterByKind, KindName} from './content-types.ts'
import type {Entry} from './types.ts'

/** An entry whose front matter is known to be that of its kind, because `load` has validated it. */
export type EntryOf<Name extends KindName> = Entry & {readonly kind: Name; readonly data: FrontmatterByKind[Name]}

/** Whether an entry is of a kind; true gives `data` the kind's own type. */
export const isKind = <Name extends KindName>(entry: Entry, name: Name): entry is EntryOf<Name> => entry.kind === name
