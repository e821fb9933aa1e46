/**
 * Front matter as the elements (要素) of a document: by the Chinese labels of its schema, codes with their words, organisations with
 * their names. One reading of the schemas for all who need elements: the feed, its dictionaries, and the rule that asks for them.
 */
import {isObject} from './json.ts'
import {valueAt} from './pointer.ts'
import type {Json, JsonObject, JsonSchema, Kind, Organization} from './types.ts'

/** A field of front matter, as far as its label matters. */
export interface ElementField {
  readonly key: string
  readonly label: string
  readonly description: string
  /** Words of its codes; null where its values are words already. */
  readonly codes: ReadonlyMap<string, string> | null
  /** An id of the registry of organisations. */
  readonly isOrganization: boolean
  /** Members of a mapping, by key. */
  readonly members: ReadonlyMap<string, ElementField>
  /** What a list holds. */
  readonly item: ElementField | null
  /** `const`, `string`, `array of string`, … */
  readonly type: string
}
type Schemas = ReadonlyMap<string, JsonSchema>
type Organizations = ReadonlyMap<string, Organization>

/** Fields that are for the tool and for colleagues, or say where the page is. */
const internal: ReadonlySet<string> = new Set([
  'attachments',
  'draft',
  'historical',
  'numbering',
  'redirectFrom',
  'review',
  'waivers',
])

/** What a library must have of a policy besides what the schema demands: the table that every policy page shows. */
const demanded: Readonly<Record<string, readonly string[]>> = {
  policy: ['documentNumber', 'indexNumber', 'issuers', 'writtenDate', 'publishDate', 'subjects', 'summary'],
}
/** What it must have in certain cases. */
const conditional: Readonly<Record<string, readonly Condition[]>> = {
  policy: [
    {key: 'registrationNumber', when: '行政规范性文件', holds: data => data['normative'] === true},
    {key: 'effectiveDate', when: '行政规范性文件', holds: data => data['normative'] === true},
  ],
}
interface Condition {
  readonly key: string
  /** In words. */
  readonly when: string
  holds(data: JsonObject): boolean
}

/** The elements of a kind, in the order of its schema: without what is internal, and without relations, which are links. */
export function elementFields(kind: Pick<Kind, 'name' | 'refs'>, schemas: Schemas): readonly ElementField[] {
  const links = new Set(Object.keys(kind.refs).map(pointer => /^\/([^/]+)(?:\/\*)?$/u.exec(pointer)?.[1]))
  return [...fieldsOf(kind.name, schemas).values()].filter(({key}) => !internal.has(key) && !links.has(key))
}

export interface Completeness {
  /** Keys of elements. */
  readonly required: readonly string[]
  readonly conditional: readonly {readonly key: string; readonly when: string}[]
  readonly optional: readonly string[]
}

/** Which elements a kind must have, must have in certain cases, and may have. */
export function completenessOf(kind: Pick<Kind, 'name' | 'refs'>, schemas: Schemas): Completeness {
  const schema = schemas.get(kind.name) ?? {}
  const keys = elementFields(kind, schemas).map(({key}) => key)
  const must = new Set([...((schema['required'] ?? []) as readonly string[]), ...(demanded[kind.name] ?? [])])
  const cases = (conditional[kind.name] ?? []).map(({key, when}) => ({key, when}))
  return {
    required: keys.filter(key => must.has(key)),
    conditional: cases.filter(({key}) => !must.has(key)),
    optional: keys.filter(key => !must.has(key) && !cases.some(one => one.key === key)),
  }
}

/** Keys of elements that an entry must have and has not. */
export function lackingElements(kind: string, data: JsonObject): string[] {
  const cases = (conditional[kind] ?? []).filter(({holds}) => holds(data)).map(({key}) => key)
  return [...(demanded[kind] ?? []), ...cases].filter(key => isEmpty(data[key]))
}

export const isEmpty = (value: Json | undefined): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)

/** The elements of an entry, by their labels. */
export function elementsOf(
  kind: Pick<Kind, 'name' | 'refs'>,
  data: JsonObject,
  {schemas, organizations}: {readonly schemas: Schemas; readonly organizations: Organizations},
): JsonObject {
  const known = elementFields(kind, schemas).filter(({key}) => !isEmpty(data[key]))
  return Object.fromEntries(known.map(field => [field.label, inWords(data[field.key]!, field, organizations)]))
}

