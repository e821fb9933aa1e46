import {describe, expect, test} from 'vitest'
import type {Citation, Entry, Organization, Source} from '../../src/base/types.ts'
import {filesOf} from '../../src/graph/links.ts'
import {link} from '../../src/stages/link.ts'
import {entryOf, loadedOf, place, placedIn, type Sketch} from '../graph/entries.ts'

const kinds = new Map([
  ['policy', {title: '政策文件'}],
  ['interpretation', {title: '政策解读'}],
  ['decision', {title: '重大行政决策事项'}],
  ['catalogue', {title: '重大行政决策事项目录'}],
])

const run = async (entries: readonly Entry[], more: {drafts?: boolean; today?: string; broken?: readonly string[]} = {}) => {
  const loaded = [
    ...loadedOf(entries),
    ...(more.broken ?? []).map(id => ({id, kind: 'policy', path: `content/policies/${id}.md`, entry: null, held: []})),
  ]
  const taken = {
    loaded,
    organizations: new Map<string, Organization>(),
    attachments: new Map(),
    drafts: more.drafts ?? false,
    today: more.today ?? '2026-01-01',
    kinds,
    schemas: new Map(),
  }
  const {value, diagnostics} = await link.run(taken, undefined as never)
  return {value, diagnostics: await placedIn(diagnostics, entries)}
}
const said = async (...sketches: Sketch[]) => {
  const {diagnostics} = await run(sketches.map(entryOf))
  return diagnostics.map(({ruleId, path, place: at}) => `${ruleId} ${path}:${at?.start.line}`)
}

