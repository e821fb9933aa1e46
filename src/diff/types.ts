/**
 * What a review of a change is told, as one JSON document: `schemas/diff.schema.json`. Everything else (terminal, comment, page) is made
 * of it and knows nothing more. Dates are civil dates of Asia/Shanghai; digests are sha-256.
 */
import type {Diagnostic, EntryId, IsoDate, Level} from '../base/types.ts'
import type {Part, Risk, RowKind} from '../comparison/index.ts'

export const spec = 'gzgk-diff/1'

/** 实质, 程序元数据, 关联, 版式标点: what a change is, the gravest first. */
export type ChangeClass = 'substance' | 'metadata' | 'relation' | 'print'
/** What a reviewer must not miss, be it one character. */
export type DiffRisk = Risk | 'validity' | 'access' | 'title' | 'withdrawal' | 'attachment'

export interface Sides<Value> {
  readonly before: Value | null
  readonly after: Value | null
}

export interface DiffDocument {
  readonly spec: typeof spec
  /** Title of the site. */
  readonly site: string
  /** The as-of day of both sides. */
  readonly today: IsoDate
  readonly before: Revision
  readonly after: Revision
  readonly verdict: Verdict
  /** The gravest first. */
  readonly entries: readonly EntryChange[]
  /** Files that all pages depend on: the config, the registries. */
  readonly shared: readonly SharedChange[]
  readonly effects: Effects
  /** Published texts that would change without anybody saying so. */
  readonly silent: readonly Silent[]
  /** What should be published together, and isn't. */
  readonly together: readonly Lacking[]
  readonly findings: {readonly new: readonly FindingTold[]; readonly mended: readonly FindingTold[]}
}
/** A revision by the name people gave it; `commit` is null for the work tree. */
export interface Revision {
  readonly name: string
  readonly commit: string | null
}
/** `blocked`: must not be merged as it is; `look`: somebody has to look at it; `fine`: nothing but form. */
export interface Verdict {
  readonly level: 'blocked' | 'look' | 'fine'
  /** One Chinese sentence. */
  readonly sentence: string
  /** Why it is blocked, a sentence each. */
  readonly reasons: readonly string[]
}

/**
 * `withdrawn`: a tombstone has taken its place. `draft`: what the public can't see changed, and stays unseen. `broken`: the file has errors and
 * would make no page.
 */
export type EntryStatus = 'added' | 'removed' | 'withdrawn' | 'changed' | 'draft' | 'broken'
export interface EntryChange {
  readonly id: EntryId
  readonly kind: string
  /** 政策文件. */
  readonly kindLabel: string
  readonly title: string
  readonly documentNumber: string | null
  readonly status: EntryStatus
  /** What else there is to say: 草稿转为公开. */
  readonly note: string | null
  readonly path: Sides<string>
  /** Null where it has no page. */
  readonly url: Sides<string>
  readonly classes: readonly ChangeClass[]
  readonly risks: readonly DiffRisk[]
  readonly fields: readonly FieldChange[]
  readonly relations: readonly RelationChange[]
  readonly files: readonly FileChange[]
  /** Citations in running text that lead to another document of the site. */
  readonly citations: readonly CitationChange[]
  /** Targets of links in the body. */
  readonly links: {readonly added: readonly string[]; readonly removed: readonly string[]}
  readonly body: TextChange | null
}
export interface FieldChange {
  /** RFC 6901, in the data after; in those before where it was removed. */
  readonly pointer: string
  /** 有效期至; of a nested field all labels, parted by `›`. */
  readonly label: string
  /** In words: codes by their labels, organisations by their names. */
  readonly before: string | null
  readonly after: string | null
  /** Of both as texts. */
  readonly parts: readonly Part[]
  readonly class: ChangeClass
  readonly risks: readonly DiffRisk[]
}
export interface RelationChange {
  readonly change: 'added' | 'removed' | 'changed'
  readonly relation: string
  /** 替代: read from this entry. */
  readonly label: string
  /** 被替代: what the other one's page shows. */
  readonly inverse: string
  /** Null: an instrument that is only named. */
  readonly to: EntryId | null
  readonly title: string
  /** What stands beside it, in words. */
  readonly detail: Sides<string>
  readonly risks: readonly DiffRisk[]
}
export interface FileChange {
  readonly change: 'added' | 'removed' | 'changed' | 'renamed'
  readonly path: Sides<string>
  /** As the entry calls it. */
  readonly title: string
  readonly size: Sides<number>
  readonly digest: Sides<string>
  /** Null where its text can't be read; `unread` says why not. */
  readonly text: TextChange | null
  readonly unread: string | null
  readonly class: ChangeClass
  readonly risks: readonly DiffRisk[]
}
export interface CitationChange {
  readonly change: 'added' | 'removed'
  /** As printed. */
  readonly text: string
  readonly to: EntryId
  readonly title: string
  /** Address of the clause cited. */
  readonly href: string
}

