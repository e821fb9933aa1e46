/** Sentences about values: of the wrong type, form or size. */
import {hanNumber} from '../base/dates.ts'
import {nearest} from '../base/nearest.ts'
import {child} from '../base/pointer.ts'
import type {Json} from '../base/types.ts'
import {glosses, inline, model, worded} from './copyable.ts'
import {change, example, type Fault, fillIn, type Sentence} from './fault.ts'
import {type Field, named, withoutKey} from './fields.ts'
import {formats} from './formats.ts'
import {shown} from './say.ts'

const typeNames: Readonly<Record<string, string>> = {
  string: '文字',
  number: '数字',
  integer: '整数',
  boolean: ' true 或 false',
  array: '列表',
  object: '几个字段',
  null: '空',
}

/** Also nothing at all: an empty value is `null`. */
export function wrongType(fault: Fault): Sentence {
  const {value, field, label} = fault
  const types = field && field.types.length > 0 ? field.types : [fault.error.params['type']].flat().map(String)
  if (value === null) return {ruleId: 'field-missing', reason: `${label}没有填写`, note: fillIn(fault)}
  if (types.includes('string') && field?.format && typeof value === 'number' && !formats[field.format]?.passes(String(value)))
    return wrongFormat({...fault, value: String(value)})
  if (
    types.includes('string') &&
    field?.pattern &&
    typeof value === 'number' &&
    !new RegExp(field.pattern, 'u').test(String(value))
  )
    return wrongPattern({...fault, value: String(value)}, field.pattern)
  if (types.includes('string') && typeof value !== 'object')
    return {
      ruleId: 'field-type',
      reason: `${label}应是文字，这里会被读成${typeof value === 'number' ? '数字' : '是非'}`,
      expected: [inline(String(value))],
      note: change(fault, String(value)),
      // true may be written in other ways, a number may not: it is what stands there.
      sure: typeof value === 'number' ? String(value) : undefined,
    }
  const wanted = types.map(type => typeNames[type] ?? type).join('或')
  if (wanted === typeNames['object'] && field && typeof value === 'string') return unfolded(fault, field, value)
  const guess =
    types.includes('array') && !Array.isArray(value)
      ? listed(value, field?.item() ?? null)
      : converted(value, types, fault.required)
  const reason = `${label}应是${wanted}，这里是${kindOf(value)}`
  if (guess !== null && fault.pointer !== '')
    return {
      ruleId: 'field-type',
      reason,
      expected: [inline(guess)],
      note: change(fault, guess),
      sure: isSame(value, guess) ? guess : undefined,
    }
  return {ruleId: 'field-type', reason, note: example(fault)}
}

/** `attachments: [a.pdf]`: the text belongs under one of the fields that are wanted. */
function unfolded({label}: Fault, field: Field, value: string): Sentence {
  const names = field.required.map(key => `${field.property(key)?.title ?? key}（${key}）`).join('、')
  const whole = model(field)
  const home = field.required.find(key => {
    const inner = field.property(key)
    if (inner && inner.values.length > 0) return inner.values.includes(value)
    return inner?.format ? (formats[inner.format]?.passes(value) ?? false) : inner?.types[0] === 'string'
  })
  const filled = home !== undefined && typeof whole === 'object' && !Array.isArray(whole) ? {...whole, [home]: value} : whole
  return {
    ruleId: 'field-type',
    reason: `${label}要分字段写${names === '' ? '' : `，至少有${names}`}，这里只有“${shown(value)}”`,
    note: `改成这样的写法：${inline(filled)}`,
  }
}

function kindOf(value: Json): string {
  if (Array.isArray(value)) return '列表'
  if (typeof value === 'object') return '几个字段'
  return `“${shown(String(value))}”`
}

const yes = new Set(['是', '有', '对', 'yes', 'y', 'on', 'true', '需要', '1'])
const no = new Set(['否', '无', '不', 'no', 'n', 'off', 'false', '不需要', '0'])

/** One value as a list: taken apart at commas, if every part would do as an item. */
function listed(value: Json, item: Field | null): Json {
  if (typeof value === 'object' || !item?.types.includes('string')) return [value]
  const whole = String(value)
    .trim()
    .replace(/^[【［[〔（(「]+|[】］\]〕）)」]+$/gu, '')
    .trim()
  const passes = (text: string) => text !== '' && (!item.pattern || new RegExp(item.pattern, 'u').test(text))
  const parts = whole.split(/[、，,;；]\s*/u)
  const free = item.pattern === null || !passes(whole)
  return parts.length > 1 && free && parts.every(passes) ? parts : [whole]
}

/** Words that are true and false in another language, and nothing besides. */
const certainWords: Readonly<Record<string, boolean>> = {是: true, 否: false, yes: true, no: false, true: true, false: false}

