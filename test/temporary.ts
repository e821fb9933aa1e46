/** Folders that go away with the file of tests that made them. */
import {mkdtempSync, realpathSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll} from 'vitest'

export function makeFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'gzgk-test-')))
  afterAll(() => rmSync(folder, {recursive: true, force: true}))
  return folder
}
