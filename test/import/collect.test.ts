import {mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, truncateSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterEach, beforeEach, expect, it} from 'vitest'
import {collect, idsIn, namesIn} from '../../src/import/collect.ts'
import {largest} from '../../src/import/read-source.ts'
import {schemas} from './request.ts'

let folder = ''
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'gzgk-collect-')))
})
afterEach(() => rmSync(folder, {recursive: true, force: true}))

const put = (path: string, text = '正文'): void => {
  mkdirSync(join(folder, path, '..'), {recursive: true})
  writeFileSync(join(folder, path), text)
}

it('walks folders in code point order, passes over what begins with a dot, tells other formats', async () => {
  for (const path of ['in/b.md', 'in/a/c.html', 'in/.hidden.md', 'in/.git/x.md', 'in/t.docx']) put(path)
  const {sources, diagnostics} = await collect(['in', 'in/b.md'], folder)
  expect(sources.map(({path}) => path)).toEqual(['in/a/c.html', 'in/b.md'])
  expect(diagnostics.map(({ruleId, path, level}) => [ruleId, path, level])).toEqual([['import-skipped', 'in/t.docx', 'info']])
})

it('refuses links, to files and to folders, and what is too big, without reading it', async () => {
  put('real.md')
  mkdirSync(join(folder, 'in'))
  symlinkSync(join(folder, 'real.md'), join(folder, 'in', 'link.md'))
  symlinkSync(folder, join(folder, 'in', 'loop'))
  put('in/big.md')
  truncateSync(join(folder, 'in', 'big.md'), largest + 1)
  const {sources, diagnostics} = await collect(['in'], folder)
  expect(sources).toEqual([])
  expect(diagnostics.map(({ruleId, path, level}) => [ruleId, path, level])).toEqual([
    ['import-too-big', 'in/big.md', 'error'],
    ['import-not-file', 'in/link.md', 'error'],
    ['import-not-file', 'in/loop', 'error'],
  ])
})

it('a path that leads nowhere is the fault of the command', async () => {
  await expect(collect(['nothing'], folder)).rejects.toMatchObject({name: 'UsageError'})
})

it('names a file outside by its whole path', async () => {
  put('out/a.md')
  mkdirSync(join(folder, 'office'))
  const {sources} = await collect(['../out'], join(folder, 'office'))
  expect(sources.map(({path}) => path)).toEqual([join(folder, 'out', 'a.md')])
})

it('knows the ids of a project, without originals and data', async () => {
  for (const path of ['content/policies/2024/a.md', 'content/_originals/b.md', 'content/_data/c.md', 'content/pages/x.txt'])
    put(path)
  expect([...(await idsIn(folder))]).toEqual([['a', 'content/policies/2024/a.md']])
  expect([...(await idsIn(join(folder, 'nowhere')))]).toEqual([])
})

it('knows every name of an organisation, but not one that two bear', async () => {
  put(
    'content/_data/organizations.yml',
    '- {id: swj, name: 示范市商务局, shortName: 市商务局, formerNames: [{name: 示范市商务委员会}]}\n- {id: kfq, name: 示范市开发区商务局, shortName: 市商务局}\n',
  )
  expect(Object.fromEntries(await namesIn(folder, schemas))).toEqual({
    示范市商务局: 'swj',
    示范市商务委员会: 'swj',
    示范市开发区商务局: 'kfq',
  })
  expect([...(await namesIn(join(folder, 'nowhere'), schemas))]).toEqual([])
})
