/** What ajv found, in the editor's words: label first, key in brackets, what was written, and a line to copy. */
import type {ErrorObject} from 'ajv/dist/2020.js'
import {nearest} from '../base/nearest.ts'
import {child, parent, steps, valueAt} from '../base/pointer.ts'
import type {Diagnostic, Json, Pointer, Position} from '../base/types.ts'
import {circumstance} from './circumstance.ts'
import type {Condition, Conditions} from './conditions.ts'
import {glosses, inline, line, model, worded} from './copyable.ts'
import {type Field, fieldAt, labelAt} from './fields.ts'
import {formats} from './formats.ts'
import {at, say, shown} from './say.ts'

type Places = Readonly<Record<Pointer, Position>>

export interface Told {
  /** Of the schema checked against, as its errors leave it out. */
  readonly id: string
  readonly form: Field
  readonly data: Json
  readonly positions: Places
  readonly keyPositions: Places
  readonly path: string
  readonly conditions: Conditions
}

/** One error with all that its sentence needs. */
interface Fault {
  readonly error: ErrorObject
  readonly pointer: Pointer
  readonly value: Json
  readonly field: Field | null
  /** 成文日期（writtenDate） */
  readonly label: string
  /** What the fields at the top stand in: 信息栏, or 文件 where the whole file is YAML. */
  readonly whole: string
  /** The key to write before a value; `-` in a list. */
  readonly key: string
  /** 环节状态为“planned”时，… or empty. */
  readonly when: string
}

interface Sentence {
  readonly ruleId: string
  readonly reason: string
  readonly note?: string
  readonly expected?: readonly string[]
  /** Stands elsewhere than at the value: under another pointer, or at its key. */
  readonly pointer?: Pointer
  readonly atKey?: boolean
}

/** One diagnostic for each mistake: of several complaints about one value the most telling one is kept. */
export function told(errors: readonly ErrorObject[], scene: Told): Diagnostic[] {
  const faults = errors.map(error => faultOf(error, scene))
  const kept = new Map<string, {rank: number; diagnostic: Diagnostic}>()
  const meant = keysMeant(faults)
  for (const fault of faults) {
    const {keyword, params} = fault.error
    if (keyword === 'required' && meant.has(child(fault.pointer, params['missingProperty']))) continue
    const sentence =
      fault.error.propertyName === undefined ? (sentences[keyword]?.(fault, scene) ?? general(fault)) : wrongName(fault)
    const slot = child(sentence.pointer ?? fault.pointer, perKey.has(keyword) ? `?${keyNamed(fault.error)}` : '')
    const rank = ranks.indexOf(keyword)
    const before = kept.get(slot)
    if (!before || rank < before.rank) kept.set(slot, {rank, diagnostic: place(sentence, fault, scene)})
  }
  return [...kept.values()].map(({diagnostic}) => diagnostic)
}

/** Whichever comes first speaks for a value. What is not named stands before all. */
const ranks = [
  'type',
  'const',
  'enum',
  'format',
  'minLength',
  'maxLength',
  'pattern',
  'minItems',
  'maxItems',
  'uniqueItems',
  'minimum',
  'maximum',
]

/** Keywords whose mistake is one key, not the whole object. */
const perKey = new Set(['required', 'additionalProperties', 'unevaluatedProperties', 'dependentRequired', 'false schema'])

const keyNamed = ({params}: ErrorObject): string =>
  String(params['missingProperty'] ?? params['additionalProperty'] ?? params['unevaluatedProperty'] ?? '')

function faultOf(error: ErrorObject, scene: Told): Fault {
  const {form, data, path} = scene
  const whole = path.endsWith('.md') ? '信息栏' : '文件'
  const pointer = error.instancePath
  const step = steps(pointer).at(-1) ?? ''
  return {
    error,
    pointer,
    value: valueAt(data, pointer) ?? null,
    field: fieldAt(form, pointer),
    label: pointer === '' ? whole : labelAt(form, pointer),
    whole,
    key: /^\d+$/.test(step) ? '-' : step,
    when: circumstance(conditionsOf(error, scene), fieldsAround(form, pointer)),
  }
}

function conditionsOf({parentSchema, schemaPath}: ErrorObject, {id, conditions}: Told): readonly Condition[] {
  if (typeof parentSchema === 'object' && parentSchema !== null) return conditions.of(parentSchema)
  // `…/then/properties/reason/false schema` stands in `…/then/properties`.
  return conditions.at((schemaPath.startsWith('#') ? id + schemaPath : schemaPath).split('/').slice(0, -2).join('/'))
}

