/** The table of contents. */
import type {TocItem} from '../../base/types.ts'
import type {Block} from './blocks.ts'

/** Longer tables of contents help nobody. */
const longest = 80

/** Titles and leads down to level 4, nested; articles only where there is no 章. The lowest levels are left out until it is short enough. */
export function contentsOf(blocks: readonly Block[]): TocItem[] {
  const hasDivisions = blocks.some(({kind}) => kind === 'zhang' || kind === 'jie' || kind === 'bian')
  let entries = blocks.filter(block => isEntry(block, hasDivisions))
  while (entries.length > longest) {
    const lowest = Math.max(...entries.map(({rank}) => rank))
    const fewer = entries.filter(({rank}) => rank < lowest)
    if (fewer.length === 0) return []
    entries = fewer
  }
  return nested(entries, 0, entries.length)
}

const isEntry = ({role, id, kind, rank, within}: Block, hasDivisions: boolean): boolean =>
  id !== null &&
  role !== 'plain' &&
  kind !== null &&
  rank <= 4 &&
  (kind === 'tiao' ? !hasDivisions : within === null) &&
  kind !== 'l3' &&
  kind !== 'l4'

function nested(blocks: readonly Block[], from: number, to: number): TocItem[] {
  const items: TocItem[] = []
  let at = from
  while (at < to) {
    let end = at + 1
    while (end < to && blocks[end]!.rank > blocks[at]!.rank) end++
    items.push({id: blocks[at]!.id!, title: blocks[at]!.title, children: nested(blocks, at + 1, end)})
    at = end
  }
  return items
}
