/** Where what is said stands: looked up only for what is said. */
import type {Diagnostic, Digest, Entry, Pointer, Position} from '../base/types.ts'

type Positions = Readonly<Record<Pointer, Position>>

/** Diagnostics that point into front matter get the place of their pointer; those that point into another file, from its `places`. */
export async function placed(
  diagnostics: readonly Diagnostic[],
  entries: readonly Entry[],
  text: (digest: Digest) => Promise<string>,
  places: Readonly<Record<string, Positions>>,
): Promise<Diagnostic[]> {
  if (diagnostics.every(({place, pointer}) => place || pointer === undefined)) return [...diagnostics]
  const byPath = new Map(entries.map(entry => [entry.path, entry]))
  const read = new Map<string, Positions>()
  const result: Diagnostic[] = []
  for (const diagnostic of diagnostics) {
    const entry = byPath.get(diagnostic.path)
    const known = places[diagnostic.path] ?? read.get(diagnostic.path)
    if (diagnostic.place || diagnostic.pointer === undefined || !(known || entry)) {
      result.push(diagnostic)
      continue
    }
    const positions = known ?? (JSON.parse(await text(entry!.positions)) as Positions)
    read.set(diagnostic.path, positions)
    const place = placeOf(positions, diagnostic.pointer)
    result.push(place ? {...diagnostic, place} : diagnostic)
  }
  return result
}

/** A field that is not written stands where its nearest written ancestor does. */
function placeOf(positions: Positions, pointer: Pointer): Position | undefined {
  for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) if (positions[at]) return positions[at]
  return undefined
}
