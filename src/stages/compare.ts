/** 5. Two texts of one instrument side by side, for those pairs that the site shows. Each text is cut up once, each pair compared once. */
import type {Compared, ComparisonTable} from '../base/comparison-table.ts'
import type {Passage} from '../base/passages.ts'
import type {Digest, EachStage, Source} from '../base/types.ts'
import {decode} from '../frontmatter/decode.ts'
import {parse} from '../frontmatter/parse.ts'
import {passagesOf} from '../markdown/passages.ts'
import {read} from '../markdown/read.ts'

/** The passages of an entry's body: the digest of their JSON. `load` has found the file sound. */
export const cutText: EachStage<Source, null, Source, Digest> = {
  name: 'cut-text',
  setting: () => null,
  take: source => source,
  async run(source, _setting, tools) {
    const {text} = decode(await tools.read(source), source.path)
    const {tree} = await read(parse(text ?? '', source.path).body, source.path)
    return {value: await tools.keep(JSON.stringify(passagesOf(tree))), diagnostics: []}
  },
}

/** Digests of passages. An edit of front matter alone leaves them, and so the comparison. */
export type Texts = {readonly before: Digest; readonly after: Digest}
export type ComparedTexts = Omit<Compared, 'before' | 'after'>

export const compareTexts: EachStage<Texts, null, Texts, ComparedTexts> = {
  name: 'compare-texts',
  setting: () => null,
  take: ({before, after}) => ({before, after}),
  async run({before, after}, _setting, tools) {
    const {articlesIn, tableOf} = await import('../comparison/index.ts')
    const table: ComparisonTable = tableOf(passagesIn(await tools.text(before)), passagesIn(await tools.text(after)))
    const {verdict, counts} = table
    return {value: {table: await tools.keep(JSON.stringify(table)), verdict, counts, ...articlesIn(table)}, diagnostics: []}
  },
}

const passagesIn = (json: string): Passage[] => JSON.parse(json)
