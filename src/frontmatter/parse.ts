/** A content file, split into front matter and body, every value with its place. Never throws, whatever the text. */
import type {Diagnostic, Fix, Json, Pointer, Position} from '../base/types.ts'
import {type Caps, caps, fences, overrun} from './fence.ts'
import {grayMatter} from './libraries.ts'
import {type Mended, mended} from './mend.ts'
import {readOrdinary, readVisible} from './ordinary.ts'
import {refused} from './refuse.ts'
import {withFix} from './rewrite.ts'
import {at, codePoint, invisible, say, visible} from './say.ts'
import {readYaml, type YamlRead} from './yaml.ts'

export interface Parsed {
  /** The front matter; null when it cannot be read at all. What is wrong with single values is told and the value kept as its text. */
  readonly data: {readonly [key: string]: Json} | null
  /** Where each value stands; the root is the opening fence. */
  readonly positions: Readonly<Record<Pointer, Position>>
  /** Where each key stands, under the pointer of its value. */
  readonly keyPositions: Readonly<Record<Pointer, Position>>
  /** The Markdown, front matter replaced by blank lines: its lines and columns are the file's. */
  readonly body: string
  readonly diagnostics: readonly Diagnostic[]
}

/** Splits and reads one content file; `path` is only named in diagnostics. */
export function parse(text: string, path: string): Parsed {
  return parseOrdinary(text) ?? parseAny(text, path)
}

/** A file with no hidden character, plain fences and an ordinary front matter; null for any other. */
function parseOrdinary(text: string): Parsed | null {
  if (!text.startsWith('---\n') || !visible.test(text)) return null
  const end = text.indexOf('\n---', 3)
  const behind = text[end + 4]
  if (end < 0 || (behind !== undefined && behind !== '\n')) return null
  // Begins with the line feed behind the dashes, so its lines are the file's.
  const source = text.slice(3, end + 1)
  const read = readVisible(source, caps, false)
  const close = read ? lineFeeds(source) : 0
  if (!read || close > caps.lines || source.length * 3 > caps.bytes) return null
  read.positions[''] = at(1, 1, 3)
  return {
    data: read.data as Parsed['data'],
    positions: read.positions,
    keyPositions: read.keyPositions,
    body: '\n'.repeat(close + 1) + text.slice(end + 5),
    diagnostics: [],
  }
}

function lineFeeds(text: string): number {
  let count = 0
  for (let index = text.indexOf('\n'); index >= 0; index = text.indexOf('\n', index + 1)) count++
  return count
}

function parseAny(text: string, path: string): Parsed {
  const {lines, diagnostics} = normalise(text, path)
  const close = fences(lines, path)
  if (typeof close !== 'number')
    return {data: null, positions: {'': at(1, 1, 3)}, keyPositions: {}, body: lines.join('\n'), diagnostics: [close]}
  const {read, content} = split(lines, close, path)
  return {
    ...read,
    data: read.data as Parsed['data'],
    positions: {...read.positions, '': at(1, 1, 3)},
    body: '\n'.repeat(close + 1) + content,
    diagnostics: [...read.diagnostics, ...diagnostics, ...hiddenInBody(lines, close, path)],
  }
}

export interface ParsedYaml extends Omit<Parsed, 'data' | 'body'> {
  /** A map or a list; null when it cannot be read at all. */
  readonly data: Json
}

/** A registry may be longer than a front matter, and is still bounded. */
const fileCaps: Caps = {bytes: 1024 * 1024, lines: 20_000, depth: caps.depth, tokens: 400_000}

