/** JSON in its canonical form (RFC 8785): one value, one text, whoever writes it, so that a digest of it can be checked by all. */
import canonicalize from 'canonicalize'

/** The canonical text of plain JSON; members that are undefined are absent. */
export function canonical(value: object): string {
  const text = canonicalize(value)
  if (text === undefined) throw new Error('there is no JSON of this')
  return text
}

/** A line of NDJSON. */
export const lineOf = (value: object): string => `${canonical(value)}\n`

/** The lines of NDJSON, without their ends. A last line without an end is one, too. */
export function linesIn(text: string): string[] {
  const lines = text.split('\n')
  if (lines.at(-1) === '') lines.pop()
  return lines
}
