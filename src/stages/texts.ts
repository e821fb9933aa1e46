/** Texts as they are compared with others of their kind: a body as passages, a file that is published beside it as lines. */
import {readAttached} from '../attached/read.ts'
import {csvRows} from '../base/csv.ts'
import type {Passage} from '../base/passages.ts'
import type {EachStage, Source} from '../base/types.ts'
import {decode} from '../frontmatter/decode.ts'
import {parse} from '../frontmatter/parse.ts'
import {passagesOf} from '../markdown/passages.ts'
import {read} from '../markdown/read.ts'

export const passages: EachStage<Source, null, Source, readonly Passage[]> = {
  name: 'passages',
  setting: () => null,
  take: source => source,
  async run(source, _setting, tools) {
    // What is wrong with the file has been said when it was loaded.
    const {text} = decode(await tools.read(source), source.path)
    if (text === null) return {value: [], diagnostics: []}
    const {tree} = await read(parse(text, source.path).body, source.path)
    return {value: passagesOf(tree), diagnostics: []}
  },
}

/** What can be read of a published file. */
export interface FileLines {
  /** Cells of a row are parted by tabs; null where the file's text cannot be read. */
  readonly lines: readonly string[] | null
  /** Why it can't, where files of its kind are looked into. */
  readonly unread: string | null
}

const flat = (cell: string): string => cell.replaceAll(/[\t\n]+/gu, ' ')

/** Lines at most: what is longer is no text that anybody reviews line by line. */
const mostLines = 20_000

export const fileLines: EachStage<Source, null, Source, FileLines> = {
  name: 'file-lines',
  setting: () => null,
  take: source => source,
  async run(source, _setting, tools) {
    const {ending, lines, unread} = await readAttached(source.path, await tools.read(source))
    const isRead = lines.length > 0 && lines.length <= mostLines
    const told = ending === 'csv' ? csvRows(lines.join('\n')).map(cells => cells.map(flat).join('\t')) : lines
    return {value: {lines: isRead ? told : null, unread: unread?.reason ?? null}, diagnostics: []}
  },
}
