import {renameSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterEach, beforeEach, describe, expect, it} from 'vitest'
import {changes} from '../../src/preview/changes.ts'
import {makeOffice, type Office} from '../office.ts'
import {makeFolder} from '../temporary.ts'

let office: Office
let abort: AbortController
beforeEach(() => {
  office = makeOffice()
  abort = new AbortController()
})
afterEach(() => {
  abort.abort()
  office.remove()
})

describe('changes', () => {
  it('begin with what is there, and end with the signal', async () => {
    const rounds = changes(office.folder, abort.signal)
    expect((await rounds.next()).done).toBe(false)
    const next = rounds.next()
    abort.abort()
    expect((await next).done).toBe(true)
  })

  it.each<readonly [string, (put: Office['put'], folder: string) => void]>([
    ['a file that is new', put => put('content/pages/more.md', '---\ntitle: 新\n---\n')],
    ['a file that is gone', (_, folder) => rmSync(join(folder, 'content/pages/about.md'))],
    ['another config', put => put('gzgk.config.yml', 'site: {}\n')],
    ['a theme of the office', put => put('themes/own/theme.json', '{}')],
    [
      'an editor that writes beside the file and renames',
      (_, folder) => {
        const beside = join(makeFolder(), 'about.md')
        writeFileSync(beside, '---\ntitle: 机构概况\n---\n')
        renameSync(beside, join(folder, 'content/pages/about.md'))
      },
    ],
  ])('are %s', async (_, act) => {
    const rounds = changes(office.folder, abort.signal)
    await rounds.next()
    act(office.put, office.folder)
    expect((await rounds.next()).done).toBe(false)
  })

  it('are told once for many saves in a row, and again for what comes while they are dealt with', async () => {
    const rounds = changes(office.folder, abort.signal)
    await rounds.next()
    for (const text of ['一', '一二', '一二三']) office.put('content/pages/about.md', `---\ntitle: ${text}\n---\n`)
    expect((await rounds.next()).done).toBe(false)
    const next = rounds.next()
    const early = await Promise.race([next, new Promise(resolve => setTimeout(resolve, 1000, 'nothing'))])
    expect(early).toBe('nothing')
    office.put('content/pages/about.md', '---\ntitle: 一二三四\n---\n')
    expect((await next).done).toBe(false)
  })

  it('are not what the build writes', async () => {
    const rounds = changes(office.folder, abort.signal)
    await rounds.next()
    office.put('dist/index.html', '<h1>首页</h1>')
    office.put('.gzgk/sources.json', '[]')
    office.put('content/.about.md.swp', 'x')
    const early = await Promise.race([rounds.next(), new Promise(resolve => setTimeout(resolve, 1000, 'nothing'))])
    expect(early).toBe('nothing')
  })
})
