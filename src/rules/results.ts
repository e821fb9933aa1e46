/** What became of each rule: how much it looked at, and what it found. */
import type {Diagnostic, Entry, Project, Rule, RuleResult, Waived} from '../base/types.ts'

/** How many things each scope was asked about. */
export interface Asked {
  readonly entries: readonly Entry[]
  /** Whether every file could be read: else rules about what is lacking were not asked. */
  readonly isWhole: boolean
  readonly files: number
  /** By rule. */
  readonly pairs: ReadonlyMap<string, number>
  /** Null when pages were not looked at. */
  readonly pages: number | null
}
interface Found {
  readonly diagnostics: readonly Diagnostic[]
  readonly waived: readonly Waived[]
}

/** In the order of the rules. */
export function resultsOf(
  {rules, config}: Pick<Project, 'rules' | 'config'>,
  asked: Asked,
  {diagnostics, waived}: Found,
): RuleResult[] {
  const found = counted(diagnostics)
  const excused = counted(waived.map(({diagnostic}) => diagnostic))
  return rules.map(rule => {
    const {fail = 0, review = 0} = found.get(rule.id) ?? {}
    const {fail: one = 0, review: other = 0} = excused.get(rule.id) ?? {}
    const level = config.levels?.[rule.id] ?? rule.level
    return {
      id: rule.id,
      level,
      checked: level === 'off' ? null : checkedBy(rule, asked),
      failed: fail,
      review,
      waived: one + other,
    }
  })
}

function checkedBy(rule: Rule, {entries, isWhole, files, pairs, pages}: Asked): number | null {
  if (rule.scope === 'site' && rule.lacking && !isWhole) return null
  switch (rule.scope) {
    case 'file':
      return files
    case 'artifact':
    case 'pages':
      return pages
    case 'pair':
      return pairs.get(rule.id) ?? 0
    default:
      return rule.kinds === '*' ? entries.length : entries.filter(({kind}) => rule.kinds.includes(kind)).length
  }
}

type Verdicts = {readonly [verdict in Diagnostic['verdict']]?: number}

function counted(diagnostics: readonly Diagnostic[]): ReadonlyMap<string, Verdicts> {
  const counts = new Map<string, Verdicts>()
  for (const {source, ruleId, verdict} of diagnostics) {
    if (source !== 'rule') continue
    const own = counts.get(ruleId) ?? {}
    counts.set(ruleId, {...own, [verdict]: (own[verdict] ?? 0) + 1})
  }
  return counts
}
