/** What ajv found, in the editor's words: label first, key in brackets, what was written, and a line to copy. */
import type {ErrorObject} from 'ajv/dist/2020.js'
import {child, parent, steps, valueAt} from '../base/pointer.ts'
import type {Clause, Diagnostic, Fix, Json, Pointer} from '../base/types.ts'
import {circumstance} from './circumstance.ts'
import type {Condition} from './conditions.ts'
import {type Checked, example, type Fault, type Sentence} from './fault.ts'
import {type Field, fieldAt, labelAt} from './fields.ts'
import {keysMeant, missing, unknown, wrongName} from './keys.ts'
import {valueFix} from './rewrite.ts'
import {at, say, shown} from './say.ts'
import {outOfRange, repeated, union, wrongFormat, wrongPattern, wrongType, wrongWord} from './values.ts'

/** One diagnostic for each mistake: of several complaints about one value the most telling one is kept. */
export function told(errors: readonly ErrorObject[], checked: Checked): Diagnostic[] {
  const faults = errors.map(error => faultOf(error, checked))
  const kept = new Map<string, {rank: number; diagnostic: Diagnostic}>()
  const meant = keysMeant(faults)
  for (const fault of faults) {
    const {keyword, params} = fault.error
    if (keyword === 'required' && meant.has(child(fault.pointer, params['missingProperty']))) continue
    const sentence =
      fault.error.propertyName === undefined ? (sentences[keyword]?.(fault, checked) ?? general(fault)) : wrongName(fault)
    const slot = child(sentence.pointer ?? fault.pointer, perKey.has(keyword) ? `?${keyNamed(fault.error)}` : '')
    const rank = ranks.indexOf(keyword)
    const before = kept.get(slot)
    if (!before || rank < before.rank) kept.set(slot, {rank, diagnostic: place(sentence, fault, checked)})
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

function faultOf(error: ErrorObject, checked: Checked): Fault {
  const {form, data, path} = checked
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
    required: pointer !== '' && (fieldAt(form, parent(pointer))?.required.includes(step) ?? false),
    when: circumstance(conditionsOf(error, checked), fieldsAround(form, pointer)),
  }
}

function conditionsOf({parentSchema, schemaPath}: ErrorObject, {id, conditions}: Checked): readonly Condition[] {
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

function place(sentence: Sentence, fault: Fault, checked: Checked): Diagnostic {
  const {path, positions, keyPositions} = checked
  const pointer = sentence.pointer ?? fault.pointer
  const value = sentence.pointer === undefined || sentence.atKey ? fault.value : undefined
  const key = sentence.atKey || (typeof fault.value === 'object' && fault.value !== null && perKey.has(fault.error.keyword))
  const clause = clauseOf(fault)
  const where = (key ? keyPositions[pointer] : undefined) ?? positions[pointer] ?? positions[parent(pointer)] ?? at(1, 1)
  const fix = fixOf(sentence, fault, checked)
  return say(sentence.ruleId, path, where, sentence.reason, {
    source: 'schema',
    pointer,
    ...(clause && {clause}),
    ...(sentence.actual === undefined ? {} : {actual: shown(sentence.actual)}),
    ...(typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
      ? {actual: shown(String(value))}
      : {}),
    ...(sentence.expected && sentence.expected.length > 0 ? {expected: sentence.expected} : {}),
    ...(sentence.note === undefined ? {} : {note: sentence.note}),
    ...(fix && {fix}),
  })
}

/** The mend of a value that is sure. */
function fixOf({sure}: Sentence, {pointer, label}: Fault, {positions, lines}: Checked): Fix | null {
  const place = positions[pointer]
  return sure === undefined || !place || !lines ? null : valueFix({what: label, place, pointer, value: sure}, lines)
}

/** What asks for a field that is missing. A value of the wrong form offends against no law. */
function clauseOf({error, field}: Fault): Clause | null {
  const key = error.params['missingProperty']
  const text = key === undefined ? null : field?.property(String(key))?.clause
  if (!text) return null
  const [, instrument = '', article = ''] = /^(.*?)(第[一二三四五六七八九十百]+条.*)?$/u.exec(text) ?? []
  return {instrument, article}
}

const sentences: Readonly<Record<string, (fault: Fault, checked: Checked) => Sentence>> = {
  required: missing,
  dependentRequired: fault => missing(fault),
  additionalProperties: (fault, checked) => unknown(fault, String(fault.error.params['additionalProperty']), checked),
  unevaluatedProperties: (fault, checked) => unknown(fault, String(fault.error.params['unevaluatedProperty']), checked),
  type: wrongType,
  enum: wrongWord,
  const: wrongWord,
  format: wrongFormat,
  pattern: fault => wrongPattern(fault),
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

/** A keyword that no schema of ours uses yet. */
const general = (fault: Fault): Sentence => ({
  ruleId: 'field-value',
  reason: `${fault.when}${fault.label}不符合要求`,
  note: example(fault),
})
