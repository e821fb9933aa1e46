/** What a reviewer must not miss, in words and in order. */
import {type Risk, riskWords} from '../comparison/index.ts'
import {type ChangeClass, classOrder, type DiffRisk} from './types.ts'

export const diffRiskWords: Readonly<Record<DiffRisk, string>> = {
  validity: '效力',
  access: '公开属性',
  withdrawal: '撤下',
  title: '标题、文号、机关',
  attachment: '附件',
  ...riskWords,
}

const riskOrder = Object.keys(diffRiskWords) as readonly DiffRisk[]

/** Each once, in order. */
export function risksIn(lists: Iterable<readonly (DiffRisk | Risk)[]>): DiffRisk[] {
  const found = new Set<DiffRisk>()
  for (const list of lists) for (const risk of list) found.add(risk)
  return riskOrder.filter(risk => found.has(risk))
}

/** Each once, the gravest first. */
export function classesIn(classes: Iterable<ChangeClass | null>): ChangeClass[] {
  const found = new Set(classes)
  return classOrder.filter(one => found.has(one))
}
