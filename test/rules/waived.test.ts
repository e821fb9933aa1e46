/** What entries say of findings about them. */
import {describe, expect, test} from 'vitest'
import {diagnostic} from '../../src/base/diagnostics.ts'
import type {Json, Rule} from '../../src/base/types.ts'
import {rules} from '../../src/rules/index.ts'
import {judged} from '../../src/rules/waived.ts'
import {entryOf} from '../graph/entries.ts'

const today = '2026-11-23'
const finding = diagnostic({
  source: 'rule',
  ruleId: 'deadline-disclosure',
  reason: '太迟',
  path: 'content/policies/a.md',
  entry: 'a',
})
const waiver = (until: string, rule = 'deadline-disclosure') => ({rule, reason: '由上级机关统一发布', until})

function judge(
  waivers: readonly Json[],
  more: {readonly found?: readonly (typeof finding)[]; readonly drafts?: string[]; readonly unasked?: Rule['scope'][]} = {},
) {
  const {found = [finding], drafts = [], unasked = []} = more
  const entry = {...entryOf({id: 'a', kind: 'policy'}), path: finding.path}
  const entries = [{...entry, data: {...entry.data, ...(waivers.length > 0 && {waivers})}}]
  return judged(found, {entries, drafts: new Set(drafts), rules, unasked: new Set(unasked), today})
}

describe('a waiver', () => {
  test('takes its finding out of the report up to and including its last day, and keeps it in view', () => {
    expect(judge([waiver(today)])).toEqual({
      diagnostics: [],
      waived: [{diagnostic: finding, reason: '由上级机关统一发布', until: today}],
    })
  })

  test('past its last day is a finding, and what it covered is told again', () => {
    const {diagnostics, waived} = judge([waiver('2026-11-22')])
    expect(waived).toEqual([])
    expect(diagnostics).toEqual([
      finding,
      expect.objectContaining({ruleId: 'waiver-expired', level: 'warn', pointer: '/waivers/0/until'}),
    ])
    expect(diagnostics[1]!.reason).toContain('问题还在')
  })

  test('that waives nothing is a finding, unless its rule was not asked', () => {
    const said = (unasked: Rule['scope'][]) => judge([waiver('2027-01-01', 'text-repeal')], {found: [], unasked}).diagnostics
    expect(said([])).toMatchObject([{ruleId: 'waiver-unused', pointer: '/waivers/0/rule'}])
    expect(said(['body'])).toEqual([])
  })

  test('of a rule that there is not is a finding', () => {
    expect(judge([waiver('2027-01-01', 'no-such')], {found: []}).diagnostics).toMatchObject([
      {ruleId: 'waiver-unknown', actual: 'no-such'},
    ])
  })

  test('covers only what a rule finds', () => {
    const broken = {...finding, source: 'schema' as const}
    expect(judge([waiver(today)], {found: [broken]}).diagnostics).toContainEqual(broken)
  })
})

test('a draft fails nothing, and shows everything', () => {
  expect(judge([], {drafts: [finding.path]}).diagnostics).toEqual([{...finding, level: 'warn'}])
})
