/** The rules about built pages find nothing on the pages of the sample office: a new page type must keep them, too. */
import {expect, test} from 'vitest'
import {gzgk} from '../gzgk.ts'
import {asOf} from './build.ts'

test('check --artifacts of the sample office says nothing', () => {
  const {code, stdout} = gzgk(['check', '--artifacts', '--strict', '--as-of', asOf, '--format', 'concise'])
  expect(stdout).toBe('')
  expect(code).toBe(0)
})
