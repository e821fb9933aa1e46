/** How this room builds its diagnostics, places and values to copy. */
import type {Diagnostic, Position} from '../base/types.ts'

/** A place on one line; columns are 1-based UTF-16 units, the end column stands after the last one. */
export const at = (line: number, column: number, length = 1): Position => ({
  start: {line, column},
  end: {line, column: column + Math.max(length, 1)},
})

type More = Partial<Pick<Diagnostic, 'level' | 'pointer' | 'clause' | 'actual' | 'expected' | 'note' | 'source' | 'fix'>>

/** A diagnostic of the front matter itself; its level is error unless `more` says otherwise. */
export const say = (ruleId: string, path: string, place: Position, reason: string, more: More = {}): Diagnostic => ({
  level: 'error',
  verdict: 'fail',
  source: 'frontmatter',
  ruleId,
  reason,
  path,
  place,
  ...more,
})

/** A text as a single-quoted YAML scalar, to copy. */
export const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`

/** A text made fit to be shown on one line: control and invisible characters as U+XXXX, cut at 60 characters. */
export function shown(text: string): string {
  const characters = [
    ...text
      .slice(0, 240)
      .replace(/\s*\n\s*/gu, ' ')
      .replace(invisible, character => `〈${codePoint(character)}〉`),
  ]
  return characters.length > 60 ? `${characters.slice(0, 60).join('')}…` : characters.join('')
}

/** A line to copy, as it is; only one that nobody would copy is cut, at 300 UTF-16 units. */
export const brief = (text: string): string =>
  text.length > 300 ? `${text.slice(0, 300).replace(/[\ud800-\udbff]$/, '')}…` : text

/** `U+202E` */
export const codePoint = (character: string): string =>
  `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`

/**
 * Characters that a front matter may not hold: C0/C1 controls (but tab and line feed), bidi controls, zero-width and other invisible
 * format characters, line and paragraph separators, byte order marks, tags, noncharacters, the replacement character, lone surrogates.
 */
export const invisible =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]|[\u{1fffe}\u{1ffff}\u{e0000}-\u{e0fff}]/gu

/**
 * A text in which `invisible` finds nothing, without carriage returns and characters beyond U+FFFF: nearly every text, and told far
 * quicker by what it may hold than by what it may not.
 */
export const visible =
  /^[\t\n -~\u00a0-\u00ac\u00ae-\u034e\u0350-\u061b\u061d-\u115e\u1161-\u17b3\u17b6-\u180a\u1810-\u200a\u2010-\u2027\u202f-\u205f\u2070-\u3163\u3165-\ud7ff\ue000-\ufefe\uff00-\uff9f\uffa1-\uffef]*$/
