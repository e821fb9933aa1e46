/** The files of a commit, and a site surveyed at two of them. */
import {execFileSync} from 'node:child_process'
import {mkdirSync, readFileSync, renameSync, rmSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {beforeAll, expect, test} from 'vitest'
import {digest} from '../../src/base/digest.ts'
import {survey} from '../../src/pipeline/index.ts'
import {openProject} from '../../src/project/open.ts'
import {changedSince, commitOf} from '../../src/revision/changed.ts'
import {filesAt} from '../../src/revision/tree.ts'
import {scanned} from '../../src/stages/scan.ts'
import {aboutPage, makeOffice} from '../office.ts'
import {asOf} from '../sites/fixture.ts'

const office = makeOffice({
  'content/pages/about.md': aboutPage,
  'content/pages/contact.md': aboutPage.replace('机构概况', '联系我们'),
})
const root = office.folder
const git = (...args: string[]): string =>
  execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args], {cwd: root, encoding: 'utf8'})
const put = (path: string, text: string | Uint8Array): void => {
  mkdirSync(dirname(join(root, path)), {recursive: true})
  writeFileSync(join(root, path), text)
}
const filesOf = async (ref: string) => {
  const commit = await commitOf(root, ref)
  return filesAt(root, commit, scanned(root, 'content', null).value, await changedSince(root, ref))
}

beforeAll(() => {
  git('init', '-q', '-b', 'main')
  put('content/pages/图 1.png', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 10, 13, 255]))
  git('add', '.')
  git('commit', '-qm', 'first')
  put('content/pages/about.md', aboutPage.replace('机构概况', '机构职能'))
  renameSync(join(root, 'content/pages/contact.md'), join(root, 'content/pages/contact-us.md'))
  rmSync(join(root, 'content/pages/图 1.png'))
  return () => office.remove()
})

test('are those of the commit, byte for byte, whatever the work tree holds', async () => {
  const {sources, blobs, config} = await filesOf('HEAD')
  expect(sources.map(({path}) => path)).toEqual([
    'content/_data/organizations.yml',
    'content/_data/synonyms.yml',
    'content/_data/terms.yml',
    'content/pages/about.md',
    'content/pages/contact.md',
    'content/pages/图 1.png',
  ])
  const picture = sources.find(({path}) => path.endsWith('.png'))!
  expect([...blobs.get(picture.digest)!]).toEqual([0x89, 0x50, 0x4e, 0x47, 0, 10, 13, 255])
  expect(Buffer.from(blobs.get(sources.find(({path}) => path.endsWith('about.md'))!.digest)!).toString()).toBe(aboutPage)
  expect(digest(config!)).toBe(digest(readFileSync(join(root, 'gzgk.config.yml'))))
})

test('what has not changed is the work tree’s own, and is not read again', async () => {
  const {sources, blobs} = await filesOf('HEAD')
  const [registry] = sources
  expect(registry!.revision).toBeNull()
  expect(blobs.has(registry!.digest)).toBe(false)
})

test('a site can be looked at as it was', async () => {
  const files = await filesOf('HEAD')
  const project = await openProject({cwd: root, root, today: asOf, now: 0, config: files.config ?? undefined})
  const titles = async (given: typeof files | null) =>
    survey(project, given, {threads: 1}, ({site}) => site.entries.map(({id, data}) => `${id} ${data.title}`))
  expect(await titles(files)).toEqual(['about 机构概况', 'contact 联系我们'])
  expect(await titles(null)).toEqual(['about 机构职能', 'contact-us 联系我们'])
})
