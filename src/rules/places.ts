/** The three places where a rule about words looks: a body's passages (`passages.ts`), texts of the front matter, lines of an attached file. */
import {child, steps} from '../base/pointer.ts'
import type {AttachedFile, Json, Pointer, Position} from '../base/types.ts'

export interface FieldText {
  readonly text: string
  readonly pointer: Pointer
}

/** Every text of the front matter, with where it is written. */
export function textsIn(value: Json | undefined, pointer: Pointer = '', found: FieldText[] = []): FieldText[] {
  if (typeof value === 'string') found.push({text: value, pointer})
  else if (typeof value === 'object' && value !== null)
    for (const [key, item] of Object.entries(value)) textsIn(item, child(pointer, key), found)
  return found
}

const labels: Readonly<Record<string, string>> = {
  title: '标题',
  summary: '内容概述',
  points: '要点',
  keywords: '主题词',
  department: '责任处室',
  contact: '联系方式',
  note: '备注',
  reason: '理由',
  by: '审查机构',
  organizer: '承办单位',
  proposer: '建议人（提案者）',
  alt: '替代文字',
  file: '文件',
  name: '名称',
  description: '说明',
  value: '渠道内容',
  opinion: '意见内容',
  suggestion: '建议内容',
  fees: '收费标准',
  howToJoin: '报名方式',
  source: '来源名称',
}

/** `内容概述（summary）` */
export function fieldName(pointer: Pointer): string {
  const key = steps(pointer).findLast(step => !/^\d+$/u.test(step)) ?? ''
  return labels[key] === undefined ? `信息栏的 ${key} ` : `${labels[key]}（${key}）`
}

export interface FileText {
  readonly text: string
  /** In words: 第3行, 工作表“名单”第3行, 批注. */
  readonly spot: string
  /** Where the file is a text, and has such a line. */
  readonly place?: (from: number, to: number) => Position
}

/** Every text in a file, also those that its reader is not meant to see. */
export function* fileTexts({lines, spots, hidden, revisions, comments}: AttachedFile): Generator<FileText> {
  for (const [index, text] of lines.entries()) {
    if (spots) yield {text, spot: spots[index] ?? ''}
    else yield {text, spot: `第${index + 1}行`, place: (from, to) => spanOf(index + 1, from, to)}
  }
  for (const text of hidden) yield {text, spot: '隐藏的内容'}
  for (const text of revisions) yield {text, spot: '修订痕迹'}
  for (const text of comments) yield {text, spot: '批注'}
}

const spanOf = (line: number, from: number, to: number): Position => ({
  start: {line, column: from + 1},
  end: {line, column: to + 1},
})