/** Reads a file that is YAML and nothing else, under the same laws as a front matter; an opening `---` line is allowed. */
export function parseYaml(text: string, path: string): ParsedYaml {
  const {lines} = normalise(text, path)
  const root = at(1, 1)
  if (lines.length > fileCaps.lines || Buffer.byteLength(text) > fileCaps.bytes) {
    const reason = `文件太大：最多 ${fileCaps.lines} 行、${fileCaps.bytes / 1024} KB`
    const diagnostics = [say('frontmatter-too-big', path, root, reason, {note: '分成几个文件，或把大表格作为附件'})]
    return {data: null, positions: {'': root}, keyPositions: {}, diagnostics}
  }
  const start = lines.findIndex(line => line.trim() !== '' && !line.startsWith('#'))
  if (/^---[ \t]*$/.test(lines[start] ?? '')) lines[start] = ''
  const read = readSource(lines.join('\n'), path, true)
  return {...read, positions: {...read.positions, '': root}}
}

/** `whole`: the source is a file of its own, where a list may stand at the top. */
function readSource(source: string, path: string, whole = false): ParsedYaml {
  const empty = {data: null, positions: {}, keyPositions: {}}
  const limits = whole ? fileCaps : caps
  try {
    const ordinary = readOrdinary(source, limits, whole)
    if (ordinary) return {...ordinary, diagnostics: []}
    const refusals = refused(source, path, limits)
    if (refusals.length > 0) return {...empty, diagnostics: refusals}
    const first = readYaml(source, path, whole)
    if (!first.broken) return first
    const fence = whole ? null : overrun(source.split('\n'), path)
    if (fence) return {...empty, diagnostics: [fence]}
    const mend = mended(source, path, first.broken)
    if (mend.diagnostics.length === 0) return first
    const read = readMended(mend, path, limits, whole)
    if (!read) return {...first, diagnostics: mend.diagnostics.map(slip => withFix(slip, null))}
    if (!mend.diagnostics.some(({place}) => read.texts.has(place!.start.line))) return inFile(read, mend)
    // What was understood shows that some of the slips are none, but lines of a text.
    const fewer = mended(source, path, first.broken, read.texts)
    const again = readMended(fewer, path, limits, whole)
    return again?.broken === null ? inFile(again, fewer) : inFile(read, mend)
  } catch (error) {
    // `yaml` reports through values; this is for what it has not thought of (RangeError on unheard-of input).
    const note = '检查引号、括号和缩进；仍不能解决时，请把信息栏重新输入一遍'
    return {
      ...empty,
      diagnostics: [say('yaml-syntax', path, at(1, 1, 3), '信息栏无法识别', {actual: String(error).slice(0, 80), note})],
    }
  }
}

/** Null when the mended source has what is refused. */
const readMended = ({source}: Mended, path: string, limits: Caps, whole: boolean): YamlRead | null =>
  refused(source, path, limits).length > 0 ? null : readYaml(source, path, whole)

/** What was read of a mended source, with the places of the file as it is. What is still broken shows itself once the slips are mended. */
function inFile(
  {data, positions, keyPositions, diagnostics, broken, texts, folded}: YamlRead,
  {diagnostics: told, original}: Mended,
): ParsedYaml {
  // Where nothing was understood, no mend is certain, and neither in a text, or what became one.
  const isDoubtful = ({place}: Diagnostic) => broken !== null || texts.has(place!.start.line) || folded.has(place!.start.line)
  const slips = told.map(slip => (isDoubtful(slip) ? withFix(slip, null) : slip))
  const moved = (places: YamlRead['positions']) =>
    Object.fromEntries(Object.entries(places).map(([pointer, place]) => [pointer, original(place)]))
  const others = diagnostics.map(({fix, ...diagnostic}) => ({
    ...diagnostic,
    place: original(diagnostic.place!),
    ...(fix && {fix: fixAt(fix, original)}),
  }))
  return {
    data,
    positions: moved(positions),
    keyPositions: moved(keyPositions),
    diagnostics: broken ? slips : [...slips, ...others],
  }
}

const fixAt = (fix: Fix, original: Mended['original']): Fix =>
  fix.edit === 'utf-8' ? fix : {...fix, edit: {...fix.edit, place: original(fix.edit.place)}}