describe('relations', () => {
  test('a relation appears in both directions', async () => {
    const {value, diagnostics} = await run([
      entryOf({id: 'a-1'}),
      entryOf({id: 'a-1-qa', kind: 'interpretation', refs: [{rel: 'interprets', to: 'a-1', at: '/interprets/0'}]}),
    ])
    expect(diagnostics).toEqual([])
    expect(value.graph.out.get('a-1-qa')).toEqual([{from: 'a-1-qa', rel: 'interprets', to: 'a-1'}])
    expect(value.graph.in.get('a-1')).toEqual([{from: 'a-1-qa', rel: 'interprets', to: 'a-1'}])
  })

  test('a dangling one is an error at its line, with near matches', async () => {
    const {diagnostics} = await run([
      entryOf({id: 'sswg-2022-3'}),
      entryOf({id: 'x', refs: [{rel: 'amends', to: 'sswg-2022-33', at: '/amends/0'}]}),
    ])
    expect(diagnostics).toHaveLength(1)
    const [one] = diagnostics
    expect(one).toMatchObject({
      level: 'error',
      ruleId: 'ref-dangling',
      path: 'content/policies/x.md',
      place: place(2),
      actual: 'sswg-2022-33',
    })
    expect(one!.expected![0]).toContain('sswg-2022-3《')
    expect(one!.note).toContain('改成 sswg-2022-3')
  })

  test('of several that it may mean, the one that its text cites comes first', async () => {
    const policy = (id: string, title: string, documentNumber: string) => entryOf({id, data: {title, documentNumber}})
    const around = [
      policy('sswg-2018-1', '示范市集市管理办法', '示商务规〔2018〕1号'),
      policy('sswg-2021-2', '示范市夜市管理办法', '示商务规〔2021〕2号'),
      policy('sfgg-2021-2', '示范市价格管理办法', '示发改规〔2021〕2号'),
    ]
    const withText = (number: string) =>
      entryOf({
        id: 'x',
        refs: [{rel: 'replaces', to: 'sswg-2081-1', at: '/replaces/0'}],
        citations: [{text: number, number}],
      })
    const told = async (number: string) => (await run([...around, withText(number)])).diagnostics[0]!
    expect((await told('示商务规〔2021〕2号')).note).toBe('核对是哪一个；正文里引用的是 sswg-2021-2')
    // What is named, and cannot be meant, is no help.
    expect((await told('示发改规〔2021〕2号')).note).toMatch(/sswg-2018-1$/)
    expect((await told('示商务规〔1999〕9号')).note).toMatch(/sswg-2018-1$/)
  })

  test('one may write the 发文字号 or the title instead of the id', async () => {
    const {value, diagnostics} = await run([
      entryOf({id: 'p', data: {title: '示范市夜市管理办法', documentNumber: '示商务规〔2024〕4号'}}),
      entryOf({id: 'b', refs: [{rel: 'basedOn', to: '示商务规[2024]4号', at: '/basedOn/0'}]}),
      entryOf({id: 'c', refs: [{rel: 'basedOn', to: '《示范市夜市管理办法》', at: '/basedOn/0'}]}),
    ])
    expect(diagnostics).toEqual([])
    expect(value.graph.in.get('p')!.map(({from}) => from)).toEqual(['b', 'c'])
  })

  test('ambiguous: a 发文字号 that two documents carry', async () => {
    const data = {title: '甲', documentNumber: '示商务字〔2024〕9号'}
    expect(
      await said(
        {id: 'p', data},
        {id: 'q', data: {...data, title: '乙'}},
        {id: 'b', refs: [{rel: 'basedOn', to: '示商务字〔2024〕9号', at: '/basedOn/0'}]},
      ),
    ).toEqual(['ref-ambiguous content/policies/b.md:2'])
  })

  test('itself, the wrong kind, twice', async () => {
    expect(
      await said(
        {id: 'a', refs: [{rel: 'basedOn', to: 'a', at: '/basedOn/0'}]},
        {
          id: 'i',
          kind: 'interpretation',
          refs: [
            {rel: 'interprets', to: 'j', at: '/interprets/0'},
            {rel: 'interprets', to: 'a', at: '/interprets/1'},
            {rel: 'interprets', to: 'a', at: '/interprets/2'},
          ],
        },
        {id: 'j', kind: 'interpretation'},
      ),
    ).toEqual([
      'ref-wrong-kind content/interpretations/i.md:2',
      'ref-repeated content/interpretations/i.md:4',
      'ref-to-itself content/policies/a.md:2',
    ])
  })

  test('the same target in two lists is one edge and no slip', async () => {
    const refs = [
      {rel: 'cites' as const, to: 'a', at: '/stages/draft/files/0/to'},
      {rel: 'cites' as const, to: 'a', at: '/stages/explanation/files/0/to'},
    ]
    const {value, diagnostics} = await run([entryOf({id: 'a'}), entryOf({id: 'd', kind: 'decision', refs})])
    expect(diagnostics).toEqual([])
    expect(value.graph.out.get('d')).toHaveLength(1)
  })

  test('contradictory: the older one changes the younger one', async () => {
    expect(
      await said(
        {id: 'old', data: {title: '旧', writtenDate: '2020-01-01'}, refs: [{rel: 'repeals', to: 'new', at: '/repeals/0'}]},
        {id: 'new', data: {title: '新', writtenDate: '2024-01-01'}},
      ),
    ).toEqual(['ref-contradiction content/policies/old.md:2'])
  })

  test('contradictory: amended and repealed by the same act, unless only in part', async () => {
    const refs = (partial: boolean) => [
      {rel: 'amends' as const, to: 'b', at: '/amends/0', ...(partial && {more: {clauses: ['第三条']}})},
      {rel: 'repeals' as const, to: 'b', at: '/repeals/0', ...(partial && {more: {partial: true}})},
    ]
    expect(await said({id: 'a', refs: refs(false)}, {id: 'b'})).toEqual(['ref-contradiction content/policies/a.md:2'])
    expect(await said({id: 'a', refs: refs(true)}, {id: 'b'})).toEqual([])
  })

  test('a circle is one error, at the edge that closes it', async () => {
    expect(
      await said(
        {id: 'a', refs: [{rel: 'replaces', to: 'b', at: '/replaces/0'}]},
        {id: 'b', refs: [{rel: 'repeals', to: 'c', at: '/repeals/0'}]},
        {id: 'c', refs: [{rel: 'amends', to: 'a', at: '/amends/0'}]},
      ),
    ).toEqual(['ref-cycle content/policies/c.md:2'])
  })

  test('a decision names an item that its catalogue has, and only one decision does', async () => {
    const catalogue: Sketch = {id: 'catalogue-2026', kind: 'catalogue', data: {title: '目录', items: [{number: 1, title: '甲'}]}}
    const decision = (id: string, item: number): Sketch => ({
      id,
      kind: 'decision',
      refs: [{rel: 'isPartOf', to: 'catalogue-2026', at: '/isPartOf/to', more: {item}}],
    })
    expect(await said(catalogue, decision('d', 2))).toEqual(['ref-item-missing content/decisions/d.md:2'])
    expect(await said(catalogue, decision('d', 1), decision('e', 1))).toEqual(['ref-contradiction content/decisions/e.md:2'])
  })

  test('a broken file raises no second fault in those that point at it', async () => {
    const {diagnostics} = await run([entryOf({id: 'x', refs: [{rel: 'amends', to: 'broken-1', at: '/amends/0'}]})], {
      broken: ['broken-1'],
    })
    expect(diagnostics).toEqual([])
  })

  test('a draft leaves here, and what is published may not point at it', async () => {
    const entries = [
      entryOf({id: 'd', data: {title: '草稿', draft: true}}),
      entryOf({id: 'x', refs: [{rel: 'amends', to: 'd', at: '/amends/0'}]}),
    ]
    const without = await run(entries)
    expect(without.value.entries.map(({id}) => id)).toEqual(['x'])
    expect(without.diagnostics.map(({ruleId}) => ruleId)).toEqual(['ref-to-draft'])
    const withDrafts = await run(entries, {drafts: true})
    expect(withDrafts.value.entries).toHaveLength(2)
    expect(withDrafts.diagnostics).toEqual([])
  })

  test('what is not public makes no page, drafts or not, and its own field is named', async () => {
    const entries = [
      entryOf({id: 'p', data: {title: '内部办法', access: '依申请公开'}}),
      entryOf({
        id: 'x',
        refs: [{rel: 'amends', to: 'p', at: '/amends/0'}],
        links: [{href: 'p.md', image: false, place: place(9)}],
      }),
    ]
    for (const drafts of [false, true]) {
      const {value, diagnostics} = await run(entries, {drafts})
      expect(value.entries.map(({id}) => id)).toEqual(['x'])
      expect(diagnostics.map(({ruleId, reason}) => `${ruleId} ${reason}`)).toEqual([
        'ref-to-draft amends指向的“p”的公开属性是“依申请公开”，不会发布',
        'link-to-draft 链接指向的文件“p.md”的公开属性是“依申请公开”，不会发布',
      ])
      expect(diagnostics[0]!.note).toBe('先发布 content/policies/p.md（access 改成 主动公开），或删去这一项')
    }
  })

  test('one id, one url', async () => {
    const twin = {...entryOf({id: 'a'}), path: 'content/policies/later/a.md', url: '/policies/later/a/'}
    const rival = {...entryOf({id: 'b'}), url: '/policies/a/'}
    const {diagnostics} = await run([entryOf({id: 'a'}), twin, rival])
    expect(diagnostics.map(({ruleId, path}) => `${ruleId} ${path}`)).toEqual([
      'url-repeated content/policies/b.md',
      'id-repeated content/policies/later/a.md',
    ])
  })
})

