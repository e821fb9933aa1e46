/** How rules are applied: which, how bad each is in this office, and what is said of a finding. */
import {diagnostic} from '../base/diagnostics.ts'
import type {Diagnostic, Entry, Finding, Level, Project, Rule} from '../base/types.ts'

/** Rules that apply, and how bad each is in this office. */
export type Levels = Readonly<Record<string, Level>>

export const levelsByKind = (scope: Rule['scope'], project: Project): Readonly<Record<string, Levels>> =>
  Object.fromEntries([...project.kinds.keys()].map(kind => [kind, levelsFor(scope, kind, project)]))

/** The levels of the rules of a scope for a kind; `*` is any. */
export function levelsFor(scope: Rule['scope'], kind: string, {rules, config}: Project): Levels {
  const chosen = (config.levels ?? {}) as Readonly<Record<string, Level | 'off'>>
  const levels: Record<string, Level> = {}
  for (const rule of rules) {
    const isFor = kind === '*' || rule.kinds === '*' || rule.kinds.includes(kind)
    const level = chosen[rule.id] ?? rule.level
    if (rule.scope === scope && isFor && level !== 'off') levels[rule.id] = level
  }
  return levels
}

const known = new WeakMap<Levels, {readonly of: readonly Rule[]; readonly applying: readonly Rule[]}>()

/** The rules that have a level: the same for thousands of entries. */
export function applying(levels: Levels, rules: readonly Rule[]): readonly Rule[] {
  const made = known.get(levels)
  if (made?.of === rules) return made.applying
  const applying = rules.filter(({id}) => Object.hasOwn(levels, id))
  known.set(levels, {of: rules, applying})
  return applying
}

/** A finding, with what the rule knows about it. Where a pointer stands is looked up when it is told. */
export function said(
  rule: Rule,
  level: Level,
  where: Pick<Entry, 'path'> & Partial<Pick<Entry, 'id'>>,
  finding: Finding,
): Diagnostic {
  const {at, reason, verdict, actual, expected, note} = finding
  return diagnostic({
    level: milder(level, finding.level ?? level, verdict === 'review' ? 'warn' : level),
    verdict,
    source: 'rule',
    ruleId: rule.id,
    reason,
    path: where.path,
    entry: where.id,
    pointer: typeof at === 'string' ? at : undefined,
    place: typeof at === 'object' ? at : undefined,
    // What is only believed to be law is never printed as law.
    clause: rule.confidence === 'm' ? undefined : rule.clause,
    actual,
    expected,
    note,
  })
}

const order: readonly Level[] = ['info', 'warn', 'error']

const milder = (...levels: readonly Level[]): Level => order.find(level => levels.includes(level))!
