/** Organisations are named by their id in `content/_data/organizations.yml`. */
import {diagnostic} from '../base/diagnostics.ts'
import {nearest} from '../base/nearest.ts'
import {valuesAt} from '../base/pointer.ts'
import type {Diagnostic, Entry, Organization, Pointer} from '../base/types.ts'

/** The fields that name organisations, in whichever kind. */
const fields: readonly Pointer[] = ['/issuers/*', '/decisionMaker', '/items/*/decisionMaker']

/** Ids in an entry that the registry does not have. */
export function organizationFaults(entry: Entry, organizations: ReadonlyMap<string, Organization>): Diagnostic[] {
  const {issuers} = entry.data
  const areKnown = Array.isArray(issuers) && issuers.every(id => organizations.has(id))
  // Nearly all entries have issuers that are known, and nothing else to look for.
  if (areKnown && entry.data['decisionMaker'] === undefined && entry.data['items'] === undefined) return []
  return fields
    .flatMap(pointer => valuesAt(entry.data, pointer))
    .filter(({value}) => typeof value === 'string' && !organizations.has(value))
    .map(({pointer, value}) => unknown(entry, pointer, value as string, organizations))
}

function unknown(entry: Entry, pointer: Pointer, id: string, organizations: ReadonlyMap<string, Organization>): Diagnostic {
  const byName = new Map([...organizations.values()].flatMap(({id: key, name}) => [[key, key] as const, [name, key] as const]))
  const near = [...new Set(nearest(id, byName.keys()).map(name => byName.get(name)!))]
  return diagnostic({
    source: 'graph',
    ruleId: 'organization-unknown',
    path: entry.path,
    entry: entry.id,
    pointer,
    reason: `机构“${id}”不在机构名录里`,
    actual: id,
    expected: near.map(key => `${key}（${organizations.get(key)!.name}）`),
    note: near[0] ? `改成 ${near[0]}` : '先在 content/_data/organizations.yml 里登记这个机构',
  })
}
