/**
 * The feed to a city's library of official documents: `gzgk-feed/1`. What a receiver must be able to prove: that it has everything
 * (`full`), in order and without a gap (`events`, each holding the digest of the one before), whole (`digest`), and that what was
 * taken away stays away (`tombstones`). Names are those of RFC 8785 (canonical JSON), RFC 9530 (digests) and RFC 8493 (BagIt) where
 * they have one. Civil dates are of Asia/Shanghai, `YYYY-MM-DD`; times are RFC 3339.
 */
import type {Digest, EntryId, IsoDate, JsonObject} from '../base/types.ts'

export const spec = 'gzgk-feed/1'

/** What is said of a document's being in force, as the site computes it. */
export type RecordValidity = {
  /** `in-force`, `repealed`, …; `label` is the word that readers see. */
  readonly state: string
  readonly label: string
  readonly since: IsoDate | null
  readonly next: {readonly state: string; readonly label: string; readonly on: IsoDate} | null
  /** On what it rests, a sentence. */
  readonly basis: string | null
}
export type RecordFile = {
  readonly role: string
  readonly name: string
  readonly media: string
  /** Bytes. */
  readonly len: number
  readonly digest: {readonly 'sha-256': Digest; readonly sm3: Digest}
  readonly url: string
}
/** The other end of a relation: an entry of the site, or an instrument that is only named. */
export type RecordLink = {
  readonly id?: EntryId
  readonly title?: string
  readonly 发文字号?: string
  readonly url?: string
  /** What is written beside the relation, by its labels: 条款, 只涉及部分条款, … */
  readonly detail?: JsonObject
}

/** One document in one revision: `records/<id>/<rev>.json`, canonical JSON. */
export type FeedRecord = {
  readonly spec: typeof spec
  /** The entry's own: ASCII, unique, never reused. */
  readonly id: EntryId
  /** The kind: `policy`, `interpretation`, … */
  readonly type: string
  /** From 1, without a gap. */
  readonly rev: number
  readonly source: {readonly path: string}
  /** By their Chinese names, codes with their labels. */
  readonly elements: JsonObject
  readonly validity: RecordValidity | null
  readonly text: {readonly html: string; readonly plain: string}
  readonly files: readonly RecordFile[]
  /** By the Chinese word of the relation: 解读, 废止, 依据, … */
  readonly links: {readonly [relation: string]: readonly RecordLink[]}
  readonly url: string
  readonly lifecycle: {
    readonly first_published: IsoDate
    readonly updated: IsoDate
    readonly change: ChangeClass | null
    readonly note: string | null
  }
  readonly digest: RecordDigests
}
export type RecordDigests = {
  /** Of elements, text and files: a receiver that has it need not index the text again. */
  readonly content: Digest
  readonly links: Digest
  /** Of the whole record without this member (`digest.record`; the other two stay in). */
  readonly record: Digest
}

/** What a body's change means: 修改, 更正, 要素变更, 细微. */
export type ChangeClass = 'amend' | 'correct' | 'metadata' | 'minor'
export type Op = 'publish' | 'update' | 'links' | 'status' | 'locate' | 'withdraw' | 'remove' | 'restore'

/** A line of `changes/*.ndjson`. */
export type FeedEvent = {
  /** From 1, without a gap, never used twice. */
  readonly seq: number
  /** Midnight of the as-of day, `2026-03-02T00:00:00+08:00`: the clock is no part of a build. */
  readonly at: string
  readonly op: Op
  readonly id: EntryId
  readonly rev: number
  /** Null for the first of an id. */
  readonly prev_rev: number | null
  /** Of the record; of the tombstone for `withdraw` and `remove`. */
  readonly digest: Digest
  readonly prev_digest: Digest | null
  readonly class: ChangeClass | null
  readonly reason: string | null
  readonly basis: string | null
  readonly effective_on: IsoDate | null
  readonly url: string | null
  /** sha-256 of the line before, `genesis` for the first: the chain. */
  readonly prev: string
}
export const genesis = '0'.repeat(64)

/** A line of `full/<seq>/part-*.ndjson`: a document that is there, with what the next build compares. */
export type FullRow = {
  readonly id: EntryId
  readonly type: string
  readonly rev: number
  /** Its validity, or null. */
  readonly state: string | null
  readonly digest: Digest
  /** Bytes of the record. */
  readonly len: number
  readonly url: string
  readonly first_published: IsoDate
  readonly updated: IsoDate
  /** Digests of its parts, to tell what has changed. */
  readonly parts: {
    readonly elements: Digest
    /** Of what is read; a change of it needs a correction. */
    readonly text: Digest
    /** Of the html: links that lead elsewhere, another way to mark up the same words. */
    readonly markup: Digest
    readonly files: Digest
    readonly links: Digest
    readonly validity: Digest
  }
  /** How many corrections its entry declares: a changed body needs one more. */
  readonly corrections: number
}

/** A line of `tombstones.ndjson`, kept for ever; it outranks every lower revision. */
export type Tombstone = {
  readonly spec: typeof spec
  readonly id: EntryId
  readonly type: string
  readonly rev: number
  readonly op: 'withdraw' | 'remove'
  readonly at: string
  readonly reason_class: string
  readonly public_note: string
  /** Absent where the reason is privacy or secrecy. */
  readonly title?: string
  readonly basis: string | null
  readonly successor: RecordLink | null
  readonly last_digest: Digest
  /** Of the whole tombstone without this member. */
  readonly digest: Digest
}

/** `index.json`. */
export type FeedIndex = {
  readonly spec: typeof spec
  readonly profile: string
  readonly publisher: {readonly id: string; readonly name: string; readonly uscc: string | null; readonly url: string}
  readonly timezone: 'Asia/Shanghai'
  /** `digest` is sha-256 of the last event's line. */
  readonly head: {readonly seq: number; readonly digest: string; readonly at: string | null}
  readonly counts: {readonly live: number; readonly tombstones: number; readonly events: number}
  readonly segments: readonly {
    readonly path: string
    readonly first: number
    readonly last: number
    readonly digest: Digest
    readonly closed: boolean
  }[]
  readonly full: {
    readonly seq: number
    readonly parts: readonly {readonly path: string; readonly count: number; readonly digest: Digest}[]
  }
  /** Digest of SHA256SUMS, which covers every other file: who trusts this file trusts all. */
  readonly sums: {readonly 'sha-256': Digest}
  /** Ed25519 public keys, SPKI, base64, by key id; the signature over this file is `index.json.sig`. */
  readonly keys: readonly {readonly id: string; readonly alg: 'Ed25519'; readonly spki: string}[]
}

/** A library's answer for one revision: verified before the cursor moves. */
export type Receipt = {
  readonly receipt_id: string
  readonly library: string
  readonly id: EntryId
  readonly rev: number
  readonly seq: number
  readonly op: Op
  readonly record_digest: Digest
  readonly decision: 'accepted' | 'accepted_with_warnings' | 'rejected' | 'pending'
  readonly library_id: string | null
  readonly library_url: string | null
  readonly accepted_at: string
  readonly warnings: readonly string[]
}