describe('validity in the graph', () => {
  const entries = [
    entryOf({
      id: 'v1',
      data: {title: '预付卡办法', writtenDate: '2021-07-20', effectiveDate: '2021-09-01', expiryDate: '2026-08-31'},
    }),
    entryOf({
      id: 'v2',
      data: {title: '预付卡办法', documentNumber: '示商务规〔2026〕2号', writtenDate: '2026-01-22', effectiveDate: '2026-03-01'},
      refs: [{rel: 'replaces', to: 'v1', at: '/replaces/0'}],
    }),
  ]
  test.each([
    ['2021-08-31', 'upcoming', 'upcoming'],
    ['2025-06-01', 'in-force', 'upcoming'],
    ['2026-03-01', 'repealed', 'in-force'],
  ])('at %s the old version is %s and the new one %s', async (today, old, young) => {
    const {value} = await run(entries, {today})
    expect([value.validity.get('v1')!.state, value.validity.get('v2')!.state]).toEqual([old, young])
  })

  test('says since when, by what, on which evidence', async () => {
    const {value} = await run(entries, {today: '2026-04-01'})
    expect(value.validity.get('v1')).toMatchObject({
      since: '2026-03-01',
      by: 'v2',
      byText: '《预付卡办法》（示商务规〔2026〕2号）',
    })
    expect(value.validity.get('v1')!.evidence).toBe('2026年3月1日起由《预付卡办法》（示商务规〔2026〕2号）替代')
  })

  test('repealed in part is 部分失效', async () => {
    const {value} = await run([
      entryOf({id: 'a', data: {title: '甲', writtenDate: '2020-01-01'}}),
      entryOf({
        id: 'b',
        data: {title: '乙', writtenDate: '2022-01-01'},
        refs: [{rel: 'repeals', to: 'a', at: '/repeals/0', more: {partial: true}}],
      }),
    ])
    expect(value.validity.get('a')!.state).toBe('partial')
  })
})

