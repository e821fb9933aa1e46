/** A build that is broken off while threads write takes away all that they wrote. */
import {readdirSync} from 'node:fs'
import {join} from 'node:path'
import {setTimeout as wait} from 'node:timers/promises'
import {expect, test} from 'vitest'
import {corpus} from '../../bench/corpus.js'
import {writeSite} from '../../bench/sites.js'
import {silent} from '../../src/base/progress.ts'
import {build} from '../../src/pipeline/index.ts'
import {open, temporary} from '../sites/fixture.ts'

test('and the next one goes through', {timeout: 60_000}, async () => {
  const folder = join(temporary(), 'site')
  writeSite('gzgk', corpus({documents: 300}), folder)
  for (const files of [20, 60, 100, 140]) {
    const abort = new AbortController()
    let isMaking = false
    const progress = {
      ...silent,
      start(words: string) {
        isMaking = words === '生成文件'
      },
      tick: (done: number) => void (isMaking && done >= files && abort.abort(new Error('enough'))),
    }
    const broken = build(await open(folder), {search: false, threads: 2, signal: abort.signal, progress})
    await expect(broken).rejects.toThrow('enough')
    await wait(200)
    expect(
      readdirSync(folder).filter(name => name.startsWith('dist')),
      `after ${files} files`,
    ).toEqual([])
  }
  expect(await build(await open(folder), {search: false, threads: 2})).toMatchObject({written: true, diagnostics: []})
})
