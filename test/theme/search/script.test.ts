/** The script of the search page is what its pieces make, and small. */
import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {gzipSync} from 'node:zlib'
import {expect, test} from 'vitest'
import {searchScript} from '../../../scripts/generate-search-script.js'

const made = readFileSync(join(import.meta.dirname, '../../../themes/default/assets/search.js'), 'utf8')

test('assets/search.js is made of themes/default/search: npm run generate', async () => {
  expect(made).toBe(await searchScript())
})

test('a visitor loads no more than 8 KB for it', () => {
  expect(gzipSync(made, {level: 9}).length).toBeLessThanOrEqual(8 * 1024)
})
