/**
 * Whole sites kept as folders: `test/sites/<name>/{gzgk.config.yml, content/…, expected/…}`. A finding is expected where it stands:
 * `publishDate: 2025-06-30  # !deadline-disclosure` in YAML, `<!-- !link-dangling -->` in a body; several on a line stand behind one
 * another. A file that cannot say so itself, because it is no text or its very name is the fault, has a line in
 * `expected/diagnostics.txt`: `content/policies/map.png file-unused`.
 */
import {existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {expect, onTestFinished} from 'vitest'
import {UsageError} from '../../src/base/diagnostics.ts'
import type {Diagnostic, Project} from '../../src/base/types.ts'
import {type BuildReport, build, check} from '../../src/pipeline/index.ts'
import {openProject} from '../../src/project/open.ts'

/** The day on which the fixtures are looked at, unless a test is about days. */
export const asOf = '2026-11-23'

const sites = import.meta.dirname

export const siteNames: readonly string[] = readdirSync(sites, {withFileTypes: true})
  .filter(item => item.isDirectory())
  .map(({name}) => name)
  .sort()

export const folderOf = (name: string): string => join(sites, name)

export const open = (folder: string, more: {readonly today?: string; readonly drafts?: boolean} = {}): Promise<Project> =>
  openProject({cwd: folder, root: folder, today: asOf, now: 0, ...more})

/** All that is said of a folder, by the command's own way; faults of the config too. */
export async function saidOf(folder: string): Promise<readonly Diagnostic[]> {
  try {
    return (await check(await open(folder), {cache: false})).diagnostics
  } catch (error) {
    if (error instanceof UsageError && error.diagnostics.length > 0) return error.diagnostics
    throw error
  }
}

/** `path:line ruleId`, and `path ruleId` where there is no line. */
export const spotOf = ({path, place, ruleId}: Diagnostic): string => `${path}${place ? `:${place.start.line}` : ''} ${ruleId}`

/** All that is said, for a person to read: the place, and of the graph's own messages what is wrong, near matches, what to do. */
export const reportOf = (said: readonly Diagnostic[]): string =>
  said
    .map(({path, place, level, source, ruleId, reason, expected = [], note}) => {
      const head = `${path}${place ? `:${place.start.line}:${place.start.column}` : ''} ${level} ${ruleId}`
      // The wording of the others is tested in their rooms.
      if (source !== 'graph' && source !== 'output') return head
      return [head, `  ${reason}`, ...(expected.length > 0 ? [`  ${expected.join(' | ')}`] : []), `  怎么改：${note}`].join('\n')
    })
    .join('\n')
    .concat('\n')

const marker = /(?:#|<!--)((?:\s*![a-z]+(?:-[a-z]+)*)+)/gu

/** The findings that the files of a site call for. */
export function expectedOf(folder: string): string[] {
  const texts = ['gzgk.config.yml', ...readdirSync(join(folder, 'content'), {recursive: true, encoding: 'utf8'})]
    .map(name => (name === 'gzgk.config.yml' ? name : `content/${name.replaceAll('\\', '/')}`))
    .filter(path => /\.(?:md|yml)$/u.test(path))
  const marked = texts.flatMap(path =>
    readFileSync(join(folder, path), 'utf8')
      .split('\n')
      .flatMap((line, index) =>
        [...line.matchAll(marker)].flatMap(match =>
          match[1]!.split('!').flatMap(rule => (rule.trim() === '' ? [] : `${path}:${index + 1} ${rule.trim()}`)),
        ),
      ),
  )
  const list = join(folder, 'expected', 'diagnostics.txt')
  const listed = existsSync(list) ? readFileSync(list, 'utf8').split('\n').filter(Boolean) : []
  return [...marked, ...listed].sort()
}

/** Compares with `expected/<name>` of a site; `UPDATE=1` rewrites it, and then a person reads it. */
export function expectGolden(site: string, name: string, text: string): void {
  const file = join(folderOf(site), 'expected', name)
  if (process.env.UPDATE === '1') {
    mkdirSync(dirname(file), {recursive: true})
    writeFileSync(file, text)
  }
  expect(text).toBe(existsSync(file) ? readFileSync(file, 'utf8') : '')
}

/** A folder that goes away with the test. */
export function temporary(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'gzgk-site-')))
  onTestFinished(() => rmSync(folder, {recursive: true, force: true}))
  return folder
}

export interface Built {
  readonly report: BuildReport
  /** Below the built site. */
  read(path: string): string
  readonly files: readonly BuiltFile[]
}
export interface BuiltFile {
  readonly path: string
  readonly mediaType: string
  readonly size: number
  readonly digest: string
}

/** Builds a folder as the command does, but for the search index, into a folder of its own. */
export async function buildOf(folder: string, more: {readonly today?: string; readonly drafts?: boolean} = {}): Promise<Built> {
  const out = temporary()
  const report = await build(await open(folder, more), {out, search: false, cache: false})
  const read = (path: string): string => readFileSync(join(out, path), 'utf8')
  return {report, read, files: report.written ? JSON.parse(read('files.json')).files : []}
}
