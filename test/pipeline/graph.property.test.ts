/** Whatever small site is thrown at it: linking never throws, its graph is sound, and no order of files changes what comes out. */

import {describe, expect, test} from 'vitest'
import {sortDiagnostics} from '../../src/base/diagnostics.ts'
import {relations} from '../../src/base/relations.ts'
import type {Citation, Edge, Entry, Loaded, Ref, Relation} from '../../src/base/types.ts'
import {type Linked, link} from '../../src/stages/link.ts'
import {placedIn} from '../graph/entries.ts'
import fc from '../properties.ts'
import {noBody} from '../tools.ts'

const ids = ['a-1', 'a-2', 'b-1', 'b-2', 'c-1', 'c-2', 'd-1', 'catalogue-2026']
const kinds = ['policy', 'policy', 'policy', 'interpretation', 'decision', 'catalogue', 'topic', 'page']
const titles = [
  '示范市夜市管理办法',
  '示范市早市管理办法',
  '关于修改《示范市夜市管理办法》的决定',
  '关于印发《示范市早市管理办法》的通知',
  '夜市',
]
const numbers = ['示商务规〔2024〕1号', '示商务规〔2024〕2号', '示商务字〔2020〕1号']
const days = ['2019-05-30', '2024-01-01', '2024-02-29', '2026-11-23', '2027-01-01']
const anchors = ['tiao-1', 'tiao-2', 'tiao-2-k1', 's1']

const place = {start: {line: 3, column: 5}, end: {line: 3, column: 9}}
const name = fc.constantFrom(
  ...ids,
  ...numbers,
  ...titles,
  ...titles.map(title => `《${title}》`),
  'nobody',
  '示商务规[2024]1号',
  '',
)
const rel = fc.constantFrom(...(Object.keys(relations) as Relation[]))
const more = fc.record(
  {
    partial: fc.boolean(),
    clauses: fc.constant(['第一条']),
    date: fc.constantFrom(...days),
    item: fc.integer({min: 0, max: 3}),
    title: fc.constantFrom(...titles),
  },
  {requiredKeys: []},
)
const refs = fc
  .array(fc.record({rel, to: fc.option(name), more: fc.option(more, {nil: undefined})}), {maxLength: 6})
  .map(list => list.map(({rel, to, more}, index): Ref => ({rel, to, at: `/${rel}/${index}`, ...(more && {more})})))
const citations: fc.Arbitrary<Citation[]> = fc.array(
  fc
    .record(
      {
        number: fc.constantFrom(...numbers),
        title: fc.constantFrom(...titles),
        self: fc.constant(true),
        clause: fc.constantFrom(...anchors, 'tiao-9'),
      },
      {requiredKeys: []},
    )
    .map(citation => ({text: '…', place, ...citation})),
  {maxLength: 4},
)
const hrefs = [
  ...ids.flatMap(id => [`${id}.md`, `${id}.md#tiao-1`, `/x/${id}/`, `/x/${id}/#tiao-9`]),
  '#tiao-1',
  '%',
  'a.md?b#%zz',
  '../..',
  '',
]
const links = fc.array(fc.record({href: fc.constantFrom(...hrefs), image: fc.boolean(), place: fc.constant(place)}), {
  maxLength: 4,
})
const data = fc.record(
  {
    title: fc.constantFrom(...titles),
    documentNumber: fc.constantFrom(...numbers, '无'),
    draft: fc.boolean(),
    writtenDate: fc.constantFrom(...days),
    publishDate: fc.constantFrom(...days),
    effectiveDate: fc.constantFrom(...days),
    expiryDate: fc.constantFrom(...days),
    issuers: fc.subarray(['swj', 'nobody']),
    repeal: fc.record({by: fc.constantFrom(...titles), date: fc.constantFrom(...days)}, {requiredKeys: ['by']}),
    revocation: fc.record({by: fc.constant('市政府')}),
    items: fc.constant([
      {number: 1, title: '甲'},
      {number: 2, title: '乙'},
    ]),
  },
  {requiredKeys: ['title']},
)

