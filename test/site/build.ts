/** Builds the sample office once for all tests that look at a whole site. */
import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import type {TestProject} from 'vitest/node'
import {gzgk} from '../gzgk.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** The folder of the built sample site. */
    readonly dist: string
    /** What the build said, for tests that want to know why there is nothing. */
    readonly buildOutput: string
  }
}

/** The as-of day of all golden files. */
export const asOf = '2026-11-23'

export default function setup(project: TestProject) {
  const folder = mkdtempSync(join(tmpdir(), 'gzgk-site-'))
  const dist = join(folder, 'dist')
  const {output} = gzgk(['build', '--out', dist, '--as-of', asOf])
  project.provide('dist', dist)
  project.provide('buildOutput', output)
  return () => rmSync(folder, {recursive: true, force: true})
}
