/** Pages that are made to be looked at, and kept by nobody. */
import {mkdtemp, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {mediaTypeOf} from '../base/media-types.ts'
import type {Progress} from '../base/progress.ts'
import type {Artifact, Route, Site} from '../base/types.ts'
import {render} from '../stages/render.ts'
import {routesOf} from './routes.ts'
import {noteAll, type Runner, valuesOf} from './run.ts'

/** The rules that look at pages, over pages that nobody keeps; how many there were. */
export async function checkPages(site: Site, paths: readonly string[], runner: Runner, progress: Progress): Promise<number> {
  const {checkPage, checkTogether} = await import('../stages/check-page.ts')
  const folder = await mkdtemp(join(tmpdir(), 'gzgk-pages-'))
  try {
    progress.start('检查网页')
    const pages: Artifact[] = []
    await runner.stream(render, folder, routesOf(site, runner), {
      isThere: ({path}: Route) => mediaTypeOf(path) !== mediaTypeOf('index.html'),
      made: (artifact: Artifact) => void pages.push(artifact),
    })
    const results = await runner.all(checkPage, pages, {tick: progress.tick, into: folder})
    noteAll(runner, results)
    await runner.one(checkTogether, {site, outlines: valuesOf(results), paths})
    progress.end('检查网页', `${pages.length} 个`)
    return pages.length
  } finally {
    // Broken off, they would write on.
    await runner.restThreads()
    await rm(folder, {recursive: true, force: true})
  }
}
