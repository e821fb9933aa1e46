/** YAML source to plain JSON with places. The document is composed by `yaml`; what each scalar means is decided here, by its text. */
import type {LineCounter, Scalar, YAMLMap} from 'yaml'
import {child, steps} from '../base/pointer.ts'
import type {Diagnostic, Fix, Json, Pointer, Position} from '../base/types.ts'
import {yaml} from './libraries.ts'
import {lineCounter, quoteValue} from './refuse.ts'
import {at, codePoint, invisible, quoted, say, shown} from './say.ts'
import {explainSyntax} from './syntax.ts'

export interface YamlRead {
  readonly data: Json
  readonly positions: Readonly<Record<Pointer, Position>>
  readonly keyPositions: Readonly<Record<Pointer, Position>>
  readonly diagnostics: readonly Diagnostic[]
  /** File lines near which the syntax is broken; null when it is whole. */
  readonly broken: readonly number[] | null
  /** File lines that are text, behind quotation marks or a sign for it: what looks like syntax in them is none. */
  readonly texts: ReadonlySet<number>
  /** File lines of plain text that goes on over several, which may have been meant as something else. */
  readonly folded: ReadonlySet<number>
}

/** What a walk over the nodes gathers. */
interface Walk {
  readonly source: string
  readonly path: string
  readonly counter: LineCounter
  readonly positions: Record<Pointer, Position>
  readonly keyPositions: Record<Pointer, Position>
  readonly diagnostics: Diagnostic[]
  readonly broken: number[]
  readonly texts: Set<number>
  readonly folded: Set<number>
}

/** Reads a source that has passed `refused` and begins on line 1 of its file; only a `whole` file may hold a list. */
export function readYaml(source: string, path: string, whole: boolean): YamlRead {
  // Duplicates are found below, in linear time and also after NFC; the library compares every key with every other.
  const strictly = {
    version: '1.2',
    schema: 'core',
    strict: true,
    uniqueKeys: false,
    stringKeys: true,
    prettyErrors: false,
  } as const
  const document = yaml().parseDocument(source, strictly)
  const counter = lineCounter(source)
  const syntax = [...document.errors, ...document.warnings].sort((a, b) => a.pos[0] - b.pos[0])
  if (syntax[0]) {
    const diagnostic = explainSyntax(syntax[0], source, counter, path)
    const broken = syntax.flatMap(error => error.pos.map(offset => counter.linePos(offset).line))
    return {
      data: null,
      positions: {},
      keyPositions: {},
      diagnostics: [diagnostic],
      broken: [...broken, diagnostic.place!.start.line],
      texts: new Set(),
      folded: new Set(),
    }
  }
  const walk: Walk = {
    source,
    path,
    counter,
    positions: {},
    keyPositions: {},
    diagnostics: [],
    broken: [],
    texts: new Set(),
    folded: new Set(),
  }
  return readRoot(document.contents, walk, whole)
}

function readRoot(contents: unknown, walk: Walk, whole: boolean): YamlRead {
  const {isMap, isScalar, isSeq} = yaml()
  const {positions, keyPositions, diagnostics, texts, folded} = walk
  const done = (data: YamlRead['data'], broken: YamlRead['broken']) => ({
    data,
    positions,
    keyPositions,
    diagnostics,
    broken,
    texts,
    folded,
  })
  if (contents === null || (isScalar(contents) && contents.value === null)) return done({}, null)
  if (isMap(contents) || (whole && isSeq(contents))) {
    const data = readNode(contents, '', walk)
    return done(data, walk.broken.length > 0 ? walk.broken : null)
  }
  const place = placeOf(contents, walk) ?? at(2, 1)
  const what = isSeq(contents) ? '列表' : '一段文字'
  diagnostics.push(
    say('frontmatter-shape', walk.path, place, `${whole ? '文件' : '信息栏'}应是一行行“字段名: 内容”，这里却是${what}`, {
      note: `每行写成“字段名: 内容”，半角冒号后空一格${whole ? '' : '，如 title: 标题'}`,
    }),
  )
  return done(null, isScalar(contents) ? [place.start.line] : null)
}

