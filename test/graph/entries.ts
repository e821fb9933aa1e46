/** Small entries for the graph's tests. */
import type {Citation, Diagnostic, Entry, Loaded, Position, Ref} from '../../src/base/types.ts'
import {placed} from '../../src/pipeline/placed.ts'
import {noBody} from '../tools.ts'

export const place = (line: number): Position => ({start: {line, column: 1}, end: {line, column: 2}})

export interface Sketch {
  readonly id: string
  readonly kind?: string
  readonly data?: Entry['data'] | Record<string, never>
  readonly refs?: readonly Ref[]
  readonly citations?: readonly Citation[]
  readonly anchors?: readonly string[]
  readonly links?: Entry['links']
  readonly files?: Entry['files']
}

/** An entry whose n-th ref stands in line n + 2. */
export function entryOf(sketch: Sketch): Entry {
  const {id, kind = 'policy', data = {}, refs = [], citations = [], anchors = [], links = [], files = []} = sketch
  const folder = kind === 'policy' ? 'policies' : `${kind}s`
  return {
    id,
    kind,
    path: `content/${folder}/${id}.md`,
    url: `/${folder}/${id}/`,
    data: {title: `关于${id}的通知`, ...data},
    refs,
    citations,
    anchors,
    links,
    files,
    body: noBody,
    // Where a digest would stand: `placedIn` reads it as it is.
    positions: JSON.stringify(Object.fromEntries(refs.map(({at}, index) => [at, place(index + 2)]))),
    surface: id,
    skeleton: id,
    digest: id,
  }
}

export const loadedOf = (entries: readonly Entry[]): Loaded[] =>
  entries.map(entry => ({id: entry.id, kind: entry.kind, path: entry.path, entry, held: []}))

/** Diagnostics about entries made here, each at its place. */
export const placedIn = (diagnostics: readonly Diagnostic[], entries: readonly Entry[]): Promise<Diagnostic[]> =>
  placed(diagnostics, entries, async positions => positions, {})