/** A text clause by clause; together the rows are both sides, exactly. */
export interface TextChange {
  readonly classes: readonly ChangeClass[]
  readonly risks: readonly DiffRisk[]
  /** How many rows of each kind. */
  readonly counts: Readonly<Record<RowKind, number>>
  /** No word and no mark changed, only how it is marked up. */
  readonly isMarkupOnly: boolean
  readonly rows: readonly TextRow[]
}
export interface TextRow {
  readonly kind: RowKind
  /** Null for what stays the same. */
  readonly class: ChangeClass | null
  /** 第七条第二款（一）; empty where it stands in no clause. */
  readonly clause: Sides<string>
  /** Where it stands in each text, from 0. */
  readonly at: Sides<number>
  /** The printed number, or the first cell of a row with its tab. With the parts it is the whole piece. */
  readonly label: Sides<string>
  readonly parts: readonly Part[]
  /** Of a row of a table that has as many cells on both sides: the cells that differ. */
  readonly cells: readonly CellChange[]
  readonly risks: readonly DiffRisk[]
}
export interface CellChange {
  /** The head of its column; empty where there is none. */
  readonly column: string
  readonly before: string
  readonly after: string
}
export interface SharedChange {
  readonly path: string
  readonly change: 'added' | 'removed' | 'changed'
  readonly what: string
}

export interface Effects {
  readonly validity: readonly ValidityChange[]
  readonly pages: PageChanges
  /** Pages whose file did not change, and which yet say something else. */
  readonly meaning: readonly MeaningChange[]
  /** Citations that begin to point at what is not in force any more. */
  readonly citations: readonly StaleCitation[]
  readonly search: {readonly added: number; readonly changed: number; readonly removed: number}
  readonly facets: readonly FacetChange[]
  /** What the feed would tell the city's library. */
  readonly feed: readonly FeedChange[]
}
export interface ValidityChange {
  readonly id: EntryId
  readonly title: string
  /** The state on the as-of day, in words; null where there is no such entry. */
  readonly now: Sides<string>
  readonly evidence: string
  /** States after the as-of day, in words; a day that only one side knows. */
  readonly coming: readonly {readonly date: IsoDate; readonly state: string; readonly change: 'added' | 'removed'}[]
}
export interface PageChanges {
  readonly added: readonly {readonly id: EntryId; readonly title: string; readonly url: string}[]
  /** `keptBy`: what its readers find there. */
  readonly removed: readonly {
    readonly id: EntryId
    readonly title: string
    readonly url: string
    readonly keptBy: 'redirect' | 'tombstone' | null
  }[]
  readonly moved: readonly {
    readonly id: EntryId
    readonly title: string
    readonly from: string
    readonly to: string
    readonly isRedirected: boolean
  }[]
  /** Lists by year, issuer, subject, … that begin or cease to be. */
  readonly lists: {readonly added: readonly string[]; readonly removed: readonly string[]}
}
export interface MeaningChange {
  readonly id: EntryId
  readonly title: string
  readonly url: string
  /** A sentence each. */
  readonly reasons: readonly string[]
}
export interface StaleCitation {
  readonly from: EntryId
  readonly title: string
  /** As printed. */
  readonly text: string
  readonly to: EntryId
  readonly toTitle: string
  readonly state: string
  /** The day from which; null: not dated, or from the beginning. */
  readonly since: IsoDate | null
}
export interface FacetChange {
  readonly facet: string
  readonly value: string
  readonly before: number
  readonly after: number
}
export interface FeedChange {
  readonly id: EntryId
  readonly title: string
  readonly op: string
  /** 新增, 更新, … */
  readonly label: string
  readonly class: string | null
  readonly reason: string | null
}
export interface Silent {
  readonly id: EntryId
  readonly path: string
  readonly title: string
  /** 正文, 附件, or that the entry is gone. */
  readonly what: 'text' | 'files' | 'entry'
  readonly reason: string
  readonly note: string
}
export interface Lacking {
  readonly id: EntryId
  readonly title: string
  readonly sentence: string
}
export type FindingTold = Pick<Diagnostic, 'ruleId' | 'reason' | 'path'> & {
  readonly level: Level
  readonly isReview: boolean
  readonly line: number | null
  readonly note: string | null
}

export const classWords: Readonly<Record<ChangeClass, string>> = {
  substance: '实质',
  metadata: '程序元数据',
  relation: '关联',
  print: '版式标点',
}
export const classOrder: readonly ChangeClass[] = ['substance', 'relation', 'metadata', 'print']