function placeOf(node: unknown, {counter}: Walk): Position | null {
  const range = (node as {range?: readonly [number, number, number] | null} | null)?.range
  if (!range) return null
  const [start, end] = [counter.linePos(range[0]), counter.linePos(Math.max(range[1], range[0]))]
  return {start: {line: start.line, column: start.col}, end: {line: end.line, column: end.col}}
}

function readNode(node: unknown, pointer: Pointer, walk: Walk): Json {
  const {isMap, isScalar, isSeq} = yaml()
  const place = placeOf(node, walk) ?? walk.keyPositions[pointer]
  if (place) walk.positions[pointer] = place
  if (isMap(node)) return readMap(node, pointer, walk)
  if (isSeq(node)) return node.items.map((item, index) => readNode(item, child(pointer, index), walk))
  return isScalar(node) ? readScalar(node, pointer, walk) : null
}

const forbiddenKeys = new Set(['__proto__', 'constructor', 'prototype', '<<'])

function readMap(map: YAMLMap, pointer: Pointer, walk: Walk): {[key: string]: Json} {
  const {isScalar} = yaml()
  const data: {[key: string]: Json} = {}
  const seen = new Map<string, Position | null>()
  for (const {key: node, value} of map.items) {
    const place = placeOf(node, walk)
    const key = String(isScalar(node) ? node.value : '').normalize('NFC')
    const fault = keyFault(key, place, seen, walk)
    seen.set(key, seen.get(key) ?? place)
    if (fault) walk.diagnostics.push(fault)
    if (fault || key === '') continue
    const below = child(pointer, key)
    if (place) walk.keyPositions[below] = place
    data[key] = readNode(value, below, walk)
  }
  return data
}

function keyFault(
  key: string,
  position: Position | null,
  seen: ReadonlyMap<string, Position | null>,
  walk: Walk,
): Diagnostic | null {
  const place = position ?? at(1, 1)
  const tell = (ruleId: string, reason: string, note: string) => say(ruleId, walk.path, place, reason, {actual: shown(key), note})
  if (forbiddenKeys.has(key)) return tell('yaml-refused', `不能用“${key}”作字段名`, '删去这个字段')
  const hidden = [...key.matchAll(invisible)][0]
  if (hidden) return tell('text-invisible', `字段名里有看不见的字符 ${codePoint(hidden[0])}`, '重新输入字段名')
  if (key === '') return tell('yaml-syntax', '冒号前面没有字段名', '在冒号前写上字段名，如 title: 标题')
  if (!seen.has(key)) return null
  const line = seen.get(key)?.start.line
  return tell('yaml-duplicate-key', `字段“${shown(key)}”写了两次${line ? `（第 ${line} 行已有）` : ''}`, '只保留一处，删去另一处')
}

function readScalar(node: Scalar, pointer: Pointer, walk: Walk): Json {
  const {value} = node
  if (typeof value === 'string') {
    noteLines(node, walk)
    const hidden = [...value.matchAll(invisible)][0]
    if (hidden)
      faultAt('text-invisible', node, walk, `内容里有看不见的字符 ${codePoint(hidden[0])}`, `删去转义写法 ${escapeOf(hidden[0])}`)
    if (node.type === 'PLAIN') checkPlain(node, walk)
    return value
  }
  if (typeof value === 'number' || typeof value === 'bigint') return honest(node, Number(value), pointer, walk)
  return typeof value === 'boolean' ? value : null
}

