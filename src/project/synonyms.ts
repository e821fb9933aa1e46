/** `content/_data/synonyms.yml`, what readers say for what documents say, read and checked like the config: its faults are faults of the command. */
import {join} from 'node:path'
import {diagnostic, UsageError} from '../base/diagnostics.ts'
import type {Diagnostic, JsonSchema, Pointer, Position, Synonym} from '../base/types.ts'
import {readData} from '../frontmatter/read.ts'
import {bytesOf} from './root.ts'

export const synonymsPath = 'content/_data/synonyms.yml'

/**
 * The synonyms of the project at `root`, with words as the search compares them; empty when it has none. Its diagnostics, if any is an
 * error, ride on the `UsageError` thrown.
 */
export async function readSynonyms(root: string, schemas: ReadonlyMap<string, JsonSchema>): Promise<readonly Synonym[]> {
  const bytes = await bytesOf(join(root, synonymsPath))
  if (bytes === null) return []
  const {data, positions, diagnostics} = readData(bytes, synonymsPath, 'synonyms', schemas)
  const synonyms = data as unknown as readonly Synonym[] | null
  const faults = synonyms === null ? diagnostics : faultsOf(synonyms, positions)
  if (synonyms === null || faults.length > 0)
    throw new UsageError(`${synonymsPath} 有错误，没有继续`, {note: '改好后再运行一次', diagnostics: faults})
  return synonyms.map(({word, also}) => ({word: folded(word), also: also.map(folded)}))
}

/** Wide and narrow, large and small letters are one. */
const folded = (word: string): string => word.normalize('NFKC').toLowerCase()

/** What no schema can say: a word has one place, and is no synonym of its own. */
function faultsOf(synonyms: readonly Synonym[], positions: Readonly<Record<Pointer, Position>>): Diagnostic[] {
  const seen = new Set<string>()
  return synonyms.flatMap(({word, also}, index) => {
    const own = folded(word)
    const isTwice = seen.has(own)
    seen.add(own)
    const itself = also.findIndex(other => folded(other) === own)
    return [
      ...(isTwice
        ? [fault(positions, `/${index}/word`, word, `“${word}”在同义词表里写了两次`, '把两处的词合在一起，删去一处')]
        : []),
      ...(itself < 0 ? [] : [fault(positions, `/${index}/also/${itself}`, word, `“${word}”写成了自己的同义词`, '删去这个词')]),
    ]
  })
}

const fault = (
  positions: Readonly<Record<Pointer, Position>>,
  pointer: Pointer,
  actual: string,
  reason: string,
  note: string,
): Diagnostic =>
  diagnostic({
    source: 'config',
    ruleId: 'synonym-repeated',
    path: synonymsPath,
    pointer,
    place: positions[pointer],
    reason,
    actual,
    note,
  })
