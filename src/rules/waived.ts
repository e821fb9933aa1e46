/** What the office itself says of its findings: which an entry gives a reason for, and which belong to a draft. */
import {diagnostic} from '../base/diagnostics.ts'
import {child} from '../base/pointer.ts'
import type {Diagnostic, Entry, EntryId, Explanation, IsoDate, Rule, Waived} from '../base/types.ts'

export interface Judged {
  readonly diagnostics: readonly Diagnostic[]
  readonly waived: readonly Waived[]
}
export interface Grounds {
  /** Those that are published. */
  readonly entries: readonly Entry[]
  /** Paths of drafts, whether or not they can be read. */
  readonly drafts: ReadonlySet<string>
  readonly rules: readonly Rule[]
  /** Scopes whose rules have not run: a waiver of theirs can't be called useless. */
  readonly unasked: ReadonlySet<Rule['scope']>
  readonly today: IsoDate
}

interface Waiver {
  readonly rule: string
  readonly reason: string
  readonly until: IsoDate
}

/** Findings that are waived stand apart; a waiver that waives nothing is a finding itself. A draft shows what it lacks, and fails nothing. */
export function judged(found: readonly Diagnostic[], {entries, drafts, rules, unasked, today}: Grounds): Judged {
  const asking = entries.filter(entry => !entry.isPlain && entry.data['waivers'])
  const waiving = new Map(asking.map(entry => [entry.id, waiversOf(entry)]))
  const used = new Set<Waiver>()
  const diagnostics: Diagnostic[] = []
  const waived: Waived[] = []
  for (const item of found) {
    const waiver = waiverFor(item, waiving)
    if (waiver) used.add(waiver)
    if (waiver && today <= waiver.until) waived.push({diagnostic: item, reason: waiver.reason, until: waiver.until})
    else diagnostics.push(drafts.has(item.path) && item.level === 'error' ? {...item, level: 'warn'} : item)
  }
  const asked = new Map(rules.filter(({scope}) => !unasked.has(scope)).map(rule => [rule.id, rule]))
  const known = new Set(rules.map(({id}) => id))
  for (const entry of asking) {
    for (const [index, waiver] of waiving.get(entry.id)!.entries()) {
      const fault = waiverFault(waiver, {
        isUsed: used.has(waiver),
        isAsked: asked.has(waiver.rule),
        isKnown: known.has(waiver.rule),
        today,
      })
      if (fault)
        diagnostics.push(
          diagnostic({
            ...fault,
            source: 'rule',
            level: 'warn',
            path: entry.path,
            entry: entry.id,
            pointer: `${child('/waivers', String(index))}/${fault.field}`,
          }),
        )
    }
  }
  return {diagnostics, waived}
}

const waiversOf = ({data}: Entry): readonly Waiver[] => data['waivers'] as unknown as readonly Waiver[]

/** Only what a rule finds can be waived: a file that can't be read stays unreadable. */
const waiverFor = ({source, entry, ruleId}: Diagnostic, waiving: ReadonlyMap<EntryId, readonly Waiver[]>): Waiver | undefined =>
  source === 'rule' && entry !== undefined ? waiving.get(entry)?.find(({rule}) => rule === ruleId) : undefined

interface WaiverFault {
  readonly ruleId: 'waiver-unknown' | 'waiver-expired' | 'waiver-unused'
  readonly field: 'rule' | 'until'
  readonly reason: string
  readonly actual: string
  readonly note: string
}
interface Standing {
  readonly isUsed: boolean
  readonly isAsked: boolean
  readonly isKnown: boolean
  readonly today: IsoDate
}

function waiverFault({rule, until}: Waiver, {isUsed, isAsked, isKnown, today}: Standing): WaiverFault | null {
  if (!isKnown) {
    return {
      ruleId: 'waiver-unknown',
      field: 'rule',
      reason: `检查例外（waivers）里的“${rule}”不是检查项`,
      actual: rule,
      note: '写报告里方括号中的名字；看全部检查项：gzgk rules',
    }
  }
  if (today > until) {
    const rest = isUsed ? '问题还在，已照常报告' : '问题也已经没有了'
    return {
      ruleId: 'waiver-expired',
      field: 'until',
      reason: `检查例外（waivers）到${until}为止，已经过期：${rest}`,
      actual: until,
      note: isUsed ? '按提示改正；确需延长的，写明新的理由和期限（until）' : '删去这一项',
    }
  }
  if (isUsed || !isAsked) return null
  return {
    ruleId: 'waiver-unused',
    field: 'rule',
    reason: `检查例外（waivers）没有用处：这份文件没有“${rule}”的问题`,
    actual: rule,
    note: '删去这一项；留着它，以后真有问题时就看不见了',
  }
}

export const explanations: readonly Explanation[] = [
  {
    id: 'waiver-expired',
    title: '检查例外已经过期',
    why: '例外只在写明的期限（until）之前有效。过期以后问题照常报告，免得一时的例外变成永远的漏洞。',
    wrong: 'waivers:\n  - rule: deadline-disclosure\n    reason: 文件由上级机关统一发布\n    until: 2024-12-31',
    right: '按提示改正，或者写明新的理由和期限',
  },
  {
    id: 'waiver-unknown',
    title: '检查例外写了没有的检查项',
    why: '检查项的名字写错一个字母，例外就不起作用。',
    wrong: 'waivers:\n  - rule: deadline-disclosur',
    right: 'waivers:\n  - rule: deadline-disclosure',
  },
  {
    id: 'waiver-unused',
    title: '检查例外没有用处',
    why: '问题已经改好，例外却还留着：以后再出同样的问题，就不会有人知道。',
  },
]