/** The field at a pointer and those around it, innermost first. */
function fieldsAround(form: Field, pointer: Pointer): (Field | null)[] {
  const found = [fieldAt(form, pointer)]
  for (let outer = pointer; outer !== ''; ) {
    outer = parent(outer)
    found.push(fieldAt(form, outer))
  }
  return found
}

function place(sentence: Sentence, fault: Fault, {path, positions, keyPositions}: Told): Diagnostic {
  const pointer = sentence.pointer ?? fault.pointer
  const value = sentence.pointer === undefined || sentence.atKey ? fault.value : undefined
  const key = sentence.atKey || (typeof fault.value === 'object' && fault.value !== null && perKey.has(fault.error.keyword))
  const where = (key ? keyPositions[pointer] : undefined) ?? positions[pointer] ?? positions[parent(pointer)] ?? at(1, 1)
  return say(sentence.ruleId, path, where, sentence.reason, {
    source: 'schema',
    pointer,
    ...(typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
      ? {actual: shown(String(value))}
      : {}),
    ...(sentence.expected && sentence.expected.length > 0 ? {expected: sentence.expected} : {}),
    ...(sentence.note === undefined ? {} : {note: sentence.note}),
  })
}

/** `改成 writtenDate: 2026-01-05` */
const change = ({key}: Fault, value: Json): string => (key === '-' ? `改成 - ${inline(value)}` : `改成 ${line(key, value)}`)

const general = (fault: Fault): Sentence => ({
  ruleId: 'field-value',
  reason: `${fault.when}${fault.label}不符合要求`,
  note: example(fault),
})

const example = (fault: Fault): string => {
  const description = fault.field?.description ? `${fault.field.description.replace(/。$/u, '')}。` : ''
  return `${description}例如 ${fault.key === '-' || fault.key === '' ? inline(model(fault.field)) : line(fault.key, model(fault.field))}`
}

const sentences: Readonly<Record<string, (fault: Fault, scene: Told) => Sentence>> = {
  required: missing,
  dependentRequired: fault => missing(fault),
  additionalProperties: (fault, scene) => unknown(fault, String(fault.error.params['additionalProperty']), scene),
  unevaluatedProperties: (fault, scene) => unknown(fault, String(fault.error.params['unevaluatedProperty']), scene),
  type: wrongType,
  enum: wrongWord,
  const: wrongWord,
  format: wrongFormat,
  pattern: wrongPattern,
  minLength: fault => ({
    ruleId: 'field-value',
    reason: `${fault.label}${fault.value === '' ? '是空的' : '太短'}，至少 ${fault.error.params['limit']} 个字`,
    note: example(fault),
  }),
  maxLength: fault => ({
    ruleId: 'field-value',
    reason: `${fault.label}太长：有 ${Array.from(String(fault.value)).length} 个字，最多 ${fault.error.params['limit']} 个字`,
    note: '压缩文字，详细内容写在正文里',
  }),
  minItems: fault => ({
    ruleId: 'field-value',
    reason: `${fault.label}至少要有 ${fault.error.params['limit']} 项`,
    note: example(fault),
  }),
  maxItems: fault => ({
    ruleId: 'field-value',
    reason: `${fault.label}最多 ${fault.error.params['limit']} 项，现有 ${(fault.value as Json[]).length} 项`,
    note: '删去多余的项',
  }),
  uniqueItems: repeated,
  minimum: fault => outOfRange(fault, '不能小于'),
  maximum: fault => outOfRange(fault, '不能大于'),
  exclusiveMinimum: fault => outOfRange(fault, '必须大于'),
  exclusiveMaximum: fault => outOfRange(fault, '必须小于'),
  multipleOf: fault => outOfRange(fault, '必须是这个数的倍数：'),
  minProperties: fault => ({
    ruleId: 'field-missing',
    reason: `${fault.label}至少要写 ${fault.error.params['limit']} 个字段`,
    note: example(fault),
  }),
  maxProperties: fault => ({
    ruleId: 'field-unknown',
    reason: `${fault.label}最多写 ${fault.error.params['limit']} 个字段`,
    note: '删去多余的字段',
  }),
  contains: fault => ({ruleId: 'field-value', reason: `${fault.when}${fault.label}里缺少必须有的项`, note: example(fault)}),
  oneOf: union,
  anyOf: union,
  not: fault => ({ruleId: 'field-not-allowed', reason: `${fault.when}${fault.label}不能这样写`, note: example(fault)}),
  'false schema': fault => ({
    ruleId: 'field-not-allowed',
    reason: `${fault.when}不能写${fault.label}`,
    note: `删去 ${fault.key}`,
    atKey: true,
  }),
}

