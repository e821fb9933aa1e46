import {describe, expect, it} from 'vitest'
import {digest} from '../../src/base/digest.ts'
import {textIn} from '../../src/import/body.ts'
import type {ImportResult} from '../../src/import/index.ts'
import {bare} from '../../src/import/spaces.ts'
import {goldenIn} from '../golden.ts'
import {bytes, imported, lines, mapIn, rulesOf, sourcesIn, textOf} from './request.ts'

const golden = goldenIn(import.meta.dirname)
const statutes = ['statute/市容管理条例(2019-05-30).md', 'statute/市容管理条例(2024-09-27).md']

/** Everything that a person would look at, in one text. */
const whole = (result: ImportResult): string =>
  [
    ...result.entries.map((entry, index) => `>>> ${entry.entry.path}\n${textOf(result, index)}`),
    `>>> removed\n${result.entries.flatMap(({draft}) => draft.removed.map(({kind, text, place}) => `${place.line} ${kind} ${text}\n`)).join('')}`,
    `>>> diagnostics\n${lines(result)}`,
  ].join('\n')

describe('whole imports', () => {
  it('a notice with what it issues and two annexes', async () => {
    const result = await imported(sourcesIn('notice.md'), await mapIn('notice.yml'))
    golden('notice.txt', whole(result))
  })

  it('an order and the regulation that it publishes', async () => {
    golden('order.txt', whole(await imported(sourcesIn('order.md'), await mapIn('notice.yml'))))
  })

  it('a page with its table of metadata', async () => {
    golden('page.txt', whole(await imported(sourcesIn('page.html'), await mapIn('page.yml'))))
  })

  it('two versions of one statute', async () => {
    golden('statute.txt', whole(await imported(sourcesIn(...statutes), await mapIn('statute.yml'))))
  })
})

