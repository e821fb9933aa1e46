/** Markdown text -> mdast for those who can wait: remark is loaded for the first text that needs it, which most never do. */
import {type Parsed, type ParseOptions, parseWith} from './parsed.ts'

/** `parse`, which loads remark only when a text needs it. */
export async function read(text: string, path: string, options: ParseOptions = {}): Promise<Parsed> {
  return parseWith(null, text, path, options) ?? (await import('./parse.ts')).parse(text, path, options)
}