/** The lines of a longer text but its first, which has the key; of a plain one that, too. A text under `|` ends where the line behind it begins. */
function noteLines(node: Scalar, walk: Walk): void {
  const place = placeOf(node, walk)
  if (!place || place.start.line === place.end.line) return
  const isPlain = node.type === 'PLAIN'
  const lines = isPlain ? walk.folded : walk.texts
  const last = place.end.column === 1 ? place.end.line - 1 : place.end.line
  for (let line = place.start.line + (isPlain ? 0 : 1); line <= last; line++) lines.add(line)
}

const escapeOf = (character: string): string => `\\u${codePoint(character).slice(2).toLowerCase()}`

function faultAt(
  ruleId: string,
  node: unknown,
  walk: Walk,
  reason: string,
  note: string,
  level: 'error' | 'warn' = 'error',
): void {
  walk.diagnostics.push(say(ruleId, walk.path, placeOf(node, walk) ?? at(1, 1), reason, {level, note}))
}

/** A number is one only when it reads back as it was written; 0123, 1.50, 0x1F and 18 digits are not, and stay text. */
function honest(node: Scalar, value: number, pointer: Pointer, walk: Walk): Json {
  const text = node.source ?? ''
  const exact = !Number.isInteger(value) || Number.isSafeInteger(value)
  if (exact && String(value) === text) return value
  const key = steps(pointer).at(-1) ?? ''
  const line = /^\d+$/.test(key) ? `- ${quoted(text)}` : `${key}: ${quoted(text)}`
  const number = Number.isFinite(value) && /^[-+]?\d+\.\d+$/.test(text) ? `；确实是数字时写 ${value}` : ''
  const reason = exact ? `${text} 会被读成数字 ${value}，与所写不同，请加引号` : `${text} 位数太多，当成数字会失真，请加引号`
  const place = placeOf(node, walk)
  // Whether the field takes a text is known to whoever knows the form.
  const fix: Fix | null = place && {what: key, edit: {place, text: quoted(text)}, becomes: {pointer, value: text}}
  walk.diagnostics.push(
    say('yaml-quote-needed', walk.path, place ?? at(1, 1), reason, {
      pointer,
      actual: text,
      expected: [quoted(text)],
      note: `改成 ${line}${number}`,
      ...(fix && {fix}),
    }),
  )
  return text
}

/** Plain text that YAML reads otherwise than an editor does: wrapped lines, and what stands behind a number sign. */
function checkPlain(node: Scalar, walk: Walk): void {
  const [start, end] = node.range!
  const lines = walk.source.slice(start, end).split('\n')
  const {line: first, col: indent} = walk.counter.linePos(start)
  // `-swj` on the line below its key.
  const isAlone = walk.source.slice(start - indent + 1, start).trim() === ''
  if (isAlone && /^-[^\s-]/u.test(lines[0]!)) walk.broken.push(first)
  for (let index = 1; index < lines.length; index++) {
    // `-czj` under `- swj`, `expiryDate：2027` under a value: YAML joins them on silently.
    if (/^\s*(?:-\S|[A-Za-z][\w-]*[:：])/u.test(lines[index]!)) walk.broken.push(first + index)
  }
  if (lines.length > 1 && walk.broken.length === 0 && /\p{Script=Han}/u.test(lines.join('')))
    faultAt(
      'yaml-folded',
      node,
      walk,
      '内容分成了几行，换行处会变成空格',
      '写在一行里；要保留换行，请在冒号后写 | 再另起行缩进',
      'warn',
    )
  const rest = /^[ \t]+#[^\s!#][^\n]*/u.exec(walk.source.slice(end, end + 200))
  if (!rest) return
  const {line, col} = walk.counter.linePos(end)
  walk.diagnostics.push(
    say(
      'yaml-comment',
      walk.path,
      at(line, col + rest[0].search(/#/), rest[0].trim().length),
      `“${shown(rest[0].trim())}”被当成了注释，不会显示`,
      {
        level: 'warn',
        note: `如果它是内容，请整个加引号：${quoteValue(walk.source.split('\n')[line - 1]!)}；确是注释时，在 # 后面空一格`,
      },
    ),
  )
}
