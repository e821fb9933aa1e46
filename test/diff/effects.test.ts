/** What follows from a change beyond its files; and, as an oracle, that no page changes without being told. */
import {describe, expect, onTestFinished, test} from 'vitest'
import {silent} from '../../src/base/progress.ts'
import type {Entry, Site} from '../../src/base/types.ts'
import {diffOf} from '../../src/diff/index.ts'
import type {DiffDocument} from '../../src/diff/types.ts'
import html from '../../src/outputs/html.ts'
import {filesOfBoth, surveyBoth} from '../../src/pipeline/revisions.ts'
import {openProject} from '../../src/project/open.ts'
import {commitOf} from '../../src/revision/changed.ts'
import {asOf} from '../sites/fixture.ts'
import {changes} from './changes.ts'
import {elder, makeRepository, paths, policy, type Repository} from './repository.ts'

function office(more: Parameters<typeof makeRepository>[0] = {}): Repository {
  const repository = makeRepository(more)
  onTestFinished(() => repository.drop())
  return repository
}

const successor = elder
  .replace('title: 示范市早市管理办法', 'title: 示范市早市夜市管理办法')
  .replace('示商务规〔2024〕1号', '示商务规〔2026〕9号')
  .replace('2024-00003', '2026-00099')
  .replace('writtenDate: 2024-01-08', 'writtenDate: 2026-11-02')
  .replace('publishDate: 2024-01-10', 'publishDate: 2026-11-04\nnormative: true\nreplaces: [{to: sswg-2024-1, date: 2026-12-01}]')
  .replace('effectiveDate: 2024-02-01', 'effectiveDate: 2026-12-01')
  .replace('expiryDate: 2029-01-31', 'expiryDate: 2031-11-30')

describe('a new version of a document', () => {
  const told = async (date: string): Promise<DiffDocument> => {
    const repository = office()
    repository.put(
      'content/policies/2026/sswg-2026-9.md',
      successor.replace('date: 2026-12-01}', `date: ${date}}`).replace('effectiveDate: 2026-12-01', `effectiveDate: ${date}`),
    )
    return repository.diff()
  }

  test('changes what is in force now, what cites it, its page, the lists and the feed', async () => {
    const {effects, together, entries} = await told('2026-11-10')
    expect(entries.map(({id, status, risks}) => `${id} ${status} ${risks}`)).toEqual(['sswg-2026-9 added validity'])
    expect(effects.validity.map(({id, now}) => `${id} ${now.before} → ${now.after}`)).toEqual([
      'sswg-2024-1 现行有效 → 已废止',
      'sswg-2026-9 null → 现行有效',
    ])
    expect(effects.citations.map(({from, to, state, since}) => `${from} → ${to} ${state} ${since}`)).toEqual([
      'sswg-2025-3 → sswg-2024-1 已废止 2026-11-10',
    ])
    expect(effects.meaning.map(({id}) => id)).toEqual(['sswg-2024-1', 'sswg-2025-3'])
    expect(effects.pages.added.map(({url}) => url)).toEqual(['/policies/2026/sswg-2026-9/'])
    expect(effects.pages.lists.added).toEqual(['/policies/status/repealed/', '/policies/2026/'])
    expect(effects.facets).toContainEqual({facet: '年份', value: '2026年', before: 0, after: 1})
    expect(effects.feed.map(({id, op}) => `${id} ${op}`)).toEqual(['sswg-2024-1 status', 'sswg-2026-9 publish'])
    expect(together.map(({sentence}) => sentence)).toEqual(['应当有解读，解读没有一起公开'])
  })

  test('that is not in force yet changes what is to come', async () => {
    const {effects} = await told('2026-12-01')
    expect(
      effects.validity.map(({id, now, coming}) => [id, now.after, coming.map(({date, state}) => `${date} ${state}`)]),
    ).toEqual([
      ['sswg-2024-1', '现行有效', ['2026-12-01 已废止', '2029-02-01 已失效']],
      ['sswg-2026-9', '尚未施行', ['2026-12-01 现行有效', '2031-12-01 已失效']],
    ])
    expect(effects.citations).toEqual([])
    expect(effects.meaning.find(({id}) => id === 'sswg-2024-1')!.reasons[0]).toMatch(/^有效性：2026-12-01 起已废止/u)
  })
})

