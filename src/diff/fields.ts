/** Front matter, field by field, by the labels that editors know. */
import {type ElementField, fieldsOf, inWords, isEmpty} from '../base/elements.ts'
import {isObject} from '../base/json.ts'
import {child} from '../base/pointer.ts'
import type {Json, JsonObject, Site} from '../base/types.ts'
import {risksIn} from './risks.ts'
import {comparedTexts, isPrintedOnly, risksOfTexts} from './texts.ts'
import type {ChangeClass, DiffRisk, FieldChange} from './types.ts'

/** What is said of a document, not what it says: dates of its making, numbers of the registry, how it is classified. */
const metadata: ReadonlySet<string> = new Set([
  'access',
  'accessReason',
  'contact',
  'corrections',
  'disclosureCategory',
  'documentType',
  'draft',
  'historical',
  'indexNumber',
  'interpretation',
  'keywords',
  'numbering',
  'origin',
  'printedDate',
  'publishDate',
  'redirectFrom',
  'registrationNumber',
  'review',
  'subjects',
  'summary',
  'topics',
  'waivers',
  'writtenDate',
])
/** What a change of a field puts at risk, whatever its value. */
const grave: Readonly<Record<string, DiffRisk>> = {
  access: 'access',
  accessReason: 'access',
  audience: 'addressee',
  documentNumber: 'title',
  effectiveDate: 'validity',
  expiryDate: 'validity',
  issuers: 'title',
  normative: 'validity',
  repeal: 'validity',
  revocation: 'validity',
  title: 'title',
}

interface Around {
  readonly site: Site
  /** Fields that are told as relations. */
  readonly isRelation: (key: string) => boolean
}

/** In the order of the schema; relations are told elsewhere, and files by what is in them. */
export function fieldChanges(kind: string, before: JsonObject, after: JsonObject, {site, isRelation}: Around): FieldChange[] {
  const fields = fieldsOf(kind, site.project.schemas)
  const keys = new Set([...fields.keys(), ...Object.keys(before), ...Object.keys(after)])
  const found: FieldChange[] = []
  for (const key of keys) {
    if (isRelation(key)) continue
    const field = fields.get(key) ?? null
    const place = {top: key, pointer: child('', key), label: field?.label ?? key}
    found.push(...valueChanges(before[key], after[key], field, place, site))
  }
  return found
}

interface Place {
  readonly top: string
  readonly pointer: string
  readonly label: string
}

function valueChanges(
  before: Json | undefined,
  after: Json | undefined,
  field: ElementField | null,
  place: Place,
  site: Site,
): FieldChange[] {
  if (same(before, after)) return []
  if (isObject(before) && isObject(after)) {
    const keys = new Set([...Object.keys(before), ...Object.keys(after)])
    return [...keys].flatMap(key => {
      const member = field?.members.get(key) ?? null
      const inner = {...place, pointer: child(place.pointer, key), label: `${place.label} › ${member?.label ?? key}`}
      return valueChanges(before[key], after[key], member, inner, site)
    })
  }
  if (isListOfObjects(before) && isListOfObjects(after)) return itemChanges(before, after, field, place, site)
  return [changeOf(before, after, field, place, site)]
}

const isListOfObjects = (value: Json | undefined): value is readonly JsonObject[] =>
  Array.isArray(value) && value.length > 0 && (value as readonly Json[]).every(item => isObject(item))

/** Items that are on both sides are set aside; what is left is paired in order. */
function itemChanges(
  before: readonly JsonObject[],
  after: readonly JsonObject[],
  field: ElementField | null,
  place: Place,
  site: Site,
): FieldChange[] {
  const texts = (items: readonly JsonObject[]) => new Set(items.map(item => JSON.stringify(item)))
  const [ones, others] = [texts(before), texts(after)]
  const left = before.filter(item => !others.has(JSON.stringify(item)))
  const fresh = [...after.entries()].filter(([, item]) => !ones.has(JSON.stringify(item)))
  const changes: FieldChange[] = []
  for (let at = 0; at < Math.max(left.length, fresh.length); at++) {
    const [index, item] = fresh[at] ?? [before.indexOf(left[at]!), undefined]
    const own = {...place, pointer: child(place.pointer, index), label: `${place.label} › 第${index + 1}项`}
    changes.push(...valueChanges(left[at], item, field?.item ?? null, own, site))
  }
  return changes
}

function changeOf(
  before: Json | undefined,
  after: Json | undefined,
  field: ElementField | null,
  place: Place,
  site: Site,
): FieldChange {
  const [old, fresh] = [wordsOf(before, field, site), wordsOf(after, field, site)]
  const isPrint = old !== null && fresh !== null && isPrintedOnly(old, fresh)
  const own = grave[place.top]
  const risks = isPrint ? [] : risksIn([own ? [own] : [], isProse(place.top) ? risksOfTexts(old ?? '', fresh ?? '') : []])
  return {
    pointer: place.pointer,
    label: place.label,
    before: old,
    after: fresh,
    parts: comparedTexts(old ?? '', fresh ?? '').flatMap(({parts}) => parts),
    class: isPrint ? 'print' : classOf(place.top),
    risks,
  }
}

const classOf = (key: string): ChangeClass => (metadata.has(key) ? 'metadata' : 'substance')

/** Words in which numbers and duties count; of a date or a number of the registry it is enough that it is another one. */
const isProse = (key: string): boolean => !metadata.has(key) || key === 'summary'

/** Null for what is not there. */
function wordsOf(value: Json | undefined, field: ElementField | null, {organizations}: Site): string | null {
  return isEmpty(value) ? null : plain(inWords(value!, field, organizations))
}

function plain(value: Json | undefined): string {
  if (value === true) return '是'
  if (value === false) return '否'
  if (value === null || value === undefined) return ''
  if (Array.isArray(value)) return (value as readonly Json[]).map(plain).join('、')
  if (!isObject(value)) return String(value)
  const {code, label, id, name, ...more} = value
  if (typeof label === 'string' && code !== undefined) return label
  if (typeof name === 'string' && id !== undefined && Object.keys(more).every(key => key === 'uscc' || key === 'role'))
    return name
  return Object.entries(value)
    .filter(([, inner]) => inner !== undefined)
    .map(([key, inner]) => `${key}：${plain(inner)}`)
    .join('；')
}

const same = (one: Json | undefined, other: Json | undefined): boolean => JSON.stringify(one) === JSON.stringify(other)
