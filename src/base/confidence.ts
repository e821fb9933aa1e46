/** How far the clause of a rule was checked, in words: what is only believed to be law is never printed as law. */
import type {Rule} from './types.ts'

export const confidenceWords: Readonly<Record<Rule['confidence'], string>> = {
  P: '已对照原文',
  S: '据转载',
  M: '未重新对照原文',
  m: '工作要求，依据有待核实',
}

/** 政府信息公开条例（国令第711号）第二十六条（已对照原文）; for a clause that is unsure, only that it is. */
export function clauseWords({clause, confidence}: Pick<Rule, 'clause' | 'confidence'>): string {
  return confidence === 'm' ? confidenceWords.m : `${clause.instrument}${clause.article}（${confidenceWords[confidence]}）`
}