/** A file of the site: an entry, or what is left of one that is broken. */
const file = (id: string, kind: string): fc.Arbitrary<Loaded> =>
  fc.record({data, refs, citations, links, isBroken: fc.integer({max: 9}).map(n => n === 0), twin: fc.boolean()}).map(drawn => {
    const path = `content/x/${id}.md`
    const entry: Entry = {
      id,
      kind,
      path,
      // Now and then two have one URL.
      url: drawn.twin && id.endsWith('-2') ? '/x/twin/' : `/x/${id}/`,
      data: drawn.data,
      refs: drawn.refs,
      citations: drawn.citations,
      anchors,
      links: drawn.links,
      files: [],
      body: noBody,
      positions: JSON.stringify(Object.fromEntries(drawn.refs.map(({at}) => [at, place]))),
      surface: id,
      skeleton: id,
      digest: id,
    }
    return {id, kind, path, entry: drawn.isBroken ? null : entry, held: []}
  })
const site = fc
  .tuple(...ids.map((id, index) => fc.option(file(id, kinds[index]!), {freq: 6})))
  .map(all => all.filter(item => item !== null))

/** The first half, as the store gives it back. */
const remembered = (taken: Parameters<typeof link.run>[0]): unknown => JSON.parse(JSON.stringify(link.halves!.first(taken)))

async function linked(loaded: readonly Loaded[], drafts: boolean, today: string) {
  return link.run(takenOf(loaded, drafts, today), undefined as never)
}
function takenOf(loaded: readonly Loaded[], drafts: boolean, today: string) {
  const organizations = new Map([['swj', {id: 'swj', name: '示范市商务局'}]])
  return {loaded, organizations, attachments: new Map(), drafts, today, kinds: new Map(), schemas: new Map()}
}

/** All of it as plain data, for comparing. */
const plain = ({entries, graph, validity, citations, hrefs}: Linked) => ({
  entries: entries.map(({path}) => path),
  out: Object.fromEntries(graph.out),
  in: Object.fromEntries(graph.in),
  validity: Object.fromEntries(validity),
  citations: Object.fromEntries(citations),
  hrefs: Object.fromEntries(hrefs),
})

const flat = (side: ReadonlyMap<string, readonly Edge[]>): string[] =>
  [...side.values()]
    .flat()
    .map(edge => JSON.stringify(edge))
    .sort()
const given = {drafts: fc.boolean(), today: fc.constantFrom(...days)}