describe('citations in text', () => {
  const cite = (more: Partial<Citation>): Citation => ({text: '…', ...more})
  const cited: Sketch = {id: 'p', data: {title: '示范市夜市管理办法', documentNumber: '示商务规〔2024〕4号'}, anchors: ['tiao-3']}
  const resolved = async (citations: readonly Citation[], ...others: Sketch[]) => {
    const {value} = await run([cited, {id: 'x', citations, anchors: ['tiao-1']}, ...others].map(entryOf))
    return value.citations.get('x')!.map(hit => hit?.href ?? null)
  }

  test('certain when exactly one entry can be meant; the clause is linked where the target has it', async () => {
    expect(
      await resolved([
        cite({number: '示商务规〔2024〕4号'}),
        cite({title: '示范市夜市管理办法', clause: 'tiao-3'}),
        cite({title: '示范市夜市管理办法', clause: 'tiao-99'}),
        cite({self: true, clause: 'tiao-1'}),
        cite({self: true, clause: 'tiao-2'}),
        cite({title: '别处的办法'}),
      ]),
    ).toEqual(['/policies/p/', '/policies/p/#tiao-3', '/policies/p/', '#tiao-1', null, null])
  })

  test('not certain when number and title name different things, or two entries have the title', async () => {
    const other: Sketch = {id: 'q', data: {title: '示范市早市管理办法'}}
    expect(await resolved([cite({number: '示商务规〔2024〕4号', title: '示范市早市管理办法'})], other)).toEqual([null])
    expect(await resolved([cite({title: '示范市夜市管理办法'})], {id: 'q', data: {title: '示范市夜市管理办法'}})).toEqual([null])
  })

  test('of several versions the one in force is meant', async () => {
    const old: Sketch = {id: 'old', data: {title: '烧烤办法', writtenDate: '2019-01-01'}}
    const young: Sketch = {
      id: 'young',
      data: {title: '烧烤办法', writtenDate: '2023-01-01'},
      refs: [{rel: 'replaces', to: 'old', at: '/replaces/0'}],
    }
    expect(await resolved([cite({title: '烧烤办法'})], old, young)).toEqual(['/policies/young/'])
  })

  test('a clause of it means the version in force when the citing text was written', async () => {
    const anchors = ['tiao-8', 'tiao-11']
    const old: Sketch = {id: 'old', data: {title: '烧烤办法', writtenDate: '2019-01-01'}, anchors}
    const young: Sketch = {
      id: 'young',
      data: {title: '烧烤办法', writtenDate: '2023-01-01'},
      refs: [{rel: 'replaces', to: 'old', at: '/replaces/0'}],
      anchors,
    }
    const citing = (id: string, writtenDate: string): Sketch => ({
      id,
      data: {title: id, writtenDate},
      citations: [cite({title: '烧烤办法', clause: 'tiao-8'}), cite({title: '烧烤办法'})],
    })
    const {value} = await run(
      [old, young, citing('then', '2021-06-01'), citing('now', '2024-06-01'), citing('before', '2018-06-01')].map(entryOf),
    )
    const hrefs = (id: string) => value.citations.get(id)!.map(hit => hit?.href ?? null)
    expect(hrefs('then')).toEqual(['/policies/old/#tiao-8', '/policies/young/'])
    expect(hrefs('now')).toEqual(['/policies/young/#tiao-8', '/policies/young/'])
    expect(hrefs('before')).toEqual([null, '/policies/young/'])
  })

  test('an interpretation may call what it interprets by the last words of its title', async () => {
    const issued: Sketch = {id: 'q', data: {title: '关于印发《示范市早市管理规定》的通知'}}
    const explaining = (id: string, ...to: string[]): Sketch => ({
      id,
      citations: [cite({title: '办法', clause: 'tiao-3'}), cite({title: '规定'}), cite({title: '意见'})],
      refs: to.map((to, index) => ({rel: 'interprets' as const, to, at: `/interprets/${index}`})),
    })
    const {value} = await run([cited, issued, explaining('a', 'p'), explaining('b', 'q'), explaining('c', 'p', 'q')].map(entryOf))
    const hrefs = (id: string) => value.citations.get(id)!.map(hit => hit?.href ?? null)
    expect(hrefs('a')).toEqual(['/policies/p/#tiao-3', null, null])
    expect(hrefs('b')).toEqual([null, '/policies/q/', null])
    expect(hrefs('c')).toEqual([null, null, null])
  })

  test('which of the former texts is meant only a number tells', async () => {
    expect(
      await resolved([
        cite({title: '示范市夜市管理办法', former: true}),
        cite({title: '示范市夜市管理办法', number: '示商务规〔2024〕4号', former: true}),
      ]),
    ).toEqual([null, '/policies/p/'])
  })

  test('a citation becomes an edge once, and not where a relation is declared', async () => {
    const {value} = await run(
      [
        cited,
        {id: 'x', citations: [cite({title: '示范市夜市管理办法'}), cite({number: '示商务规〔2024〕4号'})]},
        {id: 'y', citations: [cite({title: '示范市夜市管理办法'})], refs: [{rel: 'basedOn' as const, to: 'p', at: '/basedOn/0'}]},
      ].map(entryOf),
    )
    expect(value.graph.in.get('p')!.map(({rel, from}) => `${rel} ${from}`)).toEqual(['basedOn y', 'cites x'])
  })
})

