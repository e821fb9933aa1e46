import {mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterEach, beforeEach, describe, expect, test} from 'vitest'
import {UsageError} from '../../src/base/diagnostics.ts'
import {digest} from '../../src/base/digest.ts'
import {emitter} from '../../src/folder/emit.ts'
import {beginSite} from '../../src/folder/site-folder.ts'
import {lookAhead, lookAtSpare} from '../../src/folder/spare.ts'
import {recover} from '../../src/folder/switch.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gzgk-write-'))
})
afterEach(() => rmSync(folder, {recursive: true, force: true}))

const memory = (): string => join(folder, '.gzgk')

/** Writes a site as a build does; gives the paths that had to be written. Whoever remembers nothing writes all. */
async function writing(
  files: Readonly<Record<string, string>>,
  {out = join(folder, 'dist'), remembers = false, looks = false} = {},
): Promise<string[]> {
  const site = await beginSite(out, remembers ? memory() : null, looks ? lookAtSpare(memory()) : null)
  const emit = emitter(site.stage)
  const written: string[] = []
  for (const [path, text] of Object.entries(files)) {
    if (text === 'BREAK') throw new Error('no space left')
    const key = digest(text)
    if (site.reuse(path, key)) continue
    emit(path, text)
    site.add({path, mediaType: 'text/html', size: Buffer.byteLength(text), digest: digest(text)}, key)
    written.push(path)
  }
  await site.finish()
  return written
}
const sites = (): string[] => readdirSync(folder).filter(name => name !== '.gzgk')
/** What is in a site, by path, but for its list. */
const contents = (): Record<string, string> =>
  Object.fromEntries(
    readdirSync(join(folder, 'dist'), {recursive: true, withFileTypes: true})
      .filter(item => item.isFile() && item.name !== 'files.json')
      .map(item => join(item.parentPath, item.name))
      .map(file => [file.slice(join(folder, 'dist').length + 1).replaceAll('\\', '/'), readFileSync(file, 'utf8')]),
  )
const tree = (path = 'dist'): string[] => readdirSync(join(folder, path), {recursive: true, encoding: 'utf8'}).sort()

describe('a site', () => {
  test('makes the site with its own list of files', async () => {
    await writing({'a/index.html': 'A', 'b.txt': 'B'})
    expect(tree()).toEqual(['a', 'a/index.html', 'b.txt', 'files.json'])
    expect(
      JSON.parse(readFileSync(join(folder, 'dist/files.json'), 'utf8')).files.map((file: {path: string}) => file.path),
    ).toEqual(['a/index.html', 'b.txt'])
    expect(readdirSync(folder)).toEqual(['dist'])
  })

  test('what the new site lacks is gone', async () => {
    await writing({'old.html': '1', 'same.html': '2'})
    await writing({'same.html': '2'})
    expect(tree()).toEqual(['files.json', 'same.html'])
  })

  test('a failure on the way leaves the last site whole', async () => {
    await writing({'a.html': 'old'})
    await expect(writing({'a.html': 'new', 'b.html': 'BREAK'})).rejects.toThrow('no space')
    expect(readFileSync(join(folder, 'dist/a.html'), 'utf8')).toBe('old')
  })

  test("somebody's folder is not replaced, nor a file", async () => {
    mkdirSync(join(folder, 'letters'))
    writeFileSync(join(folder, 'letters/dear.txt'), 'x')
    await expect(writing({'a.html': '1'}, {out: join(folder, 'letters')})).rejects.toThrow(UsageError)
    expect(tree('letters')).toEqual(['dear.txt'])
    await expect(writing({'a.html': '1'}, {out: join(folder, 'letters/dear.txt')})).rejects.toThrow(UsageError)
  })

  test('an empty folder may be used', async () => {
    mkdirSync(join(folder, 'dist'))
    await writing({'a.html': '1'})
    expect(tree()).toEqual(['a.html', 'files.json'])
  })
})

