/** What the lockfile must hold, so that a fresh clone installs on every system, from any registry, under licences that allow it. */
import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {root} from './gzgk.ts'

interface Locked {
  readonly version?: string
  readonly resolved?: string
  readonly license?: string
  readonly dev?: boolean
  readonly hasInstallScript?: boolean
  readonly optional?: boolean
  readonly optionalDependencies?: Readonly<Record<string, string>>
}
const lock: {readonly packages: Readonly<Record<string, Locked>>} = JSON.parse(
  readFileSync(join(root, 'package-lock.json'), 'utf8'),
)
const packages = Object.entries(lock.packages).filter(([path]) => path !== '')

describe('package-lock.json', () => {
  // `npm install` leaves out programs of other systems when a mirror does not carry them; editors on Windows then have no search.
  test('names the programs for every system', () => {
    const missing = packages.flatMap(([, {optionalDependencies}]) =>
      Object.keys(optionalDependencies ?? {}).filter(name => !lock.packages[`node_modules/${name}`]),
    )
    expect(missing).toEqual([])
  })

  test('names no host', () => {
    expect(packages.filter(([, {resolved}]) => resolved !== undefined).map(([path]) => path)).toEqual([])
  })

  test('holds only free licences in what is shipped', () => {
    const free =
      /^\(?(?:MIT|ISC|BSD-[23]-Clause|Apache-2\.0|0BSD|CC0-1\.0|BlueOak-1\.0\.0|Python-2\.0)(?: (?:OR|AND) [\w.-]+)*\)?$/u
    const others = packages
      .filter(([, {dev, license}]) => !dev && !free.test(license ?? ''))
      .map(([path, {license}]) => `${path}: ${license}`)
    expect(others).toEqual([])
  })

  test('nothing that is shipped runs a script while it is installed', () => {
    expect(
      packages.filter(([, {dev, optional, hasInstallScript}]) => !dev && !optional && hasInstallScript).map(([path]) => path),
    ).toEqual([])
  })

  test('has mdast-util-to-hast past CVE-2025-66400', () => {
    const [major, minor, patch] = lock.packages['node_modules/mdast-util-to-hast']!.version!.split('.').map(Number) as [
      number,
      number,
      number,
    ]
    expect(major * 1e6 + minor * 1e3 + patch).toBeGreaterThanOrEqual(13_002_001)
  })
})