/** A value with labels for keys; codes and organisations say what they mean. */
export function inWords(value: Json, field: ElementField | null, organizations: Organizations): Json {
  if (field === null) return value
  if (Array.isArray(value)) {
    const items = value as readonly Json[]
    if (field.item?.isOrganization) return items.map((item, index) => organization(item, organizations, index, items.length))
    return items.map(item => inWords(item, field.item, organizations))
  }
  if (isObject(value)) {
    const given = Object.entries(value).filter((pair): pair is [string, Json] => pair[1] !== undefined)
    return Object.fromEntries(
      given.map(([key, inner]) => {
        const member = field.members.get(key) ?? null
        return [member?.label ?? key, inWords(inner, member, organizations)]
      }),
    )
  }
  if (field.isOrganization) return organization(value, organizations, 0, 1)
  const label = typeof value === 'string' ? field.codes?.get(value) : undefined
  return label === undefined ? value : {code: value, label}
}

/** Of several issuers the first leads. */
function organization(id: Json, organizations: Organizations, index: number, count: number): Json {
  const known = organizations.get(String(id))
  const role = count > 1 ? {role: index === 0 ? '主办' : '联合'} : {}
  return {id, name: known?.name ?? String(id), ...(known?.uscc !== undefined && {uscc: known.uscc}), ...role}
}

const read = new WeakMap<Schemas, Map<string, ReadonlyMap<string, ElementField>>>()

/** All fields of a kind, or of a shared definition named `common#reference`, by key. */
export function fieldsOf(name: string, schemas: Schemas): ReadonlyMap<string, ElementField> {
  let known = read.get(schemas)
  if (!known) {
    known = new Map()
    read.set(schemas, known)
  }
  let fields = known.get(name)
  if (!fields) {
    const [file = '', definition] = name.split('#')
    const schema = schemas.get(file) ?? {}
    const node = definition === undefined ? schema : valueAt(schema, `/$defs/${definition}`)
    fields = membersOf(node, file, schemas)
    known.set(name, fields)
  }
  return fields
}

/** A `$ref` may lead to another file: what stands in it refers to that one. */
function followed(node: Json | undefined, file: string, schemas: Schemas): {readonly node: JsonObject; readonly file: string} {
  if (!isObject(node)) return {node: {}, file}
  const ref = node['$ref']
  if (typeof ref !== 'string') return {node, file}
  const [where = '', pointer = ''] = ref.split('#')
  const next = where === '' ? file : where.replace('.schema.json', '')
  const target = followed(valueAt(schemas.get(next), pointer), next, schemas)
  return {node: {...target.node, ...node}, file: target.file}
}

function membersOf(given: Json | undefined, place: string, schemas: Schemas): ReadonlyMap<string, ElementField> {
  const {node, file} = followed(given, place, schemas)
  const own = isObject(node['properties']) ? node['properties'] : {}
  const members = new Map<string, ElementField>()
  for (const [key, member] of Object.entries(own)) members.set(key, fieldOf(key, member, file, schemas))
  // A text or a mapping (`reference`): the mapping's members are the ones that have labels.
  for (const branch of ['then', 'else'] as const)
    if (isObject(node['if']) && node['if']['type'] === 'string')
      for (const [key, field] of membersOf(node[branch], file, schemas)) members.set(key, field)
  return members
}

function fieldOf(key: string, given: Json | undefined, place: string, schemas: Schemas): ElementField {
  const {node, file} = followed(given, place, schemas)
  const {title, description} = node
  const item = node['items'] === undefined ? null : fieldOf('', node['items'], file, schemas)
  return {
    key,
    label: typeof title === 'string' ? title : key,
    description: typeof description === 'string' ? description : '',
    codes: codesOf(node),
    isOrganization: isObject(given) && String(given['$ref']).endsWith('#/$defs/organizationId'),
    members: membersOf(node, file, schemas),
    item,
    type: typeof node['type'] === 'string' ? (node['type'] === 'array' ? `array of ${item?.type}` : node['type']) : 'string',
  }
}

/** `adopted 采纳、partlyAdopted 部分采纳`: the words of codes stand in the description of the field. */
function codesOf(node: JsonObject): ReadonlyMap<string, string> | null {
  const codes = node['enum']
  const {description} = node
  if (!Array.isArray(codes) || typeof description !== 'string') return null
  const words = (codes as readonly Json[]).flatMap(code => {
    const found = new RegExp(`(?:^|[、，；])${code} ([^、；。]+)`, 'u').exec(description)?.[1]
    return found === undefined ? [] : [[String(code), found.replace(/（.*$/u, '')] as const]
  })
  return words.length === codes.length ? new Map(words) : null
}
