/** Where the number of columns decides: one less is a warning, that many and the site fails. */
import {describe, expect, test} from 'vitest'
import type {Entry, Finding, Kind, Level, Rule, Site} from '../../src/base/types.ts'
import {kinds} from '../../src/kinds/index.ts'
import {lastUpdate} from '../../src/rules/columns.ts'
import columnsEmpty from '../../src/rules/site-columns-empty.ts'
import columnsFresh from '../../src/rules/site-columns-fresh.ts'

const today = '2026-11-23'
const lists = kinds.filter(({list, name}) => list !== 'none' && name !== 'notice')
const entryOf = (kind: string, data: object): Entry => ({id: kind, kind, data: {title: kind, ...data}}) as unknown as Entry

/** What is said of a site with a guide, with these lists, and notices of both sorts. */
function levelOf(rule: Rule, filled: readonly Kind[], publishDate: string): Level | undefined {
  const entries = [
    entryOf('guide', {updated: today}),
    entryOf('notice', {category: 'notice', column: '执行公开', publishDate: today}),
    entryOf('notice', {category: 'news', publishDate: today}),
    ...filled.map(({name}) => entryOf(name, {publishDate})),
  ]
  const site = {project: {today, kinds: new Map(kinds.map(kind => [kind.name, kind]))}, entries} as unknown as Site
  const found: Finding[] = []
  if (rule.scope === 'site') rule.check(site, (_, finding) => found.push(finding))
  return found.length === 0 ? undefined : (found[0]!.level ?? rule.level)
}

describe('empty columns', () => {
  test.each([
    [0, 'warn'],
    [4, 'warn'],
    [5, 'error'],
  ] as const)('%i lists without anything in them: %s', (count, level) => {
    // Four of the five columns of 五公开 are empty, too, and do not count.
    expect(levelOf(columnsEmpty, lists.slice(count), today)).toBe(level)
  })
})

describe('stale columns', () => {
  const others = lists.filter(({name}) => name !== 'rule' && name !== 'listing')

  test.each([
    [0, undefined],
    [9, 'warn'],
    [10, 'error'],
  ] as const)('%i that have had nothing for years: %s', (count, level) => {
    expect(levelOf(columnsFresh, others.slice(0, count), '2020-01-01')).toBe(level)
  })

  test('rules and the listing stand, and are not stale', () => {
    const standing = lists.filter(({name}) => name === 'rule' || name === 'listing')
    expect(levelOf(columnsFresh, standing, '2020-01-01')).toBeUndefined()
  })
})

describe('the last update', () => {
  const last = (data: object) => lastUpdate([entryOf('decision', data)], today)

  test.each([
    ['2026-03-01', {publishDate: '2026-01-01', updated: '2026-03-01'}],
    ['2026-04-01', {publishDate: '2026-01-01', recordDate: '2026-04-01'}],
    ['2026-05-01', {publishDate: '2026-01-01', result: {publishDate: '2026-05-01'}}],
    ['2026-06-01', {publishDate: '2026-01-01', adjustments: [{date: '2026-06-01'}]}],
    ['2026-07-01', {publishDate: '2026-01-01', updates: [{time: '2026-07-01 16:00'}]}],
    ['2026-08-01', {publishDate: '2026-01-01', stages: {draft: {state: 'published', date: '2026-08-01'}}}],
    ['2026-01-01', {publishDate: '2026-01-01', stages: {draft: {state: 'planned', date: '2026-08-01'}}}],
    ['2026-01-01', {publishDate: '2026-01-01', updated: '2026-12-01'}],
    [null, {publishDate: '2026年1月'}],
    [null, {}],
  ])('is %s', (day, data) => {
    expect(last(data)).toBe(day)
  })
})
