/** `content/_data/terms.yml`, the office's own list of words, read and checked like the config: its faults are faults of the command. */
import {join} from 'node:path'
import {diagnostic, UsageError} from '../base/diagnostics.ts'
import type {Diagnostic, JsonSchema, Pointer, Position, Terms} from '../base/types.ts'
import {readData} from '../frontmatter/read.ts'
import {bytesOf} from './root.ts'

export const termsPath = 'content/_data/terms.yml'

/** The list of words of the project at `root`, or that of another revision which is `given`; empty when it has none. Its diagnostics, if any is an error, ride on the `UsageError` thrown. */
export async function readTerms(
  root: string,
  schemas: ReadonlyMap<string, JsonSchema>,
  given?: Uint8Array | null,
): Promise<Terms> {
  const bytes = given === undefined ? await bytesOf(join(root, termsPath)) : given
  if (bytes === null) return {}
  const {data, positions, diagnostics} = readData(bytes, termsPath, 'terms', schemas)
  const terms = data as unknown as Terms | null
  const faults = terms === null ? diagnostics : faultsOf(terms, positions)
  if (terms !== null && faults.length === 0) return terms
  throw new UsageError(`${termsPath} 有错误，没有继续`, {note: '改好后再运行一次', diagnostics: faults})
}

/** What no schema can say of the lists: a word stands in one of them, once, and what is to be written instead is not itself refused. */
function faultsOf(
  {wrong = [], forbidden = [], defined = []}: Terms,
  positions: Readonly<Record<Pointer, Position>>,
): Diagnostic[] {
  const words = [
    ...wrong.map(({wrong: word}, index) => ({word, pointer: `/wrong/${index}/wrong`})),
    ...forbidden.map(({word}, index) => ({word, pointer: `/forbidden/${index}/word`})),
    ...defined.map(({word}, index) => ({word, pointer: `/defined/${index}/word`})),
  ]
  const refused = new Set([...wrong.map(item => item.wrong), ...forbidden.map(({word}) => word)])
  const offered = [
    ...wrong.map(({right: word}, index) => ({word, pointer: `/wrong/${index}/right`})),
    ...forbidden.map(({instead: word}, index) => ({word, pointer: `/forbidden/${index}/instead`})),
  ]
  const seen = new Set<string>()
  const faults: Diagnostic[] = []
  const fault = (pointer: Pointer, actual: string, reason: string, note: string): void => {
    faults.push(
      diagnostic({
        source: 'config',
        ruleId: 'term-repeated',
        path: termsPath,
        pointer,
        place: positions[pointer],
        reason,
        actual,
        note,
      }),
    )
  }
  for (const {word, pointer} of words) {
    if (seen.has(word)) fault(pointer, word, `用语表里“${word}”写了两次`, '删去其中一个')
    seen.add(word)
  }
  for (const {word, pointer} of offered)
    if (word !== undefined && refused.has(word))
      fault(pointer, word, `用语表让人写“${word}”，又把它列为错误或不用的词语`, '只留一种写法')
  return faults
}
