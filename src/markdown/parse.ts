/** Markdown text -> mdast, at once. */
import {type Parsed, type ParseOptions, parseWith} from './parsed.ts'
import {remark} from './remark.ts'

export {type Parsed, type ParseOptions, tooComplex} from './parsed.ts'

/**
 * Parses a body. Positions are those of `text`, so a body whose front matter was blanked out keeps the file's lines.
 * Input that would take the parser too long, or more stack than there is, gives an empty tree and one `markdown-too-complex`.
 */
export function parse(text: string, path: string, options: ParseOptions = {}): Parsed {
  return parseWith(remark, text, path, options)!
}
