/** What a text has of marks, counted in one pass, whatever they mean. */

export interface Tally {
  /** How often an ASCII character stands in the text. */
  readonly count: (character: string) => number
  readonly lines: number
  /** The longest run of one ASCII character, spaces and tabs taken as one. */
  readonly run: number
  readonly barsInLine: number
  /** Marks of block quotes and list items, or what looks like them: in the whole text, and the most of one line. */
  readonly containers: number
  readonly containersInLine: number
}

const isBlank = (code: number): boolean => code === 32 || code === 9
const isLineEnd = (code: number): boolean => code === 10 || code === 13
/** `)` `*` `+` `-` `.`, of which white space makes the end of a list marker. */
const endsMarker = (code: number): boolean => code >= 41 && code <= 46 && code !== 44

export function tallyOf(text: string): Tally {
  const counts = new Uint32Array(128)
  let [longest, run, previous] = [0, 0, 0]
  let [bars, barsInLine] = [0, 0]
  let [containers, containersBefore, containersInLine] = [0, 0, 0]
  // The end of the text ends a line.
  for (let index = 0; index <= text.length; index++) {
    const code = index < text.length ? text.charCodeAt(index) : 10
    if (code < 128) {
      counts[code]!++
      run = code === previous || (isBlank(code) && isBlank(previous)) ? run + 1 : 1
      if (run > longest) longest = run
      if (code === 124) bars++
      else if (code === 62 || (code <= 32 && endsMarker(previous))) containers++
      if (isLineEnd(code)) {
        barsInLine = Math.max(barsInLine, bars)
        containersInLine = Math.max(containersInLine, containers - containersBefore)
        bars = 0
        containersBefore = containers
      }
    }
    previous = code
  }
  const count = (character: string): number => counts[character.charCodeAt(0)]!
  return {count, lines: counts[10]! + counts[13]!, run: longest, barsInLine, containers, containersInLine}
}
