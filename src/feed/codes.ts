/** Code lists of the feed, each code with its word: a receiver need not guess. Taken from where the words stand, so that none is kept twice. */
import {type ElementField, elementFields} from '../base/elements.ts'
import {isObject} from '../base/json.ts'
import {valueAt} from '../base/pointer.ts'
import {relations} from '../base/relations.ts'
import type {Json, Kind, Project} from '../base/types.ts'
import {validityWords} from '../base/validity.ts'
import {opWords} from './projections.ts'
import {type ChangeClass, spec} from './types.ts'

export type Code = {readonly code: string; readonly label: string}
export type CodeList = {
  readonly spec: typeof spec
  readonly id: string
  readonly title: string
  readonly codes: readonly Code[]
  /** Elements that are written in these codes: `decision.stages.draft.state`. */
  readonly fields: readonly string[]
}

/** What the classes of a change are called. */
export const classWords: Readonly<Record<ChangeClass, string>> = {
  amend: '修改',
  correct: '更正',
  metadata: '要素变更',
  minor: '细微',
}
const inverseEnding = '（由对方声明）'

/** `codes/<id>.json`. */
export function codeLists({kinds, schemas}: Pick<Project, 'kinds' | 'schemas'>): CodeList[] {
  const list = (id: string, title: string, words: Iterable<readonly [string, string]>): CodeList => ({
    spec,
    id,
    title,
    codes: Array.from(words, ([code, label]) => ({code, label})),
    fields: [],
  })
  const common = schemas.get('common')
  const types = strings(valueAt(common, '/$defs/documentType/enum'))
  const subjects = /\^\(([^)]+)\)/u.exec(String(valueAt(common, '/$defs/subjects/items/pattern') ?? ''))?.[1] ?? ''
  const fed = [...kinds.values()].filter(isFed)
  const general = [
    list('op', '事件', Object.entries(opWords)),
    list('class', '变动类别', Object.entries(classWords)),
    list('validity', '有效性', Object.entries(validityWords)),
    list(
      'relation',
      '关联',
      Object.values(relations).flatMap(({forward, inverse}) => [
        [forward, forward],
        [inverse, `${inverse}${inverseEnding}`],
      ]),
    ),
    list(
      'type',
      '内容类型',
      fed.map(({name, title}) => [name, title]),
    ),
    list(
      'document-type',
      '公文种类',
      types.map(type => [type, type]),
    ),
    list(
      'subject',
      '主题分类（大类）',
      subjects.split('|').map(subject => [subject, subject]),
    ),
    list('reason', '撤下原因', reasonWords(schemas.get('tombstone') ?? {})),
  ]
  return shared([
    ...general,
    ...fed.flatMap(kind => elementFields(kind, schemas).flatMap(field => listsIn(field, kind.name, kind.title, list))),
  ])
}

/** Lists of the same codes are one, under the name of the first. */
function shared(lists: readonly CodeList[]): CodeList[] {
  const known = new Map<string, CodeList>()
  for (const list of lists) {
    const key = JSON.stringify(list.codes)
    const first = known.get(key)
    known.set(key, first ? {...first, fields: [...first.fields, ...list.fields]} : list)
  }
  return [...known.values()]
}

export const isFed = ({outputs}: Pick<Kind, 'outputs'>): boolean => outputs.includes('feed')

type List = (id: string, title: string, words: Iterable<readonly [string, string]>) => CodeList

/** Codes of elements, at every depth: `policy.category`. */
function listsIn(field: ElementField, id: string, title: string, list: List): CodeList[] {
  const own = `${id}.${field.key}`
  const name = `${title}：${field.label}`
  if (field.codes) return [{...list(own, name, field.codes), fields: [own]}]
  const members = field.item ? [...field.item.members.values()] : [...field.members.values()]
  return members.flatMap(member => listsIn(member, own, name, list))
}

function reasonWords(schema: Json): (readonly [string, string])[] {
  const field = valueAt(schema, '/properties/reasonClass')
  if (!isObject(field)) return []
  const words = String(field['description'])
  return strings(field['enum']).map(code => [code, new RegExp(`${code} ([^、。]+)`, 'u').exec(words)?.[1] ?? code])
}

const strings = (value: Json | undefined): string[] =>
  Array.isArray(value) ? value.filter(item => typeof item === 'string') : []