describe('the text', () => {
  /** White space, Markdown signs and comments apart. */
  const printed = (source: string): string =>
    bare(
      source
        .replace(/^---\n[\s\S]*?\n---\n/, '')
        .replace(/<!--[\s\S]*?-->/g, '')
        .replace(/^\| --- .*$/gm, '')
        .replace(/^#+ |\|/gm, ''),
    )
  const isWithin = (part: string, whole: string): boolean => {
    let at = 0
    for (const character of whole) if (part.startsWith(character, at)) at += character.length
    return at === part.length
  }
  const sorted = (text: string): string => Array.from(text).sort().join('')

  it.each([
    ['notice.md', 'notice.yml'],
    ['order.md', 'notice.yml'],
    [statutes[0]!, 'statute.yml'],
    [statutes[1]!, 'statute.yml'],
  ])('of %s is all there: the body and what was taken out of it', async (name, map) => {
    const sources = sourcesIn(name)
    const {entries} = await imported(sources, await mapIn(map))
    const {draft} = entries[0]!
    const source = printed(new TextDecoder().decode(sources[name]))
    const parts = textIn(draft.markdown) + bare(draft.removed.map(({text}) => text).join(''))
    expect(sorted(parts)).toBe(sorted(source))
    // And what stays is in the order of the source.
    expect(isWithin(textIn(draft.markdown), source)).toBe(true)
  })

  it('survives what Markdown would read otherwise', async () => {
    const body = '第一条 甲*乙*丙_丁_，a<b&amp;c，[注]，`码`，~三~，1. 起头\n\n# 号\n\n+ 加\n\n&copy; 2024\n'
    const result = await imported(
      {'a.md': `---\ntitle: 试\n---\n\n${body}`},
      {
        fields: {title: 'title'},
        constants: {issuers: ['swj'], publishDate: '2024-01-01'},
      },
    )
    expect(rulesOf(result)).not.toContain('import-text-changed')
    expect(textIn(result.entries[0]!.draft.markdown)).toBe('第一条甲乙丙_丁_，a<b&c，[注]，码，~三~，1.起头号加©2024')
  })
})

describe('what is there already', () => {
  const map = {fields: {title: 'title', no: 'documentNumber'}, constants: {issuers: ['swj'], publishDate: '2024-01-01'}} as const
  const source = {'a.md': '---\ntitle: 试\nno: 示商务字〔2024〕1号\n---\n\n正文。\n'}

  it('is said to be unchanged when it is the same', async () => {
    const [first] = (await imported(source, map)).entries
    const files = new Map([first!.entry, first!.original].map(({path, bytes}) => [path, bytes]))
    const again = await imported(source, map, {
      read: async path => files.get(path) ?? null,
      taken: new Map([[first!.id, first!.entry.path]]),
    })
    expect(again.entries.map(({entry, original}) => [entry.isThere, original.isThere])).toEqual([[true, true]])
    expect(again.diagnostics.filter(({level}) => level === 'error')).toEqual([])
  })

  it.each(['content/policies/2024/sswz-2024-1.md', 'content/_originals/sswz-2024-1.md'])(
    'is never overwritten: %s',
    async there => {
      const result = await imported(source, map, {read: async path => (path === there ? bytes('别的内容') : null)})
      expect(result.entries).toEqual([])
      expect(result.diagnostics.find(({ruleId}) => ruleId === 'import-exists')?.reason).toContain(there)
    },
  )

  it('keeps its id: another source, and another folder, cannot have it', async () => {
    const twice = await imported({...source, 'b.md': source['a.md']}, map)
    expect(twice.entries.map(({draft}) => draft.path)).toEqual(['a.md'])
    expect(twice.diagnostics.find(({ruleId}) => ruleId === 'import-id-taken')?.reason).toContain('a.md')
    const elsewhere = await imported(source, map, {taken: new Map([['sswz-2024-1', 'content/notices/2024/sswz-2024-1.md']])})
    expect(rulesOf(elsewhere)).toContain('import-id-taken')
  })
})

describe('nothing is invented', () => {
  it('a required field without a source refuses the entry', async () => {
    const result = await imported({'a.md': '正文。\n'}, {take: {title: 'heading'}})
    expect(result.entries).toEqual([])
    expect(rulesOf(result)).toEqual(expect.arrayContaining(['field-missing', 'import-no-id']))
    expect(result.diagnostics.every(({source}) => source === 'import')).toBe(true)
  })

  it('a value that an optional field does not take is left out and told', async () => {
    const map = {
      fields: {title: 'title', index: 'indexNumber'},
      constants: {issuers: ['swj'], publishDate: '2024-01-01'},
    } as const
    const result = await imported({'a.md': '---\ntitle: 试\nindex: 没有编\n---\n\n正文。\n'}, map)
    expect(textOf(result)).not.toContain('indexNumber')
    const told = result.diagnostics.find(({ruleId}) => ruleId === 'import-value-refused')
    expect(told).toMatchObject({level: 'warn', verdict: 'review', place: {start: {line: 3}}})
  })

  it('the original is kept byte for byte, with its digest', async () => {
    const [{original, digest: kept}] = (await imported(sourcesIn('page.html'), await mapIn('page.yml'))).entries as never as [
      ImportResult['entries'][number],
    ]
    expect(original.path).toBe('content/_originals/sswz-2024-9.html')
    expect(kept).toBe(digest(sourcesIn('page.html')['page.html']!))
    expect(Buffer.compare(original.bytes, sourcesIn('page.html')['page.html']!)).toBe(0)
  })

  it('every diagnostic is of the import, names its source, and one that guesses asks for a review', async () => {
    const results = [
      await imported(sourcesIn('notice.md'), await mapIn('notice.yml')),
      await imported(sourcesIn('page.html'), await mapIn('page.yml')),
      await imported(sourcesIn(...statutes), await mapIn('statute.yml')),
    ]
    const all = results.flatMap(({diagnostics}) => diagnostics)
    expect(all.length).toBeGreaterThan(10)
    for (const {source, level, verdict, path} of all) {
      expect(source).toBe('import')
      expect(verdict).toBe(level === 'error' ? 'fail' : 'review')
      expect(path).not.toBe('')
    }
  })
})

it('the folder is that of the year, below the one asked for', async () => {
  const map = {fields: {title: 'title'}, constants: {issuers: ['swj'], publishDate: '2024-03-01'}} as const
  const source = {'a.md': '---\ntitle: 试\n---\n\n正文。\n'}
  const paths = async (more: object, extra = {}) =>
    (await imported(source, {...map, ...extra}, more)).entries.map(({entry}) => entry.path)
  expect(await paths({})).toEqual(['content/policies/2024/2024-03-01-1.md'])
  expect(await paths({into: 'laws'})).toEqual(['content/policies/laws/2024/2024-03-01-1.md'])
  expect(await paths({}, {folder: 'none'})).toEqual(['content/policies/2024-03-01-1.md'])
})
