/** One thing that ajv found, with all that its sentence needs, and the pieces that many sentences share. */
import type {ErrorObject} from 'ajv/dist/2020.js'
import type {Json, Pointer, Position} from '../base/types.ts'
import type {Conditions} from './conditions.ts'
import {inline, line, model} from './copyable.ts'
import type {Field} from './fields.ts'
import type {Lines} from './rewrite.ts'

type Places = Readonly<Record<Pointer, Position>>

/** What was checked, and against what. */
export interface Checked {
  /** Of the schema checked against, as its errors leave it out. */
  readonly id: string
  readonly form: Field
  readonly data: Json
  readonly positions: Places
  readonly keyPositions: Places
  readonly path: string
  readonly conditions: Conditions
  /** Of the file, where it is at hand: without it nothing can be mended. */
  readonly lines: Lines | null
}

/** One error with all that its sentence needs. */
export interface Fault {
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
  /** It must be there, under whatever condition. */
  readonly required: boolean
  /** 环节状态为“planned”时，… or empty. */
  readonly when: string
}

/** What is said of a fault. */
export interface Sentence {
  readonly ruleId: string
  readonly reason: string
  readonly note?: string
  readonly expected?: readonly string[]
  /** Stands elsewhere than at the value: under another pointer, or at its key. */
  readonly pointer?: Pointer
  readonly atKey?: boolean
  /** What was written, where it isn't the value. */
  readonly actual?: string
  /** The value that was meant, where no doubt is left: the same in another form. */
  readonly sure?: Json | undefined
}

/** `改成 writtenDate: 2026-01-05`; of an item only the value, as its list may stand on one line. */
export const change = ({key}: Fault, value: Json): string => `改成 ${key === '-' ? inline(value) : line(key, value)}`

/** What the field is, and a line that would pass. */
export const example = (fault: Fault): string => {
  const description = fault.field?.description ? `${fault.field.description.replace(/。$/u, '')}。` : ''
  return `${description}例如 ${fault.key === '-' || fault.key === '' ? inline(model(fault.field)) : line(fault.key, model(fault.field))}`
}

/** For what was left empty. */
export function fillIn(fault: Fault): string {
  const example = fault.key === '-' ? `- ${inline(model(fault.field))}` : line(fault.key, model(fault.field))
  const isNumber = fault.field?.types.some(type => type === 'integer' || type === 'number') ?? false
  const orElse = fault.required ? (isNumber ? '；没有的写 0' : '') : '；没有内容时删去这一行'
  return `写上内容，例如 ${example}${orElse}`
}