describe('links and files', () => {
  test('a link to another entry is published as its url; one to nothing is an error at its place', async () => {
    const links = [
      {href: '../policies/p.md#tiao-3', image: false, place: place(20)},
      {href: 'nothing.md', image: false, place: place(21)},
      {href: 'p.md#tiao-4', image: false, place: place(22)},
      {href: 'https://example.cn/a.md', image: false, place: place(23)},
    ]
    const {value, diagnostics} = await run([entryOf({id: 'p', anchors: ['tiao-3']}), entryOf({id: 'x', links})])
    expect(value.hrefs.get('x')).toEqual({'../policies/p.md#tiao-3': '/policies/p/#tiao-3'})
    expect(diagnostics.map(({ruleId, place: at}) => `${ruleId}:${at?.start.line}`)).toEqual([
      'link-dangling:21',
      'link-anchor-missing:22',
    ])
  })

  test('an article is linked by its anchor, also when its number was written', async () => {
    const links = [{href: 'p.md#第十四条', image: false, place: place(20)}]
    const {diagnostics} = await run([entryOf({id: 'p', anchors: ['tiao-14']}), entryOf({id: 'x', links})])
    expect(diagnostics).toMatchObject([{ruleId: 'link-anchor-missing', note: '改成 #tiao-14'}])
  })

  test('a file under nearly the right name is missing, and not unused as well', async () => {
    const path = 'content/policies/x-1.pdf'
    const entry = entryOf({id: 'x', files: [{path: 'content/policies/X-1.pdf', at: '/attachments/0/file', place: place(7)}]})
    const attachments = new Map([path, 'content/policies/other.pdf', 'content/policies/y.MD'].map(name => [name, {} as Source]))
    const {diagnostics} = await link.run(
      {
        loaded: loadedOf([entry]),
        organizations: new Map(),
        attachments,
        drafts: false,
        today: '2026-01-01',
        kinds,
        schemas: new Map(),
      },
      undefined as never,
    )
    expect(diagnostics.map(({ruleId, path: at, note}) => `${ruleId} ${at} ${note}`)).toEqual([
      'file-missing content/policies/x.md 把文件放到 content/policies/ 里，或改正文件名（区分大小写）',
      'file-unused content/policies/other.pdf 在条目的 attachments 里写上它，或删去它',
      'file-unused content/policies/y.MD 改名为 y.md',
    ])
  })

  test.for([
    ['content/policies/x.pdf', 'content/policies/2024/x.pdf', 'content/policies/2024/', 'content/policies/'],
    ['content/policies/maps/x.pdf', 'content/policies/x.pdf', 'content/policies/', 'content/policies/maps/'],
  ] as const)('of %s, which lies elsewhere, is told where', ([path, other, from, to]) => {
    const entry = entryOf({id: 'x', files: [{path, at: '/attachments/0/file', place: place(7)}]})
    const there = new Map([other, 'content/policies/y.pdf'].map(name => [name, {} as Source]))
    expect(filesOf([entry], there, {drafts: [], broken: []})[0]).toMatchObject({
      ruleId: 'file-missing',
      note: `${from} 里有同名的文件：把它放到 ${to} 里，或改正文件名`,
    })
  })

  test('a named file that is not there is an error at its line', async () => {
    const {diagnostics} = await run([
      entryOf({id: 'x', files: [{path: 'content/policies/x-1.pdf', at: '/attachments/0/file', place: place(7)}]}),
    ])
    expect(diagnostics).toMatchObject([{ruleId: 'file-missing', place: place(7), actual: 'x-1.pdf'}])
  })
})
