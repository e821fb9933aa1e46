/** Same content, config and as-of day: the same bytes, in any time zone and locale. */
import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, expect, inject, test} from 'vitest'
import {gzgk} from '../gzgk.ts'
import {asOf} from './build.ts'
import {filesOf, read} from './pages.ts'

const folder = mkdtempSync(join(tmpdir(), 'gzgk-again-'))
afterAll(() => rmSync(folder, {recursive: true, force: true}))

test.each([
  ['America/Los_Angeles', 'C'],
  ['Pacific/Kiritimati', 'tr_TR.UTF-8'],
])('built in %s with LANG=%s it is byte for byte the same', (zone, lang) => {
  const out = join(folder, zone.replace('/', '-'))
  const {code, output} = gzgk(['build', '--out', out, '--as-of', asOf], {env: {TZ: zone, LANG: lang, LC_ALL: lang}})
  expect(code, output).toBe(0)
  const dist = inject('dist')
  expect(filesOf(out)).toEqual(filesOf(dist))
  // The build's own list carries the digest of every file.
  expect(read(out, 'files.json')).toBe(read(dist, 'files.json'))
})
