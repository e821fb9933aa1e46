/** What the lines of a body are to each other. */
import type {PrintedLine} from './types.ts'

/** The lines of the document's own 落款: the first there is, as long as no attachment and no text that it brings has begun. */
export function ownSignature(lines: readonly PrintedLine[]): readonly PrintedLine[] {
  const from = lines.findIndex(line => line.role === 'sign' || beginsOther(line))
  if (lines[from]?.role !== 'sign') return []
  const to = lines.findIndex(({role}, at) => at > from && role !== 'sign')
  return lines.slice(from, to < 0 ? undefined : to)
}

/** The lines of the document's own 附件说明. */
export function ownAnnexes(lines: readonly PrintedLine[]): readonly PrintedLine[] {
  const from = lines.findIndex(line => isAnnexes(line) || line.mark?.kind === 'annex')
  if (from < 0 || !isAnnexes(lines[from]!)) return []
  const to = lines.findIndex((line, at) => at > from && !isAnnexes(line))
  return lines.slice(from, to < 0 ? undefined : to)
}

const isAnnexes = ({role}: PrintedLine): boolean => role === 'annexes' || role === 'annexes more'

const beginsOther = ({mark, isHeading}: PrintedLine): boolean => mark?.kind === 'annex' || (isHeading && mark === null)