describe('an address', () => {
  test('that is lost blocks; one that is sent on does not', async () => {
    const repository = office()
    repository.move(paths.interpretation, 'content/interpretations/2026/sswg-2025-3-text.md')
    const lost = await repository.diff()
    expect(lost.effects.pages.moved).toEqual([
      expect.objectContaining({from: '/interpretations/2025/sswg-2025-3-text/', isRedirected: false}),
    ])
    expect(lost.verdict.level).toBe('blocked')
    repository.move('content/interpretations/2026/sswg-2025-3-text.md', paths.interpretation)
    changes['06-file-renamed']!(repository)
    const kept = await repository.diff()
    expect(kept.effects.pages.moved).toEqual([expect.objectContaining({isRedirected: true})])
    expect(kept.verdict.level).toBe('fine')
  })
})

test('a file under a new name is one gone and one new, and both say so', async () => {
  const repository = office()
  repository.move(paths.interpretation, 'content/interpretations/2025/jiedu.md')
  const {entries} = await repository.diff()
  const noteOf = (status: string) => entries.find(entry => entry.status === status)!.note
  expect(noteOf('removed')).toContain('文件名改成了 jiedu.md')
  expect(noteOf('removed')).toContain('改回 sswg-2025-3-text.md')
  expect(noteOf('added')).toBe('与删除的 sswg-2025-3-text 内容相同，只是改了文件名')
  repository.edit('content/interpretations/2025/jiedu.md', '\n---\n', '\n---\n\n另一份。\n')
  expect((await repository.diff()).entries.map(({note}) => note)).toEqual([null, null])
})

test('a file with errors is broken, and not gone', async () => {
  const repository = office()
  repository.edit(paths.policy, 'publishDate: 2025-03-05', 'publishDate: 2025-02-30')
  const {entries, verdict, findings, silent: edits, effects} = await repository.diff()
  expect(entries.map(({id, status}) => `${id} ${status}`)).toEqual(['sswg-2025-3 broken'])
  expect(verdict.level).toBe('blocked')
  expect(findings.new.map(({path}) => path)).toContain(paths.policy)
  expect([edits, effects.pages.removed, effects.feed.filter(({id}) => id === 'sswg-2025-3'), findings.mended]).toEqual([
    [],
    [],
    [],
    [],
  ])
})

test('a finding that only moved down is not new', async () => {
  const repository = office({[paths.policy]: policy.replace('垃圾及时清运；', '垃圾及时清运;')})
  repository.edit(paths.policy, 'summary:', 'keywords: [夜市]\nsummary:')
  const {findings} = await repository.diff()
  expect(findings).toEqual({new: [], mended: []})
})

/** All that the page of an entry may show. */
const pageOf = (site: Site, entry: Entry): string =>
  JSON.stringify([...html.halves!.own(site, entry)].map(({path, view}) => [path, view]))

describe('no document says something else without being told', () => {
  test.each(['06-file-renamed', '08-relation-removed', '10-citation-in-text', 'successor', 'retitled', 'removed'])(
    '%s',
    async name => {
      const repository = office()
      if (name === 'successor') repository.put('content/policies/2026/sswg-2026-9.md', successor)
      else if (name === 'retitled') repository.edit(paths.elder, 'title: 示范市早市管理办法', 'title: 示范市早晚市管理办法')
      else if (name === 'removed') repository.remove(paths.elder)
      else changes[name]!(repository)
      const {root} = repository
      const files = await filesOfBoth({root, isBare: false, before: await commitOf(root, 'HEAD'), after: null}, false)
      const project = await openProject({cwd: root, root, today: asOf, now: 0})
      const options = {cache: false, threads: 1, progress: silent, scan: files.scan}
      const {diff, pages} = await surveyBoth({project, files: files.before}, {project, files: null}, options, both => ({
        diff: diffOf(both, {before: {name: 'HEAD', commit: null}, after: {name: 'x', commit: null}}),
        pages: [both.before.site, both.after.site].map(
          site => new Map(site.entries.map(entry => [entry.id, pageOf(site, entry)])),
        ),
      }))
      const told = new Set([...diff.entries, ...diff.effects.meaning].map(({id}) => id))
      const [before, after] = pages
      const differing = [...after!].filter(([id, page]) => before!.has(id) && before!.get(id) !== page).map(([id]) => id)
      expect(differing.filter(id => !told.has(id))).toEqual([])
      expect(differing.length + diff.entries.length).toBeGreaterThan(0)
    },
  )
})