describe('a build that remembers', () => {
  const remembers = {remembers: true}
  const first = {'index.html': 'home', 'a/b/index.html': 'B', 'a/c/index.html': 'C', 'old.html': 'old'}

  test('writes only what is new, and the site is as if all were written', async () => {
    expect(await writing(first, remembers)).toEqual(Object.keys(first))
    for (const step of [
      {site: first, written: []},
      {site: {...first, 'a/b/index.html': 'B2'}, written: ['a/b/index.html']},
      {site: {...first, 'a/b/index.html': 'B2', 'new/index.html': 'N'}, written: ['new/index.html']},
      {site: {'index.html': 'home'}, written: []},
      // The site before the last still has the others.
      {site: first, written: ['a/b/index.html']},
      {site: {...first, 'old.html': 'older'}, written: ['old.html']},
      {site: first, written: []},
    ]) {
      expect(await writing(step.site, remembers)).toEqual(step.written)
      expect(contents()).toEqual(step.site)
      expect(sites()).toEqual(['dist'])
    }
  })

  test('keeps the times of files that did not change', async () => {
    await writing(first, remembers)
    const before = statSync(join(folder, 'dist/a/c/index.html')).mtimeMs
    await writing({...first, 'index.html': 'home 2'}, remembers)
    await writing({...first, 'index.html': 'home 3'}, remembers)
    expect(statSync(join(folder, 'dist/a/c/index.html')).mtimeMs).toBe(before)
  })

  test('never writes into a file that another site has too', async () => {
    await writing(first, remembers)
    await writing(first, remembers)
    const live = readFileSync(join(folder, 'dist/old.html'))
    const site = await beginSite(join(folder, 'dist'), memory())
    emitter(site.stage)('old.html', 'changed')
    expect(readFileSync(join(folder, 'dist/old.html'))).toEqual(live)
  })

  test.each([false, true])(
    'makes again what somebody changed, removed or added by hand, in the site and in the spare; seen beforehand: %s',
    async looks => {
      await writing(first, remembers)
      await writing(first, remembers)
      const later = new Date(Date.now() + 5000)
      const edited = (path: string, text: string): void => {
        rmSync(path)
        writeFileSync(path, text)
        utimesSync(path, later, later)
      }
      for (const place of ['dist', spare()]) {
        edited(join(folder, place, 'a/b/index.html'), 'X')
        rmSync(join(folder, place, 'a/c/index.html'))
        writeFileSync(join(folder, place, 'a/c/added.txt'), 'mine')
        utimesSync(join(folder, place, 'a/c'), later, later)
      }
      for (let time = 0; time < 3; time++) {
        await writing(first, {...remembers, looks})
        expect(contents()).toEqual(first)
      }
    },
  )

  test('goes by no look at another spare than the one that is there', async () => {
    await writing(first, remembers)
    const look = lookAtSpare(memory())!
    expect(look).toMatchObject({isUnmixed: true, touched: []})
    await writing({...first, 'index.html': 'second'}, remembers)
    const later = new Date(Date.now() + 5000)
    const path = join(folder, spare(), 'a/b/index.html')
    rmSync(path)
    writeFileSync(path, 'X')
    utimesSync(path, later, later)
    const site = await beginSite(join(folder, 'dist'), memory(), look)
    expect(site.reuse('a/b/index.html', digest(first['a/b/index.html']))).not.toBeNull()
    expect(readFileSync(join(site.stage, 'a/b/index.html'), 'utf8')).toBe(first['a/b/index.html'])
  })

  test('looks at a large spare in a thread, and at a small one only when it is needed', async () => {
    await writing(first, remembers)
    expect(await lookAhead(memory())).toBeNull()
    const many = Object.fromEntries(Array.from({length: 2_000}, (_, at) => [`${at % 50}/${at}.html`, `${at}`]))
    await writing(many, remembers)
    await writing(many, remembers)
    rmSync(join(folder, spare(), '7/7.html'))
    expect(await lookAhead(memory())).toMatchObject({isUnmixed: false, touched: ['7/7.html']})
  })

  test('files become folders and folders files', async () => {
    const second = {'index.html': 'home', 'a/b': 'B', 'old.html/index.html': 'now a folder'}
    for (const site of [first, second, first, second, second, first]) {
      await writing(site, remembers)
      expect(contents()).toEqual(site)
    }
  })

  test('trusts nothing when the folder holds another site than it remembers', async () => {
    await writing(first, remembers)
    await writing({'index.html': 'elsewhere'})
    rmSync(join(folder, spare()), {recursive: true})
    expect(await writing({...first, 'index.html': 'elsewhere'}, remembers)).toHaveLength(4)
    expect(contents()).toEqual({...first, 'index.html': 'elsewhere'})
  })

  test('finds the files of a first build in place, as if it were the second', async () => {
    await writing(first, remembers)
    expect(await writing({...first, 'index.html': 'new'}, remembers)).toEqual(['index.html'])
    expect(contents()).toEqual({...first, 'index.html': 'new'})
  })

  const spare = (): string => join('.gzgk', 'spare')
})

describe('recover, after a build that was killed', () => {
  const site = (name: string, mark: string): void => {
    mkdirSync(join(folder, name))
    writeFileSync(join(folder, name, 'files.json'), mark)
  }
  const mark = (): string => readFileSync(join(folder, 'dist/files.json'), 'utf8')

  test('between the two renames: the old site comes back', async () => {
    site('dist.old', 'old')
    site('dist.new', 'new')
    await recover(join(folder, 'dist'))
    expect(mark()).toBe('old')
  })

  test('after the switch: the new site stays, the old one is removed', async () => {
    site('dist', 'new')
    site('dist.old', 'old')
    await recover(join(folder, 'dist'))
    expect(mark()).toBe('new')
    expect(readdirSync(folder)).toEqual(['dist'])
  })

  test('while writing: the next build starts afresh', async () => {
    site('dist', 'old')
    site('dist.new', 'half')
    await writing({'a.html': '1'})
    expect(tree()).toEqual(['a.html', 'files.json'])
    expect(readdirSync(folder)).toEqual(['dist'])
  })
})
