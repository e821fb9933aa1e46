/** What was public may not change in silence: `check --since` against git, `diff` against git or the last feed. */
import {describe, expect, onTestFinished, test} from 'vitest'
import {check} from '../../src/pipeline/index.ts'
import {filesOfBoth} from '../../src/pipeline/revisions.ts'
import {openProject} from '../../src/project/open.ts'
import {commitOf} from '../../src/revision/changed.ts'
import {asOf} from '../sites/fixture.ts'
import {correction} from './changes.ts'
import {elder, forms, makeRepository, paths, policy, type Repository} from './repository.ts'

function office(more: Parameters<typeof makeRepository>[0] = {}): Repository {
  const repository = makeRepository(more)
  onTestFinished(() => repository.drop())
  return repository
}

/** Of a check since the first commit, and of a diff with it: where, and what. */
async function told(repository: Repository): Promise<{readonly checked: string[]; readonly diffed: string[]}> {
  const {root} = repository
  const project = await openProject({cwd: root, root, today: asOf, now: 0})
  const {before} = await filesOfBoth({root, isBare: false, before: await commitOf(root, 'HEAD'), after: null}, false)
  const {diagnostics} = await check(project, {cache: false, threads: 1, since: before})
  const silent = (await repository.diff()).silent
  return {
    checked: diagnostics.filter(({ruleId}) => ruleId.startsWith('published-')).map(({ruleId, path}) => `${ruleId} ${path}`),
    diffed: silent.map(({id, what}) => `${id} ${what}`),
  }
}

describe('a published text', () => {
  test('that is as it was is nobody’s business', async () => {
    const repository = office()
    repository.edit(paths.policy, 'summary: 规定', 'summary: 明确')
    expect(await told(repository)).toEqual({checked: [], diffed: []})
  })

  test('may not change by a character, in its text or in its files', async () => {
    const repository = office()
    repository.edit(paths.policy, '有效期5年', '有效期3年')
    repository.put(paths.annex, forms.fresh)
    const {checked, diffed} = await told(repository)
    expect(checked.sort()).toEqual([`published-changed ${paths.annex}`, `published-changed ${paths.policy}`])
    expect(diffed).toEqual(['sswg-2025-3 text'])
  })

  test('may not change by a file alone, though its own is the same', async () => {
    const repository = office()
    repository.put(paths.annex, forms.fresh)
    expect(await told(repository)).toEqual({checked: [`published-changed ${paths.annex}`], diffed: ['sswg-2025-3 files']})
  })

  test('changes with a correction', async () => {
    const repository = office()
    repository.edit(paths.policy, '有效期5年', '有效期3年')
    repository.edit(paths.policy, 'attachments:', correction)
    expect(await told(repository)).toEqual({checked: [], diffed: []})
  })

  test('may not change on the strength of an old correction', async () => {
    const repository = office({[paths.policy]: policy.replace('attachments:', correction)})
    repository.edit(paths.policy, '有效期5年', '有效期3年')
    expect(await told(repository)).toEqual({checked: [`published-changed ${paths.policy}`], diffed: ['sswg-2025-3 text']})
  })

  test('may not go, be it as a draft', async () => {
    const repository = office()
    repository.edit(paths.interpretation, 'form: text', 'form: text\ndraft: true')
    expect(await told(repository)).toEqual({
      checked: [`published-gone ${paths.interpretation}`],
      diffed: ['sswg-2025-3-text entry'],
    })
  })

  test('may go with a tombstone', async () => {
    const repository = office()
    repository.remove(paths.interpretation)
    repository.put(
      'content/tombstones/interpretations/2025/sswg-2025-3-text.md',
      '---\ntitle: 《示范市夜间经济集聚区管理办法》解读\noriginalKind: interpretation\nreasonClass: correction\npublicNote: 内容有误，另行发布。\ndate: 2026-11-20\n---\n',
    )
    const {checked, diffed} = await told(repository)
    expect({checked, diffed}).toEqual({checked: [], diffed: []})
    const {entries} = await repository.diff()
    expect(entries.map(({id, status}) => `${id} ${status}`)).toEqual(['sswg-2025-3-text withdrawn'])
  })

  test('that was a draft was not public', async () => {
    const repository = office({
      [paths.elder]: elder.replace('title:', 'draft: true\ntitle:'),
      [paths.policy]: policy.replace('basedOn: [sswg-2024-1]\n', ''),
    })
    repository.edit(paths.elder, '由县（区）商务局备案', '由市商务局备案')
    expect(await told(repository)).toEqual({checked: [], diffed: []})
  })
})
