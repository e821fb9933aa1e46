/** An import in a test: sources and map as text, nothing on disk. */
import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import type {JsonSchema} from '../../src/base/types.ts'
import {type ImportRequest, type ImportResult, importSources} from '../../src/import/index.ts'
import {type ImportMap, readMap} from '../../src/import/map.ts'

export const cases = join(import.meta.dirname, 'cases')
const folder = join(import.meta.dirname, '..', '..', 'schemas')
const files = readdirSync(folder).filter(file => file.endsWith('.schema.json'))

export const schemas: ReadonlyMap<string, JsonSchema> = new Map(
  files.map(file => [file.replace('.schema.json', ''), JSON.parse(readFileSync(join(folder, file), 'utf8'))]),
)
export const codes: ReadonlyMap<string, string> = new Map([
  ['示商务规', 'sswg'],
  ['示商务字', 'sswz'],
])

export const mapIn = async (file: string): Promise<ImportMap> => (await readMap(readFileSync(join(cases, file)), file)).map
export const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

/** Sources by the name that diagnostics give them. */
export async function imported(
  sources: Readonly<Record<string, string | Uint8Array>>,
  map: ImportMap,
  more: Partial<ImportRequest> = {},
): Promise<ImportResult> {
  return importSources({
    sources: Object.entries(sources).map(([path, text]) => ({path, bytes: typeof text === 'string' ? bytes(text) : text})),
    map,
    kind: {name: 'policy', dir: 'policies'},
    schemas,
    codes,
    organizations: new Map(),
    into: '',
    taken: new Map(),
    read: async () => null,
    ...more,
  })
}

export const sourcesIn = (...names: readonly string[]): Record<string, Uint8Array> =>
  Object.fromEntries(names.map(name => [name, readFileSync(join(cases, name))]))

/** One line a diagnostic: where, how bad, what. */
export const lines = ({diagnostics}: Pick<ImportResult, 'diagnostics'>): string =>
  diagnostics
    .map(
      ({path, place, level, ruleId, reason}) =>
        `${path}:${place?.start.line ?? 1}:${place?.start.column ?? 1} ${level} ${ruleId} ${reason}\n`,
    )
    .join('')

export const textOf = (result: ImportResult, index = 0): string => new TextDecoder().decode(result.entries[index]!.entry.bytes)
export const rulesOf = ({diagnostics}: Pick<ImportResult, 'diagnostics'>): string[] => diagnostics.map(({ruleId}) => ruleId)
