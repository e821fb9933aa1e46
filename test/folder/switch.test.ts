/** The switch to a new site, interrupted at each single step: by a system that refuses, and by a process that is killed. */
import {mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterEach, beforeEach, describe, expect, test, vi} from 'vitest'
import {digest} from '../../src/base/digest.ts'
import {emitter} from '../../src/folder/emit.ts'
import {beginSite} from '../../src/folder/site-folder.ts'
import {discard, recover} from '../../src/folder/switch.ts'

/** What the file system is told before it fails: at the n-th step once, or from then on always, as after a kill. */
const trouble = vi.hoisted(() => ({step: 0, at: 0, isDead: false, did: [] as string[]}))

const deeds = vi.hoisted(() => /^(?:mkdir|writeFile|rename|rm|rmdir|link|copyFile)(?:Sync)?$/)
const step = vi.hoisted(() => (name: string): void => {
  trouble.step++
  trouble.did.push(name)
  if (trouble.step === trouble.at || (trouble.isDead && trouble.at > 0 && trouble.step > trouble.at)) {
    throw Object.assign(new Error('no space left on device'), {code: 'ENOSPC'})
  }
})
/** To remove a folder is many steps of the system: one that is broken off may have taken its files and left its folders. */
const removeFilesOf = vi.hoisted(() => (folder: string): void => {
  const {lstatSync, readdirSync, rmSync} = process.getBuiltinModule('node:fs')
  if (lstatSync(folder, {throwIfNoEntry: false})?.isDirectory() !== true) return
  for (const item of readdirSync(folder, {withFileTypes: true})) if (item.isFile()) rmSync(`${folder}/${item.name}`)
})
const guarded = vi.hoisted(() => (real: Record<string, unknown>): Record<string, unknown> => {
  const wrapped = Object.entries(real).map(([name, call]) => {
    if (!deeds.test(name) || typeof call !== 'function') return [name, call]
    const isSync = name.endsWith('Sync')
    return [
      name,
      (...given: unknown[]): unknown => {
        const deed = (): unknown => {
          try {
            step(name)
          } catch (error) {
            if (name.startsWith('rm') && trouble.step === trouble.at) removeFilesOf(String(given[0]))
            throw error
          }
          return call(...given)
        }
        return isSync ? deed() : Promise.resolve().then(deed)
      },
    ]
  })
  return Object.fromEntries(wrapped)
})
vi.mock('node:fs/promises', async original => guarded(await original<Record<string, unknown>>()))
vi.mock('node:fs', async original => guarded(await original<Record<string, unknown>>()))

let folder = ''
let remembers = false
const out = (): string => join(folder, 'dist')
const memory = (): string | null => (remembers ? join(folder, 'memory') : null)
/** The site folders that are there. */
const sites = (): string[] => readdirSync(folder).filter(name => name !== 'memory')
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gzgk-switch-'))
})
afterEach(() => rmSync(folder, {recursive: true, force: true}))

const siteOf = (version: string): Readonly<Record<string, string>> => ({
  'index.html': `home ${version}`,
  'policies/2026/sswg-2026-1/index.html': `policy ${version}`,
  [`only-in-${version}.txt`]: version,
  'same.css': 'body{}',
})

/** As `build` does: recovers, writes, and takes away what is half made unless the process is dead. */
async function building(version: string, at = 0, isDead = false): Promise<'done' | 'failed'> {
  Object.assign(trouble, {step: 0, at, isDead, did: []})
  try {
    await recover(out())
    const site = await beginSite(out(), memory())
    const emit = emitter(site.stage)
    for (const [path, text] of Object.entries(siteOf(version))) {
      if (site.reuse(path, digest(text))) continue
      emit(path, text)
      site.add({path, mediaType: 'text/plain', size: text.length, digest: digest(text)}, digest(text))
    }
    await site.finish()
    return 'done'
  } catch {
    await discard(out()).catch(() => undefined)
    return 'failed'
  } finally {
    trouble.at = 0
  }
}

/** Which site a folder holds, whole; null when it is none. */
function versionIn(name: string): string | null {
  const files: Record<string, string> = {}
  try {
    for (const item of readdirSync(join(folder, name), {recursive: true, withFileTypes: true})) {
      const file = join(item.parentPath, item.name)
      if (item.isFile()) files[file.slice(join(folder, name).length + 1).replaceAll('\\', '/')] = readFileSync(file, 'utf8')
    }
  } catch {
    return null
  }
  const {'files.json': _, ...rest} = files
  for (const version of ['old', 'new', 'next'])
    if (JSON.stringify(sorted(rest)) === JSON.stringify(sorted(siteOf(version)))) return version
  return null
}
const sorted = (files: Readonly<Record<string, string>>) => Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1))

/** Steps of a whole switch from one site to another. */
async function stepsOfAll(): Promise<number> {
  await building('old')
  expect(await building('new')).toBe('done')
  // What is remembered of the first is what the second begins with.
  expect(trouble.did.filter(name => name === 'rename')).toHaveLength(remembers ? 3 : 2)
  return trouble.step
}

describe.each([false, true])('at each step of the switch, remembering: %s', isRemembering => {
  beforeEach(() => {
    remembers = isRemembering
  })

  test('a system that refuses leaves a whole site, and nothing beside it that the next build does not clear away', async () => {
    const steps = await stepsOfAll()
    expect(steps).toBeGreaterThan(12)
    for (let at = 1; at <= steps; at++) {
      await building('old')
      expect(versionIn('dist')).toBe('old')
      const outcome = await building('new', at)
      // Only the removal of the old site may fail after the new one stands.
      expect(['old', 'new'], `step ${at}, ${outcome}`).toContain(versionIn('dist'))
      expect(await building('next')).toBe('done')
      expect(versionIn('dist')).toBe('next')
      expect(sites()).toEqual(['dist'])
    }
  })

  test('a kill leaves a whole site, in its place or beside it, and the next build goes through', async () => {
    const steps = await stepsOfAll()
    const seen = new Set<string>()
    for (let at = 1; at <= steps; at++) {
      await building('old')
      const outcome = await building('new', at, true)
      const stands = versionIn('dist') ?? `beside: ${versionIn('dist.old')}`
      // What is remembered of a site may fail when it stands; nothing else may fail unsaid.
      if (!remembers || stands !== 'new') expect(outcome).toBe('failed')
      seen.add(stands)
      expect(['old', 'new', 'beside: old'], `step ${at}`).toContain(stands)
      await recover(out())
      expect(['old', 'new'], `step ${at}, recovered`).toContain(versionIn('dist'))
      expect(await building('next')).toBe('done')
      expect(versionIn('dist')).toBe('next')
      expect(sites()).toEqual(['dist'])
    }
    expect([...seen].sort()).toEqual(['beside: old', 'new', 'old'])
  })

  test('a kill of the very first build leaves no half site in its place', async () => {
    await building('new')
    const steps = trouble.step
    for (let at = 1; at <= steps; at++) {
      rmSync(out(), {recursive: true, force: true})
      await building('new', at, true)
      expect(['new', null]).toContain(versionIn('dist'))
      if (versionIn('dist') === null) expect(readdirSync(folder)).not.toContain('dist')
      expect(await building('next')).toBe('done')
      expect(sites()).toEqual(['dist'])
    }
  })
})
