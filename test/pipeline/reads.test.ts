/** After an edit, of the other entries only the heads are read, however many there are. */
import {readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterEach, beforeEach, describe, expect, test, vi} from 'vitest'
import {corpus} from '../../bench/corpus.js'
import {fileOf, writeSite} from '../../bench/sites.js'
import {loadedForm} from '../../src/base/loaded-form.ts'
import {build, check} from '../../src/pipeline/index.ts'
import {open, temporary} from '../sites/fixture.ts'

let reads = 0
const {read} = loadedForm
beforeEach(() => {
  reads = 0
  vi.spyOn(loadedForm, 'read').mockImplementation((head, rest) =>
    read(head, () => {
      reads++
      return rest()
    }),
  )
})
afterEach(() => vi.restoreAllMocks())

const works = {
  build: async (folder: string) => (await build(await open(folder), {search: false, threads: 1})).diagnostics,
  check: async (folder: string) => (await check(await open(folder), {threads: 1})).diagnostics,
}

for (const [name, work] of Object.entries(works))
  describe(name, () => {
    test.for([60, 120])('of %d documents', async count => {
      const folder = join(temporary(), 'site')
      const texts = corpus({documents: count})
      writeSite('gzgk-full', texts, folder)
      expect(await work(folder)).toEqual([])
      expect(reads).toBeGreaterThanOrEqual(count)

      const file = join(
        folder,
        fileOf(texts.metas.findLast(({kind, cites, replaces}) => kind === 'policy' && !cites && !replaces)!),
      )
      const text = readFileSync(file, 'utf8')
      expect(text).toContain('应当')
      writeFileSync(file, text.replace('应当', '可以'))
      reads = 0
      expect(await work(folder)).toEqual([])
      // Texts that are set side by side are asked whether there is anything in them.
      expect(reads).toBeLessThan(20)
    })
  })
