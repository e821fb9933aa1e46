/** One thing that ajv found, with all that its sentence needs, and the pieces that many sentences share. */
import type {ErrorObject} from 'ajv/dist/2020.js'
import type {Json, Pointer, Position} from '../base/types.ts'
import type {Conditions} from './conditions.ts'
import {inline, line, model} from './copyable.ts'
import type {Field} from './fields.ts'

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
}

/** `改成 writtenDate: 2026-01-05` */
export const change = ({key}: Fault, value: Json): string =>
  key === '-' ? `改成 - ${inline(value)}` : `改成 ${line(key, value)}`

/** What the field is, and a line that would pass. */
export const example = (fault: Fault): string => {
  const description = fault.field?.description ? `${fault.field.description.replace(/。$/u, '')}。` : ''
  return `${description}例如 ${fault.key === '-' || fault.key === '' ? inline(model(fault.field)) : line(fault.key, model(fault.field))}`
}

/** For what was left empty. */
export const fillIn = (fault: Fault): string =>
  fault.key === '-' ? `写上内容，例如 - ${inline(model(fault.field))}` : `写上内容，例如 ${line(fault.key, model(fault.field))}`

/** 附件（attachments） -> 附件 */
export const withoutKey = (label: string): string => label.replace(/（[^（）]*）$/u, '')
