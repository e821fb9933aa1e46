import {mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterEach, beforeEach, describe, expect, test} from 'vitest'
import {UsageError} from '../../src/base/diagnostics.ts'
import {digest} from '../../src/base/digest.ts'
import type {Artifact, Tools} from '../../src/base/types.ts'
import {recover, write} from '../../src/stages/write.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gzgk-write-'))
})
afterEach(() => rmSync(folder, {recursive: true, force: true}))

const writing = async (files: Readonly<Record<string, string>>, out = join(folder, 'dist')) => {
  const blobs = new Map(Object.values(files).map(text => [digest(text), Buffer.from(text)]))
  const artifacts: Artifact[] = Object.entries(files).map(([path, text]) => ({
    path,
    mediaType: 'text/html',
    size: text.length,
    digest: digest(text),
  }))
  const tools = {
    blob: async (name: string) => {
      const bytes = blobs.get(name)
      if (text(bytes) === 'BREAK') throw new Error('no space left')
      return bytes!
    },
  } as unknown as Tools
  return write.run({artifacts, out}, tools)
}
const text = (bytes: Uint8Array | undefined): string => Buffer.from(bytes ?? []).toString()
const tree = (path = 'dist'): string[] => readdirSync(join(folder, path), {recursive: true, encoding: 'utf8'}).sort()

describe('write', () => {
  test('makes the site with its own list of files', async () => {
    const {value} = await writing({'a/index.html': 'A', 'b.txt': 'B'})
    expect(value).toEqual({files: 3, bytes: 2})
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
    await expect(writing({'a.html': '1'}, join(folder, 'letters'))).rejects.toThrow(UsageError)
    expect(tree('letters')).toEqual(['dear.txt'])
    await expect(writing({'a.html': '1'}, join(folder, 'letters/dear.txt'))).rejects.toThrow(UsageError)
  })

  test('an empty folder may be used', async () => {
    mkdirSync(join(folder, 'dist'))
    await writing({'a.html': '1'})
    expect(tree()).toEqual(['a.html', 'files.json'])
  })
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
