/**
 * The sample office, broken once for every rule: `breaks/<rule>.yml` says what is written instead, and exactly what is then said,
 * besides what is said of the sound office. A place is file, line and column.
 */
import {cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {beforeAll, describe, expect, test} from 'vitest'
import {parse as parseYaml} from 'yaml'
import type {Diagnostic} from '../src/base/types.ts'
import {check} from '../src/pipeline/index.ts'
import {openProject} from '../src/project/open.ts'
import {rules} from '../src/rules/index.ts'
import {archive, type Parts} from './attached/archives.ts'
import {root} from './gzgk.ts'
import {asOf} from './sites/fixture.ts'
import {makeFolder} from './temporary.ts'

interface Break {
  /** Text of files of the office, replaced where it stands exactly once. */
  readonly edits?: readonly {readonly file: string; readonly from: string; readonly to: string}[]
  /** Files that there were not: a text, or the parts of a document in a zip. */
  readonly adds?: readonly {readonly file: string; readonly text?: string; readonly parts?: Parts}[]
  readonly removes?: readonly string[]
  /** Whether pages have to be looked at. */
  readonly artifacts?: boolean
  readonly today?: string
  /** Files of the last published site. */
  readonly published?: readonly string[]
  /** `content/policies/2026/sswg-2026-2.md:11:14 deadline-disclosure`. */
  readonly finds: readonly string[]
}

const folder = join(import.meta.dirname, 'breaks')
const breaks = readdirSync(folder)
  .map(file => file.replace('.yml', ''))
  .sort()
  .map(name => [name, parseYaml(readFileSync(join(folder, `${name}.yml`), 'utf8')) as Break] as const)
const office = makeFolder()

beforeAll(() => {
  for (const name of ['gzgk.config.yml', 'content']) cpSync(join(root, name), join(office, name), {recursive: true})
})

test('every rule has its break, and every break its rule', () => {
  expect(breaks.map(([name]) => name)).toEqual(rules.map(({id}) => id))
})

describe.each(breaks)('%s', (name, {edits = [], adds = [], removes = [], finds, ...how}) => {
  test('is found where it is, and nothing else', async () => {
    const before = await saidOfSound(how)
    const files = [...edits, ...adds].map(({file}) => file).concat(removes)
    try {
      for (const {file, from, to} of edits) edit(file, from, to)
      for (const {file, text = '', parts} of adds) put(file, parts ? archive(parts) : text)
      for (const file of removes) rmSync(join(office, file))
      const found = await said(how)
      if (process.env.UPDATE === '1') rewrite(name, lacking(found, before))
      expect(lacking(found, before)).toEqual([...finds].sort())
      expect(finds.join('\n')).toContain(` ${name}`)
    } finally {
      for (const file of files) restore(file)
    }
  })
})

type How = Pick<Break, 'artifacts' | 'today' | 'published'>

const known = new Map<string, readonly string[]>()

/** What is said of the office before anything is broken: asked once for all breaks that look at it alike. */
async function saidOfSound({artifacts = false, today = asOf}: How): Promise<readonly string[]> {
  const key = `${artifacts} ${today}`
  const lines = known.get(key) ?? (await said({artifacts, today}))
  known.set(key, lines)
  return lines
}

async function said({artifacts = false, today = asOf, published}: How): Promise<string[]> {
  const project = await openProject({cwd: office, root: office, today, published, now: 0})
  const {diagnostics} = await check(project, {artifacts, threads: 1})
  return diagnostics.map(spot)
}

const spot = ({path, place, ruleId}: Diagnostic): string =>
  `${path}:${place?.start.line ?? '-'}:${place?.start.column ?? '-'} ${ruleId}`

/** What there is now and was not before: a line may shift, so only the rule and the file are taken away, once for each. */
function lacking(found: readonly string[], before: readonly string[]): string[] {
  const shifted = (line: string): string => line.replace(/:[\d-]+:[\d-]+ /u, ' ')
  const known = before.map(shifted)
  const exact = new Set(before)
  const fresh = found.filter(line => {
    if (!exact.has(line)) return true
    known.splice(known.indexOf(shifted(line)), 1)
    return false
  })
  return fresh
    .filter(line => {
      const at = known.indexOf(shifted(line))
      if (at < 0) return true
      known.splice(at, 1)
      return false
    })
    .sort()
}

/** `UPDATE=1` writes down what is said now, and then a person reads it. */
function rewrite(name: string, found: readonly string[]): void {
  const file = join(folder, `${name}.yml`)
  const head = readFileSync(file, 'utf8').replace(/^finds:[\s\S]*/mu, '')
  writeFileSync(file, `${head}finds:\n${found.map(line => `  - ${line}\n`).join('')}`)
}

function edit(file: string, from: string, to: string): void {
  const text = readFileSync(join(office, file), 'utf8')
  expect(text.split(from).length - 1, `${file}: “${from}”`).toBe(1)
  writeFileSync(
    join(office, file),
    text.replace(from, () => to),
  )
}

function put(file: string, text: string | Uint8Array): void {
  mkdirSync(dirname(join(office, file)), {recursive: true})
  writeFileSync(join(office, file), text)
}

function restore(file: string): void {
  const own = join(root, file)
  rmSync(join(office, file), {force: true})
  if (existsSync(own)) cpSync(own, join(office, file))
}
