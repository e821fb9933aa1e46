import {mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterEach, beforeEach, expect, test} from 'vitest'
import {headsBefore, noteHeads} from '../../src/pipeline/heads.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gzgk-heads-'))
})
afterEach(() => rmSync(folder, {recursive: true, force: true}))

const heads = new Map([
  ['policy  1 content/a.md', {key: 'aa', head: '{"id":"甲"}'}],
  ['policy  2 content/b.md', {key: 'bb', head: '{"id":"乙"}'}],
])

test('heads are found again, those of one prefix', () => {
  noteHeads(folder, 'load', 'p', heads)
  expect(headsBefore(folder, 'load', 'p')).toEqual(heads)
  expect(headsBefore(folder, 'load', 'q').size).toBe(0)
  expect(headsBefore(folder, 'other', 'p').size).toBe(0)
})

test('a file with any byte changed, or cut short, holds none', () => {
  noteHeads(folder, 'load', 'p', heads)
  const file = join(folder, readdirSync(folder)[0]!)
  const bytes = readFileSync(file)
  for (let at = 0; at < bytes.length; at++) {
    const changed = Buffer.from(bytes)
    changed[at]! ^= 1
    writeFileSync(file, changed)
    expect(headsBefore(folder, 'load', 'p').size, `byte ${at}`).toBe(0)
    writeFileSync(file, bytes.subarray(0, at))
    expect(headsBefore(folder, 'load', 'p').size, `first ${at} bytes`).toBe(0)
  }
})
