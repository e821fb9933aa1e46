/** The words for levels, and for what became of a rule. */
import type {Level, RuleResult} from '../base/types.ts'

export const levelNames: Readonly<Record<Level, string>> = {error: '错误', warn: '警告', info: '提示'}

export type Standing = 'failed' | 'review' | 'waived' | 'passed' | 'unasked' | 'off'

export const standingNames: Readonly<Record<Standing, string>> = {
  failed: '不通过',
  review: '待人工核对',
  waived: '有例外',
  passed: '通过',
  unasked: '没有检查',
  off: '已关闭',
}

/** The worst that can be said of a rule. One that had nothing to look at was not checked. */
export function standingOf({level, checked, failed, review, waived}: RuleResult): Standing {
  if (level === 'off') return 'off'
  if (failed > 0) return 'failed'
  if (review > 0) return 'review'
  if (waived > 0) return 'waived'
  return checked === null || checked === 0 ? 'unasked' : 'passed'
}
