/** The relations of the content model: their words in both directions, and which kinds they may join. */
import type {Relation} from './types.ts'

export interface RelationWords {
  /** Read from the item that declares it: 本文件 {forward} 《…》. */
  readonly forward: string
  /** Read from the target. */
  readonly inverse: string
  /** Kinds it may point at; empty: any. */
  readonly targets: readonly string[]
  /** Whether going round in a circle contradicts its meaning. */
  readonly acyclic: boolean
}

export const relations: Readonly<Record<Relation, RelationWords>> = {
  interprets: {forward: '解读', inverse: '解读材料', targets: ['policy', 'decision'], acyclic: true},
  decidedBy: {forward: '决策事项', inverse: '决策结果', targets: ['decision'], acyclic: true},
  basedOn: {forward: '依据', inverse: '以本文件为依据', targets: ['policy', 'rule'], acyclic: true},
  implements: {forward: '贯彻', inverse: '贯彻本文件', targets: ['policy', 'rule'], acyclic: true},
  amends: {forward: '修改', inverse: '被修改', targets: ['policy'], acyclic: true},
  repeals: {forward: '废止', inverse: '被废止', targets: ['policy'], acyclic: true},
  replaces: {forward: '替代', inverse: '被替代', targets: ['policy'], acyclic: true},
  forwards: {forward: '转发', inverse: '被转发', targets: ['policy'], acyclic: true},
  answers: {forward: '答复', inverse: '答复情况', targets: [], acyclic: true},
  isPartOf: {forward: '属于', inverse: '包括', targets: [], acyclic: true},
  hasPart: {forward: '收录', inverse: '收录于', targets: [], acyclic: false},
  evidence: {forward: '落实材料', inverse: '体现的工作任务', targets: [], acyclic: false},
  cites: {forward: '引用', inverse: '被引用', targets: [], acyclic: false},
}
