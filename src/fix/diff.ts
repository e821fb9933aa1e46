/** What would be changed, as programmers show it: `-` before, `+` after, with a few lines around. */

/** Lines shown before and behind a change. */
const around = 3

/** The unified diff of two texts with the same number of lines, for that is what mends leave; empty when they are the same. */
export function unified(path: string, before: string, after: string): string {
  const [old, now] = [linesOf(before), linesOf(after)]
  const changed = old.flatMap((line, index) => (line === now[index] ? [] : index))
  if (changed.length === 0) return ''
  const hunks = hunksOf(changed, old.length).map(([from, to]) => hunk(old, now, from, to))
  return `--- a/${path}\n+++ b/${path}\n${hunks.join('')}`
}

interface Lines extends ReadonlyArray<string> {}

/** Without their ends, which no mend changes; the last is empty where the text ends with one. */
const linesOf = (text: string): Lines => text.split(/\r\n|\n|\r/)

/** Stretches of lines, from and up to an index, that hold all changes with what is around them. */
function hunksOf(changed: readonly number[], count: number): [number, number][] {
  const hunks: [number, number][] = []
  for (const index of changed) {
    const [from, to] = [Math.max(0, index - around), Math.min(count, index + around + 1)]
    const last = hunks.at(-1)
    if (last && from <= last[1]) last[1] = to
    else hunks.push([from, to])
  }
  return hunks
}

function hunk(old: Lines, now: Lines, from: number, to: number): string {
  // An empty last line is the end of the one before it, and no line.
  const end = to === old.length && old.at(-1) === '' ? to - 1 : to
  const rows: string[] = []
  for (let index = from; index < end; ) {
    if (old[index] === now[index]) {
      rows.push(` ${old[index++]}`)
      continue
    }
    const first = index
    while (index < end && old[index] !== now[index]) index++
    rows.push(...old.slice(first, index).map(line => `-${line}`), ...now.slice(first, index).map(line => `+${line}`))
  }
  if (end === old.length) rows.push('\\ No newline at end of file')
  const range = `${from + 1},${end - from}`
  return `@@ -${range} +${range} @@\n${rows.map(row => `${row}\n`).join('')}`
}
