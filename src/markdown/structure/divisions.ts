/** 编, 分编, 章, 节, and attachments: what a body is divided into. */
import type {Mark, MarkKind} from '../marks.ts'
import type {Line} from './lines.ts'
import {close, put, type Reading, rankOf, take} from './reading.ts'
import {titleOf} from './titles.ts'

/** 附件2: all ids below it begin with its own. */
export function annex(reading: Reading, line: Line, mark: Mark): void {
  const title = titleOf(line, 'title')
  const id = take(reading, mark.number ? `annex-${mark.number}` : 'annex', 'annex', line, title)
  reading.annex = `${id}-`
  reading.bian = ''
  reading.zhang = ''
  reading.divisionRank = 1
  close(reading)
  put(reading, line, {role: 'title', kind: 'annex', id, title})
}

export const isDivision = (kind: MarkKind): boolean => kind === 'bian' || kind === 'fen' || kind === 'zhang' || kind === 'jie'

/** 第二章: its id stands under those of the divisions around it. */
export function division(reading: Reading, line: Line, mark: Mark): void {
  const {annex} = reading
  const title = titleOf(line, 'title')
  const id = take(reading, `${annex}${above(reading, mark.kind)}${mark.kind}-${mark.number}`, mark.kind, line, title)
  opened(reading, mark.kind, `${id.slice(annex.length)}-`)
  const rank = rankOf(line, Math.min(5, 2 + depthOf(reading, mark.kind)))
  reading.divisionRank = rank
  close(reading)
  put(reading, line, {role: 'title', kind: mark.kind, id, title, rank})
}

/** The prefix of the divisions that one of this kind stands in. */
function above({bian, zhang}: Reading, kind: MarkKind): string {
  if (kind === 'bian') return ''
  if (kind === 'fen') return bian.replace(/fen-\d+(?:--\d+)?-$/u, '')
  return kind === 'zhang' ? bian : bian + zhang
}

function opened(reading: Reading, kind: MarkKind, prefix: string): void {
  if (kind === 'bian' || kind === 'fen') {
    reading.bian = prefix
    reading.zhang = ''
  }
  if (kind === 'zhang') reading.zhang = prefix.slice(reading.bian.length)
}

/** How many divisions one of this kind stands in. */
function depthOf({bian, zhang}: Reading, kind: MarkKind): number {
  if (kind === 'bian') return 0
  if (kind === 'fen') return 1
  const above = (bian.match(/bian-|fen-/g) ?? []).length
  return kind === 'jie' && zhang ? above + 1 : above
}
