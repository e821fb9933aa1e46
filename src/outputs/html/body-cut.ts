/** Cuts a compiled body before some of its top headings, so that a layout can put something between its parts. */

/**
 * The parts of a body: what stands before the first of `ids`, from there to the next, and so on; one more than there are ids. An id
 * that no heading of the second level carries, or that comes too early, leaves an empty part, and the text goes to the next.
 */
export function cutBody(html: string, ids: readonly string[]): string[] {
  const parts: string[] = []
  let from = 0
  for (const id of ids) {
    // Text and attributes of compiled html are escaped, so this can only be the start of the heading itself.
    const at = html.indexOf(`<h2 id="${id}"`, from)
    if (at < 0) parts.push('')
    else {
      parts.push(html.slice(from, at))
      from = at
    }
  }
  return [...parts, html.slice(from)]
}
