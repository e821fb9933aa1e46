import {describe, expect, test} from 'vitest'
import {byCodePoint, endingOf, fileOfUrl, folderOf, pathFault} from '../../src/base/paths.ts'
import fc from '../properties.ts'

describe('pathFault', () => {
  test.each(['a.pdf', 'files/附件1.xlsx', 'a b.png', '示范市.docx'])('%s is fine', path => expect(pathFault(path)).toBeNull())
  test.each([
    '',
    '../a.pdf',
    'a/../../b',
    '/etc/passwd',
    'C:\\a.pdf',
    'a\\b',
    'con',
    'NUL.txt',
    'com1.md',
    'COM¹.md',
    '.env',
    '-rf',
    '~a',
    'a.',
    'a ',
    'a//b',
    'a/./b',
    'a\u0000b',
    'a%2e%2e',
    'e\u0301.pdf',
    `${'长'.repeat(90)}.pdf`,
  ])('%j is refused', path => expect(pathFault(path)).toBeTypeOf('string'))
})

test('small questions about paths', () => {
  expect([folderOf('a/b/c.md'), folderOf('c.md')]).toEqual(['a/b', ''])
  expect([endingOf('a/b.tar.GZ'), endingOf('a.b/c'), endingOf('.env')]).toEqual(['gz', '', ''])
  expect([fileOfUrl('/'), fileOfUrl('/a/b/'), fileOfUrl('/404.html')]).toEqual(['index.html', 'a/b/index.html', '404.html'])
})

test('byCodePoint orders as UTF-8 bytes do, also beyond the BMP', () => {
  expect(['\u{20000}', '\uE000', 'a'].sort(byCodePoint)).toEqual(['a', '\uE000', '\u{20000}'])
  const words = fc.string({unit: 'binary'})
  const isBefore = (a: string, b: string): boolean => Buffer.compare(Buffer.from(a), Buffer.from(b)) < 0
  fc.assert(fc.property(words, words, (a, b) => byCodePoint(a, b) < 0 === isBefore(a, b)))
})
