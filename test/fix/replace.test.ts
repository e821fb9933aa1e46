import {chmodSync, linkSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {beforeEach, describe, expect, test} from 'vitest'
import {replace} from '../../src/fix/replace.ts'
import {makeFolder} from '../temporary.ts'

const [old, fresh] = [Buffer.from('旧'), Buffer.from('新的')]
const root = makeFolder()
let count = 0
let folder = ''
let file = ''
beforeEach(() => {
  folder = join(root, String(count++))
  mkdirSync(folder)
  file = join(folder, 'a.md')
  writeFileSync(file, old)
})
const text = (path = file): string => readFileSync(path, 'utf8')

describe('a file is replaced', () => {
  test.skipIf(process.platform === 'win32')('with its mode kept, and nothing left beside it', () => {
    chmodSync(file, 0o640)
    expect(replace(file, old, fresh)).toBeNull()
    expect([text(), statSync(file).mode & 0o777, readdirSync(folder)]).toEqual(['新的', 0o640, ['a.md']])
  })
  test('and never written into: whoever else has it keeps the old one', () => {
    const other = join(root, `other-${count}`)
    linkSync(file, other)
    expect(replace(file, old, fresh)).toBeNull()
    expect([text(), text(other)]).toEqual(['新的', '旧'])
  })
})

describe('a file is left as it is', () => {
  test('when it is read-only', () => {
    chmodSync(file, 0o444)
    expect(replace(file, old, fresh)).toBe('read-only')
    expect([text(), readdirSync(folder)]).toEqual(['旧', ['a.md']])
  })
  test.skipIf(process.platform === 'win32')('when it is a link, which stays one', () => {
    const link = join(folder, 'link.md')
    symlinkSync(file, link)
    expect(replace(link, old, fresh)).toBe('no-file')
    expect([text(), readFileSync(link, 'utf8')]).toEqual(['旧', '旧'])
  })
  test('when somebody has changed it meanwhile', () => {
    writeFileSync(file, '别人写的')
    expect(replace(file, old, fresh)).toBe('changed')
    expect([text(), readdirSync(folder)]).toEqual(['别人写的', ['a.md']])
  })
  test('when it is gone', () => {
    expect(replace(join(folder, 'b.md'), old, fresh)).toBe('ENOENT')
    expect(readdirSync(folder)).toEqual(['a.md'])
  })
  test('when nothing can be written beside it', () => {
    mkdirSync(join(folder, `.gzgk-${process.pid}.tmp`))
    expect(replace(file, old, fresh)).toBe('EEXIST')
    expect(text()).toBe('旧')
  })
})
