/** What a build has to say of a document before it is known which revision that makes: the candidates that are held against the last feed. */
import type {Digest, EntryId, IsoDate, JsonObject} from '../base/types.ts'
import {digestOfJson} from './digests.ts'
import {
  type ChangeClass,
  type FeedRecord,
  type FullRow,
  type RecordFile,
  type RecordLink,
  type RecordValidity,
  spec,
} from './types.ts'

/** 更正记录, as the entry declares them. */
export type Correction = {readonly date: IsoDate; readonly class: ChangeClass; readonly reason: string}

/** A document as it is now. */
export type Draft = {
  readonly id: EntryId
  readonly type: string
  /** Of its content file. */
  readonly path: string
  readonly url: string
  readonly validity: RecordValidity | null
  readonly published: IsoDate | null
  readonly updated: IsoDate | null
  readonly corrections: readonly Correction[]
  readonly parts: FullRow['parts']
}

/** The contents of a record, but for what depends on its history. */
export type Contents = {
  readonly id: EntryId
  readonly type: string
  readonly path: string
  readonly url: string
  readonly elements: JsonObject
  readonly validity: RecordValidity | null
  readonly text: FeedRecord['text']
  readonly links: FeedRecord['links']
}

/** A file as far as it can be told without reading it: enough to see whether it changed. */
export type NamedFile = Omit<RecordFile, 'digest'> & {readonly sha256: Digest}

/** Digests of the parts. Where a file lies says nothing of what is in it, so its address is left out. */
export function partsOf(contents: Contents, files: readonly NamedFile[]): FullRow['parts'] {
  return {
    elements: digestOfJson({type: contents.type, elements: contents.elements}),
    text: digestOfJson({plain: contents.text.plain}),
    markup: digestOfJson({html: contents.text.html}),
    files: digestOfJson(files.map(({role, name, media, len, sha256}) => ({role, name, media, len, sha256}))),
    links: digestOfJson(contents.links),
    validity: digestOfJson({validity: contents.validity}),
  }
}

/** The part of a record that comes from its history. */
export type Life = {
  readonly rev: number
  readonly lifecycle: FeedRecord['lifecycle']
}

/** The record whole, digests and all. */
export function recordOf(contents: Contents, files: readonly RecordFile[], {rev, lifecycle}: Life): FeedRecord {
  const {id, type, path, url, elements, validity, text, links} = contents
  const bare = {spec, id, type, rev, source: {path}, elements, validity, text, files, links, url, lifecycle} as const
  const digests = {
    content: digestOfJson({elements, text, files: files.map(({url: _, ...file}) => file)}),
    links: digestOfJson(links),
  }
  return {...bare, digest: {...digests, record: digestOfJson({...bare, digest: digests})}}
}

/** The digest of a record as it should be: of all of it without `digest.record`. */
export function recordDigest({digest: {record: _, ...digests}, ...bare}: FeedRecord): Digest {
  return digestOfJson({...bare, digest: digests})
}

/** Digests of a record's contents and links as they should be. */
export const contentDigests = ({elements, text, files, links}: FeedRecord): Pick<FeedRecord['digest'], 'content' | 'links'> => ({
  content: digestOfJson({elements, text, files: files.map(({url: _, ...file}) => file)}),
  links: digestOfJson(links),
})

export type {RecordLink}