/** Whether a text says what a number or truth value is, in quotes, full width or the editor's language: 12件 says more. */
function isSame(value: Json, guess: Json): boolean {
  if (typeof value !== 'string') return false
  const text = value.normalize('NFKC').trim()
  if (typeof guess === 'boolean') return Object.hasOwn(certainWords, text) && certainWords[text] === guess
  return typeof guess === 'number' && /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,6})?$/u.test(text) && Number(text) === guess
}

/** The value as the type wanted, where no doubt is left; null where some is. */
function converted(value: Json, types: readonly string[], required: boolean): Json {
  if (Array.isArray(value))
    return value.length === 1 && typeof value[0] !== 'object' && types.some(type => type !== 'object') ? (value[0] as Json) : null
  if (typeof value === 'object') return null
  const text = String(value).normalize('NFKC').trim()
  if (types.includes('boolean')) {
    if (yes.has(text.toLowerCase())) return true
    return no.has(text.toLowerCase()) ? false : null
  }
  if (types.includes('integer') || types.includes('number')) {
    if (required && /^(?:无|没有|-+|—+|\/)$/u.test(text)) return 0
    const han = /^第?([一二三四五六七八九十百]+)[年人条件次名个位项号]?$/u.exec(text)
    if (han) return hanNumber(han[1]!)
    const match = /^[（(第]?\s*(-?\d[\d,_，]*(?:\.\d+)?)\s*[)）]?\s*[年人条件次名个位项号%]?$/u.exec(text)
    const number = match ? Number(match[1]!.replace(/[,_，]/gu, '')) : Number.NaN
    if (!Number.isFinite(number) || (!types.includes('number') && !Number.isInteger(number))) return null
    return number
  }
  return null
}

/** Not one of the words allowed. */
export function wrongWord(fault: Fault): Sentence {
  const {field, value, label, when} = fault
  const allowed = (fault.error.params['allowedValues'] ?? [fault.error.params['allowedValue']]) as readonly Json[]
  const words = field ? glosses(field) : new Map<string, string>()
  const expected = allowed.map(word => worded(word, words))
  const guess = meantWord(String(value), allowed, words)
  const reason = `${when}${label}不能是“${shown(String(value))}”`
  if (guess !== null)
    return {
      ruleId: 'field-value',
      reason,
      expected,
      note: `是不是想写 ${worded(guess, words)}？${change(fault, guess)}`,
      sure: exactWords(String(value), allowed, words).size === 1 ? guess : undefined,
    }
  return {
    ruleId: 'field-value',
    reason,
    expected,
    note: allowed.length === 1 ? change(fault, allowed[0]!) : `从这些里选一个：${expected.join('、')}`,
  }
}

/** The words that are written so but for width, case and white space at the ends, or whose Chinese name is. */
function exactWords(written: string, allowed: readonly Json[], words: ReadonlyMap<string, string>): ReadonlySet<Json> {
  const even = (text: string) => text.normalize('NFKC').trim().toLowerCase()
  const names = (word: Json) => [String(word), words.get(String(word)) ?? String(word)]
  return new Set(allowed.filter(word => names(word).some(name => even(name) === even(written))))
}

/** Null when several would be as near: 公开 is neither 主动公开 nor 不予公开. */
function meantWord(written: string, allowed: readonly Json[], words: ReadonlyMap<string, string>): Json {
  const byName = new Map<string, Json>()
  for (const word of allowed) {
    byName.set(String(word), word)
    const gloss = words.get(String(word))
    if (gloss) byName.set(gloss, word)
  }
  const plain = written.normalize('NFKC').trim()
  const exact = [...byName.keys()].find(name => name.toLowerCase() === plain.toLowerCase())
  if (exact !== undefined) return byName.get(exact)!
  const near = nearest(written, byName.keys())
  const begun = [...byName.keys()].filter(name => plain !== '' && name.startsWith(plain))
  const meant = new Set((near.length > 0 ? near : begun).map(name => byName.get(name)!))
  return meant.size === 1 ? [...meant][0]! : null
}

/** A format of ours: dates, numbers of documents, addresses. */
export function wrongFormat(fault: Fault): Sentence {
  const name = String(fault.error.params['format'] ?? fault.field?.format ?? '')
  const format = formats[name]
  const text = String(fault.value)
  if (!format) return wrongPattern(fault)
  if (text.trim() === '') return {ruleId: 'field-missing', reason: `${fault.label}是空的`, note: fillIn(fault)}
  const parts = fault.key === '-' ? partsOf(text, format.isOne ?? format.passes) : null
  if (parts) return notApart(fault, text, parts, format.ruleId)
  const meant = fitting(format.meant(text), fault.field?.pattern ?? null)
  const sentence = {ruleId: format.ruleId, reason: `${fault.label}${format.fault(text)}：${shown(text)}`}
  const before = format.before?.(text) ?? ''
  const sure = meant !== null && format.sure?.(text) === meant ? meant : undefined
  if (meant !== null) return {...sentence, expected: [meant], note: `${before}${change(fault, meant)}`, sure}
  return {...sentence, note: `${before}写成${format.form}`}
}

