/** Names and content of strangers do nothing: not to git, not to a terminal, not to a runner, not to a comment or a page. */
import {existsSync} from 'node:fs'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {UsageError} from '../../src/base/diagnostics.ts'
import {formatNames, formatOf} from '../../src/diff/formats/index.ts'
import type {DiffDocument} from '../../src/diff/types.ts'
import {parse as parseMarkdown} from '../../src/markdown/parse.ts'
import {terminalOf} from '../../src/reporters/marks.ts'
import {diffOfRoot, elder, makeRepository, paths, type Repository} from './repository.ts'

const settings = {terminal: terminalOf({isTTY: false, env: {}, platform: 'linux'}), previewUrl: null, reportUrl: null}
let repository: Repository
let diff: DiffDocument
let texts: ReadonlyMap<string, string>

const mentions = '请 @someone 和 @org/team 看 #12 与 org/repo#7、!5、~bug、&3'
const controls = '\u001b[31m红\u001b]8;;https://evil.example\u0007点\u001b]8;;\u0007\u202e倒\u2066过来\u200b'
const hostile = [
  mentions,
  '::error file=a.md::坏了',
  '##[error]坏了 ##vso[task.setvariable variable=x]y',
  '<script>alert(1)</script><img src=x onerror=alert(1)><a href="javascript:alert(1)">点</a>',
  '![图](https://evil.example/a.png) [点](https://evil.example) https://evil.example www.evil.example javascript:alert(1)',
  '</li></ul></details><h1>假标题</h1>',
  '--> <!-- gzgk-diff -->',
  '```\n/close\n/assign me\n```',
  '| a | b |\n|---|---|\n| @x | #1 |',
  '$\\href{javascript:alert(1)}{x}$ :smile: {{ 7*7 }}',
]

/** A file of strangers may hold what the check refuses in a text. */
const table = (cell: string): string => `项目,内容\n一,${cell}\n`

beforeAll(async () => {
  const attachments = 'attachments: [{file: a.csv, title: 表}]\nsubjects:'
  repository = makeRepository({
    [paths.elder]: elder.replace('subjects:', attachments),
    'content/policies/2024/a.csv': table('平常'),
  })
  const title = '"标题 @someone <b>粗</b> ::error:: [点](https://evil.example)"'
  const head = elder
    .replace('subjects:', attachments)
    .split('\n---\n')[0]!
    .replace('title: 示范市早市管理办法', `title: ${title}`)
  repository.put(paths.elder, `${head}\n---\n\n${hostile.join('\n\n')}\n`)
  repository.put('content/policies/2024/a.csv', table(controls))
  repository.edit(paths.policy, '规定夜间经济集聚区的评估、补助和安全管理。', JSON.stringify(`${mentions} ${hostile[2]}`))
  diff = await repository.diff()
  const told = new Map<string, string>()
  for (const name of formatNames) told.set(name, (await formatOf(name))(diff, settings))
  texts = told
})
afterAll(() => repository.drop())

test('the content is told at all', () => {
  expect(diff.entries.map(({id}) => id).sort()).toEqual(['sswg-2024-1', 'sswg-2025-3'])
  for (const [name, text] of texts) expect(text, name).toContain('坏了')
})

describe('in every format', () => {
  test.each(formatNames)('%s moves no cursor, turns no text round, speaks to no runner', name => {
    const text = texts.get(name)!
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069]/u)
    expect(text).not.toMatch(/^\s*::/mu)
    expect(text).not.toMatch(/##(?:\[|vso\[)/u)
  })
})

describe('a comment', () => {
  const visible = (): string => texts.get('markdown')!
  test('mentions nobody, refers to nothing, links nowhere, shows no picture', () => {
    expect(visible()).not.toMatch(/@(?!、)/u)
    expect(visible()).not.toMatch(/(?:^|[^#\w&])[#!~&]\d/u)
    expect(visible()).not.toMatch(/:\/\/|www\.|javascript:/iu)
    expect(visible()).not.toMatch(/<(?:a|img|script|h1)\b/iu)
  })

  test('has one marker, at its beginning, and only tags of its own', () => {
    expect(visible().split('<!-- gzgk-diff -->')).toHaveLength(2)
    expect(visible().startsWith('<!-- gzgk-diff -->\n')).toBe(true)
    const tags = new Set([...visible().matchAll(/<\/?([a-z0-9]+)/giu)].map(([, tag]) => tag))
    expect([...tags].sort()).toEqual([
      'b',
      'br',
      'del',
      'details',
      'ins',
      'li',
      'p',
      'sub',
      'summary',
      'table',
      'td',
      'th',
      'tr',
      'ul',
    ])
  })

  test('is no Markdown where strangers speak: links, pictures and commands are none', () => {
    const {tree} = parseMarkdown(visible(), 'comment.md')
    const kinds = new Set<string>()
    const visit = (node: {readonly type: string; readonly children?: readonly never[]}): void => {
      kinds.add(node.type)
      for (const child of node.children ?? []) visit(child)
    }
    visit(tree as never)
    for (const kind of ['link', 'image', 'linkReference', 'code', 'inlineCode']) expect(kinds).not.toContain(kind)
    expect(visible()).not.toMatch(/^\s*\//mu)
  })
})

test('a page holds none of it as html', () => {
  const page = texts.get('html')!
  const tags = new Set([...page.matchAll(/<([a-z0-9]+)/giu)].map(([, tag]) => tag))
  for (const tag of ['script', 'img', 'b ']) expect(tags).not.toContain(tag)
  expect([...page.matchAll(/<h1/gu)]).toHaveLength(1)
  expect([...page.matchAll(/ (?:href|src)="([^"]*)"/gu)].map(([, href]) => href).filter(href => !href!.startsWith('#'))).toEqual(
    [],
  )
})

describe('a name that git would take for something else', () => {
  test.each([
    '--output=pwned',
    '-x',
    '--exec=touch pwned..HEAD',
    'HEAD..--output=pwned',
    '$(touch pwned)',
    '`touch pwned`',
    'HEAD;touch pwned',
    'HEAD\ntouch pwned',
    'HEAD\0',
    'HEAD:content',
    '../../etc/passwd',
    'ext::sh -c touch% pwned',
    'no-such-branch...HEAD',
  ])('%j is refused in words', async name => {
    const error = await diffOfRoot(repository.root, name).catch(thrown => thrown)
    expect(error).toBeInstanceOf(UsageError)
    expect(error.message).toMatch(/^版本库里没有/u)
    expect(existsSync(join(repository.root, 'pwned'))).toBe(false)
  })
})