// Missing and unknown keys

function missing(fault: Fault): Sentence {
  const key = String(fault.error.params['missingProperty'])
  const field = fault.field?.property(key) ?? null
  const label = field?.title ? `${field.title}（${key}）` : key
  const owner = fault.pointer === '' ? '' : `${fault.label.replace(/（[^（）]*）$/u, '')}`
  const where = fault.pointer === '' ? `在${fault.whole}里加一行` : `在“${owner}”里加一行`
  const reason = owner === '' ? `${fault.when}缺少${label}` : `${owner}${fault.when ? `：${fault.when}` : ''}缺少${label}`
  return {
    ruleId: 'field-missing',
    reason,
    note: `${where} ${line(key, model(field))}${field?.title ? `   （${field.title}，换成实际内容）` : ''}`,
    atKey: true,
  }
}

/** Keys that are missing because an unknown key beside them was meant for them. */
function keysMeant(faults: readonly Fault[]): ReadonlySet<Pointer> {
  const found = new Set<Pointer>()
  for (const {error, pointer, field} of faults) {
    const key = error.params['additionalProperty'] ?? error.params['unevaluatedProperty']
    const guess = key === undefined || !field ? undefined : keysLike(String(key), field)[0]
    if (guess) found.add(child(pointer, guess))
  }
  return found
}

