/** Front matter and body to the text of a content file. gray-matter's own stringify is never used: it parses the body again. */
import {Document, isMap, isScalar, isSeq, type Node, visit, type YAMLMap} from 'yaml'
import {child} from '../base/pointer.ts'
import type {Json, Pointer} from '../base/types.ts'

export interface StringifyOptions {
  /** A comment above the field at a pointer; line breaks make several comment lines. */
  readonly comments?: Readonly<Record<Pointer, string>>
  /** Keys at the top that come first, in this order; the others keep theirs. */
  readonly order?: readonly string[]
}

/** A content file: `parse` gives back the same data and, but for blank lines around it, the same body. Undefined fields are left out. */
export function stringify(
  data: {readonly [key: string]: Json | undefined},
  body: string,
  options: StringifyOptions = {},
): string {
  const text = body
    .replace(/\r\n?/g, '\n')
    .replace(/^(?:[ \t]*\n)+/, '')
    .trimEnd()
  const front = stringifyYaml(ordered(data, options.order ?? []), options)
  return `---\n${front}---\n${text === '' ? '' : `\n${text}\n`}`
}

/** YAML of a file that is nothing else, in the same style: one line per text, quotes only where they are needed. */
export function stringifyYaml(data: Json, {comments = {}}: Pick<StringifyOptions, 'comments'> = {}): string {
  const document = new Document(data, {version: '1.2', schema: 'core', aliasDuplicateObjects: false})
  const root = document.contents as Node | null
  if (isMap(root) && root.items.length === 0) return ''
  comment(root, '', comments)
  visit(document, {
    Scalar(_, node) {
      if (isLostInBlock(node.value)) node.type = 'QUOTE_DOUBLE'
    },
  })
  // 0 keeps every text on its own line: a fold would put a space between two Han characters.
  return document.toString({lineWidth: 0, singleQuote: true, blockQuote: 'literal', nullStr: 'null'})
}

/** As a literal block, a line of nothing but blanks would be taken for indentation. */
const isLostInBlock = (value: unknown): boolean => typeof value === 'string' && /\n/.test(value) && /^[ \t]+$/m.test(value)

function ordered(data: {readonly [key: string]: Json | undefined}, first: readonly string[]): {[key: string]: Json | undefined} {
  const keys = [...first.filter(key => Object.hasOwn(data, key)), ...Object.keys(data).filter(key => !first.includes(key))]
  return Object.fromEntries(keys.map(key => [key, data[key]]))
}

function comment(node: unknown, pointer: Pointer, comments: Readonly<Record<Pointer, string>>): void {
  if (isMap(node)) {
    for (const {key, value} of (node as YAMLMap).items) {
      const below = child(pointer, String(isScalar(key) ? key.value : key))
      if (Object.hasOwn(comments, below) && isScalar(key)) key.commentBefore = commentText(comments[below]!)
      comment(value, below, comments)
    }
  } else if (isSeq(node)) {
    for (const [index, item] of node.items.entries()) comment(item, child(pointer, index), comments)
  }
}

const commentText = (text: string): string =>
  text
    .split(/\r\n?|\n/)
    .map(line => ` ${line}`.trimEnd())
    .join('\n')
