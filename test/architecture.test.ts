/** The floors of ARCHITECTURE.md, held by a machine: a room imports only from rooms below it, and files never form a circle. */
import {readdirSync, readFileSync} from 'node:fs'
import {dirname, join, posix} from 'node:path'
import ts from 'typescript'
import {describe, expect, test} from 'vitest'

const src = join(import.meta.dirname, '..', 'src')
const floors: Readonly<Record<string, number>> = {
  cli: 7,
  index: 7,
  workshop: 7,
  commands: 6,
  preview: 5,
  diff: 5,
  pipeline: 4,
  stages: 3,
  project: 3,
  coverage: 3,
  import: 3,
  export: 3,
  fix: 3,
  push: 3,
  attached: 2,
  comparison: 2,
  feed: 2,
  frontmatter: 2,
  markdown: 2,
  graph: 2,
  folder: 2,
  theme: 2,
  reporters: 2,
  kinds: 2,
  revision: 2,
  rules: 2,
  outputs: 2,
  search: 2,
  ci: 2,
  base: 1,
}
const files = readdirSync(src, {recursive: true, encoding: 'utf8'})
  .map(file => file.replaceAll('\\', '/'))
  .filter(file => file.endsWith('.ts'))
  .sort()

const roomOf = (file: string): string => (file.includes('/') ? file.split('/')[0]! : file.replace('.ts', ''))
const importsOf = (file: string): string[] =>
  ts
    .preProcessFile(readFileSync(join(src, file), 'utf8'), true, true)
    .importedFiles.map(({fileName}) => fileName)
    .filter(name => name.startsWith('.'))
    .map(name => posix.normalize(posix.join(dirname(file), name)))
const imports = new Map(files.map(file => [file, importsOf(file)]))

describe('the floors', () => {
  test.each(files)('%s stands in a known room and imports only downwards', file => {
    const room = roomOf(file)
    expect(floors, `room of ${file}`).toHaveProperty(room)
    for (const target of imports.get(file)!) {
      const other = roomOf(target)
      expect(files, `${file} imports ${target}`).toContain(target)
      if (other !== room) expect(floors[other], `${file} imports ${target}`).toBeLessThan(floors[room]!)
    }
  })

  test('stages never import one another', () => {
    const between = files
      .filter(file => file.startsWith('stages/'))
      .flatMap(file => imports.get(file)!.filter(target => target.startsWith('stages/')))
    expect(between).toEqual([])
  })

  test('only the entrance of the pipeline calls a stage, and only run.ts and make.ts its take and run', () => {
    const callers = files.filter(
      file => !file.startsWith('stages/') && imports.get(file)!.some(target => target.startsWith('stages/')),
    )
    expect(callers.filter(file => !file.startsWith('pipeline/'))).toEqual([])
    const taking = files.filter(file => /\bstage\.(?:take|run)\(/.test(readFileSync(join(src, file), 'utf8')))
    expect(taking).toEqual(['pipeline/make.ts', 'pipeline/run.ts'])
  })

  test('no circle of files', () => {
    const state = new Map<string, 'open' | 'done'>()
    const circles: string[] = []
    const visit = (file: string, path: readonly string[]): void => {
      if (state.get(file) === 'done') return
      if (state.get(file) === 'open') {
        circles.push([...path.slice(path.indexOf(file)), file].join(' -> '))
        return
      }
      state.set(file, 'open')
      for (const target of imports.get(file) ?? []) visit(target, [...path, file])
      state.set(file, 'done')
    }
    for (const file of files) visit(file, [])
    expect(circles).toEqual([])
  })

  test('no room of leftovers', () => {
    const words = /(?:^|[-/])(?:utils?|helpers?|common|misc|shared|core|manager|service|engine)(?:[-./]|$)/
    expect(files.filter(file => words.test(file))).toEqual([])
  })

  test('libraries that must not spread each have one door', () => {
    const doors: Readonly<Record<string, string>> = {
      'gray-matter': 'frontmatter/',
      nunjucks: 'theme/',
      ajv: 'frontmatter/',
      pagefind: 'search/pagefind.ts',
      commander: 'commands/',
      yauzl: 'attached/archive.ts',
      sax: 'attached/xml.ts',
      qr: 'theme/qr.ts',
      docx: 'outputs/comparison/document-docx.ts',
    }
    for (const [name, door] of Object.entries(doors)) {
      const users = files.filter(file =>
        new RegExp(`(?:from|import\\()\\s*['"]${name}(?:/|['"])`).test(readFileSync(join(src, file), 'utf8')),
      )
      expect(
        users.filter(file => !file.startsWith(door)),
        `who imports ${name}`,
      ).toEqual([])
    }
  })
})