/** The keys of a form that are, or whose labels are, like a word. */
function keysLike(word: string, field: Field): string[] {
  const byName = new Map<string, string>()
  for (const key of field.keys) {
    byName.set(key, key)
    const title = field.property(key)?.title
    if (title && !byName.has(title)) byName.set(title, key)
  }
  const bare = word.replace(/[（(].*$/u, '').replace(/[：:]+$/u, '')
  return [...new Set(nearest(bare, byName.keys()).map(name => byName.get(name)!))]
}

function unknown(fault: Fault, key: string, {data}: Told): Sentence {
  const pointer = child(fault.pointer, key)
  const form = fault.field
  const known = form?.keys.includes(key)
  const owner = fault.pointer === '' ? '' : `${fault.label.replace(/（[^（）]*）$/u, '')}里`
  if (known)
    return {ruleId: 'field-not-allowed', reason: `${fault.when}${owner}不能写${key}`, note: '删去它', pointer, atKey: true}
  const like = form ? keysLike(key, form).filter(guess => valueAt(data, child(fault.pointer, guess)) === undefined) : []
  const reason = `${owner}没有“${shown(key)}”这个字段`
  const [guess] = like
  const field = guess === undefined ? null : (form?.property(guess) ?? null)
  if (guess !== undefined) {
    const title = field?.title ? `（${field.title}）` : ''
    return {
      ruleId: 'field-unknown',
      reason,
      expected: like,
      note: `是不是想写 ${guess}${title}？把“${shown(key)}”改成 ${guess}`,
      pointer,
      atKey: true,
    }
  }
  const home = form && homeOf(key, form)
  const note = home
    ? `它应写在${home}里面`
    : `删去它；这里可以写：${(form?.keys ?? []).map(name => form?.property(name)?.title || name).join('、')}`
  return {ruleId: 'field-unknown', reason, note, pointer, atKey: true}
}

/** The field of a form inside which a key would be at home. */
function homeOf(key: string, form: Field): string | null {
  for (const outer of form.keys) {
    const field = form.property(outer)
    const inner = field?.item() ?? field
    if (inner && (inner.keys.includes(key) || inner.keys.some(name => inner.property(name)?.title === key)))
      return `${field?.title ?? outer}（${outer}）`
  }
  return null
}

function wrongName(fault: Fault): Sentence {
  const name = String(fault.error.propertyName)
  return {
    ruleId: 'field-format',
    reason: `${fault.label}里“${shown(name)}”不能作名称`,
    note: fault.field?.description ? fault.field.description : '改一个名称',
    pointer: child(fault.pointer, name),
    atKey: true,
  }
}

// Wrong values

const typeNames: Readonly<Record<string, string>> = {
  string: '文字',
  number: '数字',
  integer: '整数',
  boolean: ' true 或 false',
  array: '列表',
  object: '下一层字段',
  null: '空',
}

function wrongType(fault: Fault): Sentence {
  const {value, field, label} = fault
  const types = field && field.types.length > 0 ? field.types : [fault.error.params['type']].flat().map(String)
  if (value === null) return {ruleId: 'field-missing', reason: `${label}没有填写`, note: `${fillIn(fault)}；没有内容时删去这一行`}
  if (types.includes('string') && field?.format && typeof value === 'number' && !formats[field.format]?.passes(String(value)))
    return wrongFormat({...fault, value: String(value)})
  if (types.includes('string') && typeof value !== 'object')
    return {
      ruleId: 'field-type',
      reason: `${label}应是文字，这里会被读成${typeof value === 'number' ? '数字' : '是非'}`,
      expected: [inline(String(value))],
      note: change(fault, String(value)),
    }
  const wanted = types.map(type => typeNames[type] ?? type).join('或')
  const guess = types.includes('array') && !Array.isArray(value) ? listed(value, field?.item() ?? null) : converted(value, types)
  const reason = `${label}应是${wanted}，这里是${kindOf(value)}`
  if (guess !== null) return {ruleId: 'field-type', reason, expected: [inline(guess)], note: change(fault, guess)}
  return {ruleId: 'field-type', reason, note: example(fault)}
}

const fillIn = (fault: Fault): string =>
  fault.key === '-' ? `写上内容，例如 - ${inline(model(fault.field))}` : `写上内容，例如 ${line(fault.key, model(fault.field))}`

function kindOf(value: Json): string {
  if (Array.isArray(value)) return '列表'
  if (typeof value === 'object') return '下一层字段'
  return `“${shown(String(value))}”`
}

const yes = new Set(['是', '有', '对', 'yes', 'y', 'on', 'true', '需要', '1'])
const no = new Set(['否', '无', '不', 'no', 'n', 'off', 'false', '不需要', '0'])

/** One value as a list: taken apart at commas, if every part would do as an item. */
function listed(value: Json, item: Field | null): Json {
  if (typeof value === 'object' || !item?.types.includes('string')) return [value]
  const whole = String(value).trim()
  const passes = (text: string) => text !== '' && (!item.pattern || new RegExp(item.pattern, 'u').test(text))
  const parts = whole.split(/[、，,;；]\s*/u)
  const free = item.pattern === null || !passes(whole)
  return parts.length > 1 && free && parts.every(passes) ? parts : [whole]
}

/** The value as the type wanted, where no doubt is left; null where some is. */
function converted(value: Json, types: readonly string[]): Json {
  if (Array.isArray(value))
    return value.length === 1 && typeof value[0] !== 'object' && types.some(type => type !== 'object') ? (value[0] as Json) : null
  if (typeof value === 'object') return null
  const text = String(value).normalize('NFKC').trim()
  if (types.includes('boolean')) {
    if (yes.has(text.toLowerCase())) return true
    return no.has(text.toLowerCase()) ? false : null
  }
  if (types.includes('integer') || types.includes('number')) {
    const match = /^[（(第]?\s*(-?\d[\d,_，]*(?:\.\d+)?)\s*[)）]?\s*[年人条件次名个位项号%]?$/u.exec(text)
    const number = match ? Number(match[1]!.replace(/[,_，]/gu, '')) : Number.NaN
    if (!Number.isFinite(number) || (!types.includes('number') && !Number.isInteger(number))) return null
    return number
  }
  return null
}

function wrongWord(fault: Fault): Sentence {
  const {field, value, label, when} = fault
  const allowed = (fault.error.params['allowedValues'] ?? [fault.error.params['allowedValue']]) as readonly Json[]
  const words = field ? glosses(field) : new Map<string, string>()
  const expected = allowed.map(word => worded(word, words))
  const guess = meantWord(String(value), allowed, words)
  const reason = `${when}${label}不能是“${shown(String(value))}”`
  if (guess !== null)
    return {ruleId: 'field-value', reason, expected, note: `是不是想写 ${worded(guess, words)}？${change(fault, guess)}`}
  return {
    ruleId: 'field-value',
    reason,
    expected,
    note: allowed.length === 1 ? change(fault, allowed[0]!) : `从这些里选一个：${expected.join('、')}`,
  }
}

function meantWord(written: string, allowed: readonly Json[], words: ReadonlyMap<string, string>): Json {
  const byName = new Map<string, Json>()
  for (const word of allowed) {
    byName.set(String(word), word)
    const gloss = words.get(String(word))
    if (gloss) byName.set(gloss, word)
  }
  const [name] = nearest(written, byName.keys(), 1)
  return name === undefined ? null : byName.get(name)!
}

function wrongFormat(fault: Fault): Sentence {
  const name = String(fault.error.params['format'] ?? fault.field?.format ?? '')
  const format = formats[name]
  const text = String(fault.value)
  if (!format) return wrongPattern(fault)
  if (text.trim() === '')
    return {ruleId: 'field-missing', reason: `${fault.label}是空的`, note: `${fillIn(fault)}；没有内容时删去这一行`}
  const meant = format.meant(text)
  const sentence = {ruleId: format.ruleId, reason: `${fault.label}${format.fault(text)}：${shown(text)}`}
  if (meant !== null) return {...sentence, expected: [meant], note: change(fault, meant)}
  return {...sentence, note: `写成${format.form}`}
}

function wrongPattern(fault: Fault): Sentence {
  const text = String(fault.value)
  if (text.trim() === '')
    return {ruleId: 'field-missing', reason: `${fault.label}是空的`, note: `${fillIn(fault)}；没有内容时删去这一行`}
  const guess = patternGuess(text, String(fault.error.params['pattern'] ?? ''))
  if (guess !== null)
    return {
      ruleId: 'field-format',
      reason: `${fault.label}的写法不对：${shown(text)}`,
      expected: [guess],
      note: change(fault, guess),
    }
  return {ruleId: 'field-format', reason: `${fault.label}的写法不对：${shown(text)}`, note: example(fault)}
}

/** The text trimmed, in half width, in another case, or with hyphens for blanks, if that passes. */
function patternGuess(text: string, pattern: string): string | null {
  const expression = new RegExp(pattern, 'u')
  const plain = text.normalize('NFKC').trim()
  const tries = [
    text.trim(),
    plain,
    plain.replace(/\s+/gu, ''),
    plain.toUpperCase(),
    plain.toLowerCase(),
    plain.toLowerCase().replace(/[\s_.]+/gu, '-'),
    text.trim().replaceAll('/', '\\'),
  ]
  return tries.find(guess => guess !== text && guess !== '' && expression.test(guess)) ?? null
}

function repeated(fault: Fault): Sentence {
  const [later, earlier] = [Number(fault.error.params['i']), Number(fault.error.params['j'])].sort((a, b) => b - a) as [
    number,
    number,
  ]
  const label = fault.label.replace(/（[^（）]*）$/u, '')
  return {
    ruleId: 'field-value',
    reason: `${label}第${later + 1}项与第${earlier + 1}项重复`,
    note: '删去重复的一项',
    pointer: child(fault.pointer, later),
  }
}

function outOfRange(fault: Fault, bound: string): Sentence {
  const limit = fault.error.params['limit'] ?? fault.error.params['multipleOf']
  return {ruleId: 'field-value', reason: `${fault.label}${bound} ${limit}，现在是 ${fault.value}`, note: example(fault)}
}

/** Branches that differ only in which keys they want, or none of which fits. */
function union(fault: Fault): Sentence {
  const wanted = (fault.error.schema as readonly {readonly required?: readonly string[]}[]).flatMap(
    branch => branch.required ?? [],
  )
  const names = [...new Set(wanted)].map(key => {
    const title = fault.field?.property(key)?.title
    return title ? `${title}（${key}）` : key
  })
  if (fault.error.params['passingSchemas'])
    return {
      ruleId: 'field-not-allowed',
      reason: `${fault.label}里${names.join('、')}只能写一个`,
      note: '留下一个，删去其余',
      atKey: true,
    }
  if (typeof fault.value === 'object' && fault.value !== null && !Array.isArray(fault.value) && names.length > 0)
    return {ruleId: 'field-missing', reason: `${fault.label}里要写${names.join('或')}`, note: example(fault), atKey: true}
  return wrongType(fault)
}