/** One line feed per line. Line and paragraph separators in the body become spaces: no editor counts them as lines. */
function normalise(text: string, path: string): {lines: string[]; diagnostics: Diagnostic[]} {
  const lines = text
    .replace(/^\ufeff/u, '')
    .replace(/\r\n?/g, '\n')
    .split('\n')
  const close = lines.findIndex((line, index) => index > 0 && /^---[ \t]*$/.test(line))
  const first = lines.findIndex((line, index) => index > close && /[\u2028\u2029]/u.test(line))
  if (first < 0 || close < 0) return {lines, diagnostics: []}
  const column = lines[first]!.search(/[\u2028\u2029]/u) + 1
  const diagnostic = say(
    'text-line-separator',
    path,
    at(first + 1, column),
    '正文里有特殊换行符（U+2028 或 U+2029），网页上不会换行',
    {
      level: 'warn',
      note: '删去它；要分段请空一行',
    },
  )
  return {
    lines: lines.map((line, index) => (index > close ? line.replace(/[\u2028\u2029]/gu, ' ') : line)),
    diagnostics: [diagnostic],
  }
}

/** Turns the direction of what follows, or stands where a character was lost: the reader sees another text than the reviewer. */
const deceptive =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufff0-\uffff]|\p{Surrogate}|\p{Noncharacter_Code_Point}/u
/** Joiners and selectors, which belong to the scripts and emoji around them; between Han characters they are rubbish. */
const joining = /[\u180b-\u180f\u200c\u200d]/u
/** Chooses the form of a rare Han character, as names of people and places are written. */
const variant = /[\u{e0100}-\u{e01ef}]/u

/** The first invisible character of each line of the body, twenty at most: the page would carry them to whoever copies from it. */
function hiddenInBody(lines: readonly string[], close: number, path: string): Diagnostic[] {
  const found: Diagnostic[] = []
  for (let index = close + 1; index < lines.length && found.length < 20; index++) {
    const line = lines[index]!
    if (visible.test(line)) continue
    const match = [...line.matchAll(invisible)].find(
      ({0: character, index: column}) =>
        !variant.test(character) &&
        (!joining.test(character) || /[\p{Script=Han}\p{P}\s\w]$/u.test(line.slice(Math.max(0, column - 2), column))),
    )
    if (!match) continue
    const name = codePoint(match[0])
    const isBad = deceptive.test(match[0])
    const reason = isBad ? `正文里有乱码或改变文字方向的字符 ${name}` : `正文里有看不见的字符 ${name}`
    found.push(
      say('text-invisible', path, at(index + 1, match.index + 1), reason, {
        level: isBad ? 'error' : 'warn',
        actual: name,
        note: isBad ? '对照原件改正这一处，重新输入前后几个字' : '删去它：删掉前后几个字重新输入',
      }),
    )
  }
  return found
}

const refuse = {
  parse: (): never => {
    throw new Error('front matter may only be YAML')
  },
}

/** Every name that gray-matter knows as an engine. */
const engineNames = ['js', 'javascript', 'json', 'coffee', 'coffeescript', 'cson', 'toml']

/**
 * gray-matter splits, and only that: its YAML engine is ours. The options object keeps its cache off; the fences are rewritten, so that no
 * other engine can be named.
 */
function split(lines: readonly string[], close: number, path: string): {read: ParsedYaml; content: string} {
  const text = ['---', ...lines.slice(1, close), '---', ...lines.slice(close + 1)].join('\n')
  // gray-matter asks no engine about a front matter of nothing but comments.
  let read: ParsedYaml = {data: {}, positions: {}, keyPositions: {}, diagnostics: []}
  const yaml = {
    parse: (source: string) => {
      // The source begins with the line feed behind the dashes, so its lines are the file's; a text under `|+` needs its last one.
      read = readSource(`${source}\n`, path)
      return {}
    },
  }
  const engines = Object.assign(Object.create(null), Object.fromEntries(engineNames.map(name => [name, refuse])), {yaml})
  const {content} = grayMatter()(text, {language: 'yaml', delimiters: '---', engines})
  return {read, content}
}
