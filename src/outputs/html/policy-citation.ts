/** How a policy is named in a sentence. */
import {titleInMarks} from '../../base/titles.ts'
import type {Entry} from '../../base/types.ts'
import {textOf} from './fields.ts'

/** 《…》（示商务规〔2024〕3号） */
export function citation(entry: Entry): string {
  const number = textOf(entry.data, 'documentNumber')
  const name = titleInMarks(entry.data.title)
  return number === undefined ? name : `${name}（${number}）`
}