/** What was meant, in the pattern that the field has besides its format. */
function fitting(meant: string | null, pattern: string | null): string | null {
  if (meant === null || pattern === null) return meant
  const expression = new RegExp(pattern, 'u')
  return expression.test(meant) ? meant : (patternGuess(meant, expression) ?? meant)
}

/** The items of a text that would each do, but were not written apart: `swj、czj`; null when it is not that. */
function partsOf(text: string, passes: (part: string) => boolean): string[] | null {
  const parts = text.split(/[、，,;；]/u).map(part => part.trim())
  return parts.length > 1 && parts.every(passes) ? parts : null
}

const notApart = ({label}: Fault, text: string, parts: readonly string[], ruleId: string): Sentence => ({
  ruleId,
  reason: `${label}里是几项，要一项一项分开：${shown(text)}`,
  expected: parts,
  note: `各项之间用半角逗号加空格：${parts.map(inline).join(', ')}`,
})

/** A pattern of the schema; what it wants stands in the field's description. */
export function wrongPattern(fault: Fault, pattern = String(fault.error.params['pattern'] ?? '')): Sentence {
  const text = String(fault.value)
  if (text.trim() === '') return {ruleId: 'field-missing', reason: `${fault.label}是空的`, note: fillIn(fault)}
  const expression = new RegExp(pattern, 'u')
  const parts = fault.key === '-' ? partsOf(text, part => expression.test(part)) : null
  if (parts) return notApart(fault, text, parts, 'field-format')
  const guess = patternGuess(text, expression)
  if (guess !== null)
    return {
      ruleId: 'field-format',
      reason: `${fault.label}的写法不对：${shown(text)}`,
      expected: [guess],
      note: change(fault, guess),
      sure: isSameText(text, guess) ? guess : undefined,
    }
  return {ruleId: 'field-format', reason: `${fault.label}的写法不对：${shown(text)}`, note: example(fault)}
}

/** Whether only white space at the ends or, where there is no Han character, the width is another: （） are right in Chinese. */
const isSameText = (text: string, guess: string): boolean =>
  guess === text.trim() || (!/\p{Script=Han}/u.test(text) && guess === text.normalize('NFKC').trim())

/** The text trimmed, in half width, in another case, with hyphens for blanks, or without a slash or path at its end, if that passes. */
function patternGuess(text: string, expression: RegExp): string | null {
  const plain = text.normalize('NFKC').trim()
  const tries = [
    text.trim(),
    plain,
    plain.replace(/\s+/gu, ''),
    plain.toUpperCase(),
    plain.toLowerCase(),
    plain.toLowerCase().replace(/[\s_.]+/gu, '-'),
    plain.replace(/\/+$/u, ''),
    plain.replace(/^(https?:\/\/[^/]+)\/.*$/u, '$1'),
    ...(/^https?:/iu.test(plain) ? [] : [text.trim().replaceAll('/', '\\')]),
  ]
  return tries.find(guess => guess !== text && guess !== '' && expression.test(guess)) ?? null
}

/** The same item twice; it stands at the later one. */
export function repeated(fault: Fault): Sentence {
  const places = [Number(fault.error.params['i']), Number(fault.error.params['j'])]
  const [earlier, later] = [Math.min(...places), Math.max(...places)]
  return {
    ruleId: 'field-value',
    reason: `${withoutKey(fault.label)}第${later + 1}项与第${earlier + 1}项重复`,
    note: '删去重复的一项',
    pointer: child(fault.pointer, later),
  }
}

/** `bound` is the rest of the sentence up to the limit. */
export function outOfRange(fault: Fault, bound: string): Sentence {
  const limit = fault.error.params['limit'] ?? fault.error.params['multipleOf']
  return {ruleId: 'field-value', reason: `${fault.label}${bound} ${limit}，现在是 ${fault.value}`, note: example(fault)}
}

/** Branches that differ only in which keys they want, or none of which fits. */
export function union(fault: Fault): Sentence {
  const wanted = (fault.error.schema as readonly {readonly required?: readonly string[]}[]).flatMap(
    branch => branch.required ?? [],
  )
  const names = [...new Set(wanted)].map(key => named(key, fault.field?.property(key)))
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
