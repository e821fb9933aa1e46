/** Dated versions of one instrument: each says its relation to the one before. */

import {byCodePoint} from '../base/paths.ts'
import type {EntryId, IsoDate} from '../base/types.ts'
import {bare} from './spaces.ts'

export interface Version {
  readonly id: EntryId
  readonly title: string
  readonly date: IsoDate
}

/** For each later version, the id of the one before it. Versions of one title and one date cannot be ordered and are left alone. */
export function earlierVersions(versions: readonly Version[]): ReadonlyMap<EntryId, EntryId> {
  const byTitle = new Map<string, Version[]>()
  for (const version of versions) byTitle.set(bare(version.title), [...(byTitle.get(bare(version.title)) ?? []), version])
  const found = new Map<EntryId, EntryId>()
  for (const group of byTitle.values()) {
    const sorted = group.toSorted((a, b) => byCodePoint(a.date, b.date))
    for (const [index, version] of sorted.entries()) {
      const before = sorted[index - 1]
      if (before && before.date < version.date) found.set(version.id, before.id)
    }
  }
  return found
}
