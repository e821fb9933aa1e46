/** How far disclosure has come. It follows from surfaces, so while only texts change it is told again. */
import type {CoverageTable, Site} from '../base/types.ts'
import {surfaces, surfacesDigest} from '../outputs/surface.ts'
import type {Runner} from './run.ts'

export async function coverageIn(site: Site, {recall, keep}: Pick<Runner, 'recall' | 'keep'>): Promise<readonly CoverageTable[]> {
  const key = surfacesDigest(site)
  const known = recall<readonly CoverageTable[]>('coverage', key)
  if (known) return known
  const {coverageOf} = await import('../coverage/index.ts')
  const tables = coverageOf(surfaces(site))
  keep('coverage', key, tables)
  return tables
}