describe('linking any small site', () => {
  test('gives a sound graph: its two sides are inverse, its ends are there, its keys are the ends', () =>
    fc.assert(
      fc.asyncProperty(site, given.drafts, given.today, async (loaded, drafts, today) => {
        const {value} = await linked(loaded, drafts, today)
        const {graph, byId, entries, validity, citations} = value
        expect(flat(graph.in)).toEqual(flat(graph.out))
        for (const [id, edges] of graph.out)
          for (const {from, to} of edges) expect([from, byId.has(from), byId.has(to)]).toEqual([id, true, true])
        for (const [id, edges] of graph.in) for (const {to} of edges) expect(to).toBe(id)
        // No relation twice, none to itself, none to a kind it may not join.
        const seen = flat(graph.out).map(text => JSON.parse(text) as Edge)
        expect(new Set(seen.map(({from, rel, to}) => `${from} ${rel} ${to}`)).size).toBe(seen.length)
        for (const {from, rel, to} of seen) {
          expect(from).not.toBe(to)
          const {targets} = relations[rel]
          if (targets.length > 0) expect(targets).toContain(byId.get(to)!.kind)
        }
        // One entry to an id and to a URL; drafts only when asked for.
        expect(byId.size).toBe(entries.length)
        expect(new Set(entries.map(({url}) => url)).size).toBe(entries.length)
        if (!drafts) expect(entries.filter(({data}) => data.draft)).toEqual([])
        expect([...validity.keys()]).toEqual(entries.filter(({kind}) => kind === 'policy').map(({id}) => id))
        for (const entry of entries) {
          const hits = citations.get(entry.id) ?? []
          expect(hits).toHaveLength(entry.citations.length)
          for (const hit of hits) if (hit) expect(byId.has(hit.to)).toBe(true)
        }
      }),
      {numRuns: 400, seed: 20261123},
    ))

  test('never says a thing without a place in a file that was given, nor in another language', () =>
    fc.assert(
      fc.asyncProperty(site, given.drafts, given.today, async (loaded, drafts, today) => {
        const {diagnostics} = await linked(loaded, drafts, today)
        const paths = loaded.map(({path}) => path)
        const entries = loaded.flatMap(({entry}) => entry ?? [])
        for (const {path, place: at, ruleId, reason, note} of await placedIn(diagnostics, entries)) {
          expect(paths).toContain(path)
          if (!/^(?:id|url)-repeated$|^organization/u.test(ruleId)) expect(at, ruleId).toEqual(place)
          expect(`${reason}${note}`).not.toMatch(/undefined|NaN|\[object|null/u)
          expect(reason).toMatch(/\p{Script=Han}/u)
        }
      }),
      {numRuns: 200, seed: 20261123},
    ))

  test('comes out the same in whatever order the files come in', () =>
    fc.assert(
      fc.asyncProperty(
        site.chain(loaded => fc.tuple(fc.constant(loaded), fc.shuffledSubarray(loaded, {minLength: loaded.length}))),
        given.drafts,
        given.today,
        async ([loaded, shuffled], drafts, today) => {
          const one = await linked(loaded, drafts, today)
          const other = await linked(shuffled, drafts, today)
          expect(plain(other.value)).toEqual(plain(one.value))
          expect(sortDiagnostics(other.diagnostics)).toEqual(sortDiagnostics(one.diagnostics))
        },
      ),
      {numRuns: 300, seed: 20261123},
    ))

  test('what was remembered of it serves as long as only texts change, clauses and all', () =>
    fc.assert(
      fc.asyncProperty(site, fc.array(fc.subarray(anchors)), given.drafts, given.today, async (loaded, cut, drafts, today) => {
        const changed = loaded.map((item, index) =>
          item.entry ? {...item, entry: {...item.entry, anchors: cut[index] ?? anchors, digest: `${index}`}} : item,
        )
        const [before, after] = [takenOf(loaded, drafts, today), takenOf(changed, drafts, today)]
        expect(link.halves!.key(after)).toBe(link.halves!.key(before))
        const again = link.halves!.second(remembered(before), after, link.halves!.key(after))
        const anew = await link.run(after, undefined as never)
        expect(JSON.stringify(plain(again.value))).toBe(JSON.stringify(plain(anew.value)))
        expect(again.value.entries).toEqual(anew.value.entries)
        expect(again.diagnostics).toEqual(JSON.parse(JSON.stringify(anew.diagnostics)))
      }),
      {numRuns: 300, seed: 20261126},
    ))

  test('has no circle left unsaid among what repeals, amends and replaces', () =>
    fc.assert(
      fc.asyncProperty(site, given.today, async (loaded, today) => {
        const {value, diagnostics} = await linked(loaded, true, today)
        const chain = new Map<string, string[]>()
        for (const edges of value.graph.out.values())
          for (const {from, rel, to} of edges)
            if (['amends', 'repeals', 'replaces'].includes(rel)) chain.set(from, [...(chain.get(from) ?? []), to])
        const reaches = (from: string, goal: string, seen = new Set<string>()): boolean =>
          (chain.get(from) ?? []).some(next => next === goal || (!seen.has(next) && reaches(next, goal, seen.add(next))))
        const goesRound = [...chain.keys()].some(id => reaches(id, id))
        const isSaid = diagnostics.some(({ruleId, reason}) => ruleId === 'ref-cycle' && /修改|废止|替代/u.test(reason))
        expect(isSaid).toBe(goesRound)
      }),
      {numRuns: 300, seed: 20261123},
    ))
})
