import {expect, test} from 'vitest'
import {unified} from '../../src/fix/diff.ts'

const lines = (...changed: number[]): string =>
  Array.from({length: 20}, (_, index) => `${changed.includes(index + 1) ? '新' : '行'}${index + 1}\n`).join('')

test('nothing for nothing', () => {
  expect(unified('a.md', 'x\n', 'x\n')).toBe('')
})

test('three lines around, and changes that are near in one hunk', () => {
  expect(unified('content/a.md', lines(), lines(1, 9, 10, 13, 20))).toBe(`--- a/content/a.md
+++ b/content/a.md
@@ -1,4 +1,4 @@
-行1
+新1
 行2
 行3
 行4
@@ -6,15 +6,15 @@
 行6
 行7
 行8
-行9
-行10
+新9
+新10
 行11
 行12
-行13
+新13
 行14
 行15
 行16
 行17
 行18
 行19
-行20
+新20
`)
})

test('a last line without an end, and line ends of any kind', () => {
  expect(unified('a.md', 'a\r\nb', 'a\r\nc')).toBe(`--- a/a.md
+++ b/a.md
@@ -1,2 +1,2 @@
 a
-b
+c
\\ No newline at end of file
`)
})
