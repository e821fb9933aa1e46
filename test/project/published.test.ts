import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {fingerprint} from '../../src/project/fingerprint.ts'
import {openProject} from '../../src/project/open.ts'
import {readPublished} from '../../src/project/published.ts'
import {root} from '../gzgk.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gzgk-published-'))
  mkdirSync(join(folder, 'dist'))
  writeFileSync(join(folder, 'dist', 'files.json'), '{"files":[\n{"path":"index.html","size":1},\n{"path":"a/b.pdf"}\n]}\n')
  mkdirSync(join(folder, 'empty'))
  writeFileSync(join(folder, 'list.json'), '["index.html"]')
  writeFileSync(join(folder, 'numbers.json'), '{"files":[{"path":7}]}')
  writeFileSync(join(folder, 'text.json'), '{"files":')
})
afterAll(() => rmSync(folder, {recursive: true}))

describe('the last published site', () => {
  it.each(['dist', 'dist/files.json'])('is read from %s', path => {
    expect(readPublished(join(folder, path), path)).toEqual(['index.html', 'a/b.pdf'])
  })

  it.each(['nowhere', 'empty'])('%s has no list', path => {
    expect(() => readPublished(join(folder, path), path)).toThrow(`--published 的 ${path} 读不到`)
  })

  it.each(['list.json', 'numbers.json', 'text.json'])('%s is no list of files', path => {
    expect(() => readPublished(join(folder, path), path)).toThrow(`--published 的 ${path} 不是网站的文件清单`)
  })

  it('is part of the project, and of what a run is known by', async () => {
    const day = {today: '2026-11-23', drafts: false}
    const project = await openProject({cwd: root, root, now: 0, published: ['a/index.html']})
    expect(project.published).toEqual(['a/index.html'])
    expect((await openProject({cwd: root, root, now: 0})).published).toBeNull()
    const prints = [null, [], ['a/index.html'], ['b/index.html']].map(published => fingerprint(root, {...day, published}))
    expect(new Set(prints).size).toBe(4)
  })
})
