/** The files that an entry publishes with itself: by digest, and by their text where it can be read. */
import {fileOf} from '../base/paths.ts'
import {parent, valueAt} from '../base/pointer.ts'
import type {Digest, Entry, Source} from '../base/types.ts'
import type {FileLines} from '../pipeline/revisions.ts'
import {passagesOfLines, textChange} from './texts.ts'
import type {DiffRisk, FileChange, TextChange} from './types.ts'

/** An entry's side of it. */
export interface Filed {
  readonly entry: Entry
  readonly sources: ReadonlyMap<string, Source>
}

interface Published {
  readonly source: Source
  readonly title: string
}

export function fileChanges(before: Filed | null, after: Filed | null, lines: ReadonlyMap<Digest, FileLines>): FileChange[] {
  const [ones, others] = [publishedBy(before), publishedBy(after)]
  const found: FileChange[] = []
  const left: Published[] = []
  for (const [path, one] of ones) {
    const other = others.get(path)
    if (!other) left.push(one)
    else if (one.source.digest !== other.source.digest) found.push(changeOf('changed', one, other, lines))
  }
  const fresh = [...others].filter(([path]) => !ones.has(path)).map(([, other]) => other)
  for (const one of left) {
    const at = fresh.findIndex(({source}) => source.digest === one.source.digest)
    const [other] = at < 0 ? [] : fresh.splice(at, 1)
    found.push(changeOf(other ? 'renamed' : 'removed', one, other ?? null, lines))
  }
  return [...found, ...fresh.map(other => changeOf('added', null, other, lines))]
}

function publishedBy(filed: Filed | null): ReadonlyMap<string, Published> {
  const found = new Map<string, Published>()
  for (const {path, at} of filed?.entry.files ?? []) {
    const source = filed!.sources.get(path)
    if (source && !found.has(path)) found.set(path, {source, title: titleOf(filed!.entry, at) ?? fileOf(path)})
  }
  return found
}

function titleOf({data}: Entry, at: string | undefined): string | undefined {
  const title = at === undefined ? undefined : valueAt(data, `${parent(at)}/title`)
  return typeof title === 'string' && parent(at!) !== '' ? title : undefined
}

function changeOf(
  change: FileChange['change'],
  before: Published | null,
  after: Published | null,
  lines: ReadonlyMap<Digest, FileLines>,
): FileChange {
  const sources = {before: before?.source ?? null, after: after?.source ?? null}
  const both = <Value>(of: (source: Source) => Value) => ({
    before: sources.before && of(sources.before),
    after: sources.after && of(sources.after),
  })
  const text = change === 'changed' ? textOf(sources.before!, sources.after!, lines) : null
  // Of a file that can't be read nobody knows what changed in it: that alone is a reason to look.
  const risks: readonly DiffRisk[] =
    change === 'renamed' ? [] : text ? text.risks : change === 'changed' || change === 'removed' ? ['attachment'] : []
  return {
    change,
    path: both(({path}) => path),
    title: (after ?? before)!.title,
    size: both(({size}) => size),
    digest: both(({digest}) => digest),
    text,
    unread: change === 'changed' && !text ? whyUnread([sources.before!, sources.after!], lines) : null,
    class: change === 'renamed' || text?.classes[0] === 'print' ? 'print' : 'substance',
    risks,
  }
}

function textOf(before: Source, after: Source, lines: ReadonlyMap<Digest, FileLines>): TextChange | null {
  const [old, fresh] = [lines.get(before.digest)?.lines, lines.get(after.digest)?.lines]
  return old && fresh ? textChange(passagesOfLines(old), passagesOfLines(fresh), true) : null
}

function whyUnread(sources: readonly Source[], lines: ReadonlyMap<Digest, FileLines>): string {
  for (const {digest} of sources) {
    const unread = lines.get(digest)?.unread
    if (unread) return unread
  }
  return '这种文件读不出文字，请打开两个版本人工核对'
}
