/** `elements.json`: which elements each record has of those it must and may have, and why what is lacking is lacking. */
import {completenessOf, fieldsOf, isEmpty, lackingElements} from '../base/elements.ts'
import {isObject} from '../base/json.ts'
import type {Entry, JsonObject, Kind, Project} from '../base/types.ts'
import {spec} from './types.ts'

/** The rule whose waivers explain what is lacking. */
export const elementsRule = 'feed-elements'

type Tally = {readonly total: number; readonly present: number}
export type ElementRow = {
  readonly id: string
  readonly type: string
  readonly required: Tally
  readonly conditional: Tally
  readonly optional: Tally
  /** Labels. */
  readonly missing: readonly string[]
  /** 缺项说明. */
  readonly explanation: string | null
  /** Of what it must have, in percent. */
  readonly score: number
}
export type Elements = {readonly spec: typeof spec; readonly records: readonly ElementRow[]}

/** In the order of the entries given. */
export const elementsReport = ({kinds, schemas}: Pick<Project, 'kinds' | 'schemas'>, entries: readonly Entry[]): Elements => ({
  spec,
  records: entries.map(entry => rowOf(entry, kinds.get(entry.kind)!, schemas)),
})

function rowOf({id, kind: type, data}: Entry, kind: Kind, schemas: Project['schemas']): ElementRow {
  const {required, conditional, optional} = completenessOf(kind, schemas)
  const fields = fieldsOf(type, schemas)
  const lacking = new Set(lackingElements(type, data))
  const asked = conditional.filter(({key}) => lacking.has(key) || !isEmpty(data[key]))
  const tally = (keys: readonly string[]): Tally => ({
    total: keys.length,
    present: keys.filter(key => !isEmpty(data[key])).length,
  })
  const missing = [...required, ...asked.map(({key}) => key)].filter(key => isEmpty(data[key]))
  const must = required.length + asked.length
  return {
    id,
    type,
    required: tally(required),
    conditional: tally(asked.map(({key}) => key)),
    optional: tally(optional),
    missing: missing.map(key => fields.get(key)?.label ?? key),
    explanation: missing.length === 0 ? null : explanationOf(data),
    score: must === 0 ? 100 : Math.floor(((must - missing.length) * 100) / must),
  }
}

function explanationOf(data: JsonObject): string | null {
  const waivers = Array.isArray(data['waivers']) ? (data['waivers'] as readonly JsonObject[]) : []
  const reason = waivers.find(waiver => isObject(waiver) && waiver['rule'] === elementsRule)?.['reason']
  return typeof reason === 'string' ? reason : null
}
