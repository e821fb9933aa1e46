/**
 * Hostile and broken input, through the real program: what is wrong is said at its place, in Chinese, without a stack; what may be
 * published comes out as text and nothing else. One office holds a file for each case.
 */
import {execFileSync} from 'node:child_process'
import {existsSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import type {Element} from 'hast'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {fileOfUrl} from '../src/base/paths.ts'
import type {Diagnostic, Frontmatter, Json} from '../src/base/types.ts'
import {kinds} from '../src/kinds/index.ts'
import {build, check} from '../src/pipeline/index.ts'
import {urlOf} from '../src/stages/load.ts'
import {goldenIn} from './golden.ts'
import {gzgk, type Ran} from './gzgk.ts'
import {shapes} from './markdown/shapes.ts'
import {makeOffice, type Office} from './office.ts'
import {readXml} from './outputs/read-xml.ts'
import {elementsOf} from './sites/crawl.ts'
import {open, temporary} from './sites/fixture.ts'
import {writeSamples} from './sites/samples.ts'

const golden = goldenIn(join(import.meta.dirname, 'pipeline'))

/** What a person at a terminal must never see. */
const stack = /\n\s+at .+(?:\(|:\d+:\d+)|node:internal|\.[cm]?[jt]s:\d+/u
const expectCalm = ({output}: Ran): void => {
  expect(output).not.toMatch(stack)
  expect(output).not.toContain('内部出错')
  // Nor anything that a terminal obeys, or a build log.
  expect(output).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]|^\s*::|##(?:\[|vso)/mu)
}

const front = (yaml: string, body = '正文。\n'): string => `---\n${yaml}\n---\n\n${body}`
const sound = 'title: 甲\npublishDate: 2026-01-05'
const pwned = "require('fs').writeFileSync('PWNED', '1')"
const bytes = (...parts: readonly (string | readonly number[])[]): Uint8Array =>
  Buffer.concat(parts.map(part => Buffer.from(part as string)))

/** A page for each case; all are refused. `<class>-<what>` is the name of the file. */
const refused: Readonly<Record<string, string | Uint8Array>> = {
  // F1: the fence names an engine.
  'f1-js': `---js\n${pwned}\n---\n`,
  'f1-javascript': `---javascript\nmodule.exports = {title: ${pwned}}\n---\n`,
  'f1-upper': `---JS\n${pwned}\n---\n`,
  'f1-space': `--- js\n${pwned}\n---\n`,
  'f1-json': '---json\n{"title": "甲"}\n---\n',
  'f1-coffee': `---coffee\n${pwned}\n---\n`,
  'f1-toml': '---toml\ntitle = "甲"\n---\n',
  'f1-semicolons': ';;;\n{"title": "甲"}\n;;;\n',
  // F2: the fence names a member of Object.prototype.
  ...Object.fromEntries(
    Object.getOwnPropertyNames(Object.prototype).map(name => [
      `f2-${name.toLowerCase().replaceAll(/[^a-z]+/gu, '')}`,
      `---${name}\ntitle: 甲\n---\n`,
    ]),
  ),
  'f2-prototype': '---prototype\ntitle: 甲\n---\n',
  // F3: the same bad text twice: the second time it is as bad as the first.
  'f3-first': front(`${sound}\nkeywords: [甲`),
  'f3-second': front(`${sound}\nkeywords: [甲`),
  // F5: what a YAML reader makes of numbers, days and times.
  'f5-leading-zero': front('title: 0123\npublishDate: 2026-01-05'),
  'f5-identity': front('title: 110101199003077310\npublishDate: 2026-01-05'),
  'f5-instant': front('title: 甲\npublishDate: 2026-11-23T00:30:00+08:00'),
  'f5-float': front('title: 1.10\npublishDate: 2026-01-05'),
  'f5-exponent': front('title: 1e3\npublishDate: 2026-01-05'),
  'f5-hex': front('title: 0x1F\npublishDate: 2026-01-05'),
  'f5-true': front('title: true\npublishDate: 2026-01-05'),
  'f5-null': front('title:\npublishDate: 2026-01-05'),
  // F6: tags, directives, anchors, several documents, keys of power, characters that hide.
  'f6-tag': front('title: !!str 甲\npublishDate: 2026-01-05'),
  'f6-binary': front('title: !!binary 5pyd\npublishDate: 2026-01-05'),
  'f6-own-tag': front('title: !include /etc/passwd\npublishDate: 2026-01-05'),
  'f6-directive': front('%YAML 1.1\ntitle: No\npublishDate: 2026-01-05'),
  'f6-documents': front(`${sound}\n...\ntitle: 乙`),
  'f6-merge': front(`base: &base\n  title: 乙\n<<: *base\n${sound}`),
  'f6-proto': front(`${sound}\n__proto__:\n  draft: true`),
  'f6-constructor': front(`${sound}\nconstructor: 1`),
  'f6-prototype': front(`${sound}\ncontact: {prototype: 1}`),
  'f6-explicit-key': front(`${sound}\n? [甲]\n: 乙`),
  'f6-escape': front(`${sound}\nsummary: "\u001b[31m红"`),
  'f6-bidi': front(`${sound}\nsummary: 甲\u202e乙`),
  'f6-mark': front(`title: 甲\n\ufeffpublishDate: 2026-01-05`),
  'f6-surrogate': front(`${sound}\nsummary: "\\ud800"`),
  // F7: a billion laughs.
  'f7-laughs': front(
    `${sound}\na: &a [甲,甲]\n${Array.from({length: 25}, (_, index) => `${next(index + 1)}: &${next(index + 1)} [*${next(index)},*${next(index)}]`).join('\n')}`,
  ),
  // F8: what takes quadratic time, or overflows.
  'f8-keys': front(`${sound}\n${Array.from({length: 100_000}, (_, index) => `k${index}: 1`).join('\n')}`),
  'f8-anchors': front(`${sound}\nk:\n${Array.from({length: 900}, (_, index) => `  - &a${index} 1`).join('\n')}`),
  'f8-flow': front(`${sound}\nk: ${'['.repeat(3000)}${']'.repeat(3000)}`),
  'f8-braces': front(`${sound}\nk: ${'{a: '.repeat(3000)}`),
  'f8-dashes': front(`${sound}\nk:\n  ${'- '.repeat(20_000)}甲`),
  'f8-depth': front(`${sound}\n${Array.from({length: 200}, (_, depth) => `${'  '.repeat(depth)}k:`).join('\n')}`),
  'f8-long-line': front(`title: ${'甲'.repeat(30_000)}\npublishDate: 2026-01-05`),
  'f8-quotes': front(`${sound}\nsummary: ${'"'.repeat(9000)}`),
  'f8-comments': front(`${sound}\n${'#\n'.repeat(2000)}`),
  // F9: what an editor's hand does.
  'f9-twice': front(`${sound}\ntitle: 乙`),
  'f9-twice-nfd': front(`${sound}\ncafe\u0301: 1\ncaf\u00e9: 2`),
  'f9-colon': front('title：甲\npublishDate: 2026-01-05'),
  'f9-space': front('title:甲\npublishDate: 2026-01-05'),
  'f9-tab': front('title: 甲\npublishDate: 2026-01-05\ncontact:\n\tphone: 0000-8000000'),
  'f9-short-date': front('title: 甲\npublishDate: 26-1-5'),
  'f9-no-such-day': front('title: 甲\npublishDate: 2026-02-30'),
  'f9-han-date': front('title: 甲\npublishDate: 2026年11月23日'),
  'f9-wide-date': front('title: 甲\npublishDate: ２０２６-０１-０５'),
  'f9-slash-date': front('title: 甲\npublishDate: 2026/1/5'),
  'f9-dash': front(`${sound}\nkeywords:\n  -甲\n  -乙`),
  'f9-quote': front('title: "甲\npublishDate: 2026-01-05'),
  'f9-unclosed': '---\ntitle: 甲\n',
  'f9-none': '正文。\n',
  'f9-empty': '',
  'f9-long-fence': '----\ntitle: 甲\n----\n',
  'f9-wide-fence': '———\ntitle: 甲\n———\n',
  'f9-list': front('- 甲\n- 乙'),
  'f9-unknown': front('title: 甲\npublishData: 2026-01-05'),
  // Encodings.
  'enc-gbk': bytes('---\ntitle: ', [0xbc, 0xd7], '\n---\n'),
  'enc-utf16': Buffer.from(`\ufeff${front(sound)}`, 'utf16le'),
  'enc-noise': bytes([0, 255, 254, 128, 10, 45, 45, 45]),
  'enc-cut': bytes('---\ntitle: 甲', [0xe7, 0x94], '\n---\n'),
  // Bodies on which parsers choke, in moderate size.
  ...Object.fromEntries(
    shapes
      .filter(([name]) => name !== 'one line of 20 MB')
      .map(([name, text]) => [
        `md-${name
          .toLowerCase()
          .replaceAll(/[^a-z0-9]+/gu, '-')
          .replace(/^-|-$/gu, '')}`,
        front(sound, text.slice(0, 200_000)),
      ]),
  ),
}

function next(index: number): string {
  return String.fromCharCode('a'.charCodeAt(0) + index)
}

describe('front matter and bodies that are refused', () => {
  let office: Office
  let ran: Ran
  let said: readonly Diagnostic[]
  const pathOf = (name: string): string => `content/pages/${name}.md`
  beforeAll(() => {
    office = makeOffice(Object.fromEntries(Object.entries(refused).map(([name, text]) => [pathOf(name), text])))
    ran = gzgk(['check', '--quiet', '--format', 'json'], {cwd: office.folder})
    said = JSON.parse(ran.stdout).diagnostics
  })
  afterAll(() => office.remove())

  test('the program ends with 1, and calmly', () => {
    expect(ran.code).toBe(1)
    expect(ran.stderr).toBe('')
    expectCalm(ran)
  })

  test.each(Object.keys(refused))('%s is told at its line and column, in Chinese', name => {
    const own = said.filter(({path}) => path === pathOf(name))
    const errors = own.filter(({level}) => level === 'error')
    expect(errors.length).toBeGreaterThan(0)
    for (const {place, reason, note} of own) {
      expect(place!.start.line).toBeGreaterThan(0)
      expect(place!.start.column).toBeGreaterThan(0)
      expect(reason).toMatch(/\p{Script=Han}/u)
      expect(note).toMatch(/\p{Script=Han}/u)
      expect(`${reason}${note}`).not.toMatch(/undefined|\[object|Error\b|must NOT|NaN/u)
    }
  })

  test('each at the place that a person would point at', () => {
    // The first of each will do.
    const lines = Object.keys(refused).flatMap(name =>
      said
        .filter(({path}) => path === pathOf(name))
        .slice(0, 1)
        .map(({place, ruleId}) => `${name}:${place?.start.line}:${place?.start.column} ${ruleId}`),
    )
    golden('hazards.txt', `${lines.join('\n')}\n`)
  })

  test('nothing of it ran', () => {
    expect(readdirSync(office.folder)).not.toContain('PWNED')
    expect(existsSync(join(process.cwd(), 'PWNED'))).toBe(false)
  })

  test('the report for people is Chinese and calm, and so is a build', () => {
    const shown = gzgk(['build', '--no-search', '--max', '0'], {cwd: office.folder})
    expect(shown.code).toBe(1)
    expectCalm(shown)
    for (const name of Object.keys(refused)) expect(shown.stdout).toContain(`${pathOf(name)}:`)
    expect(shown.stdout).toContain('怎么改：')
    // The messages are Chinese; what they quote of a file may be anything.
    const heads = shown.stdout.split('\n').filter(line => /^(?:错误|警告)\[/u.test(line))
    expect(heads.length).toBeGreaterThan(80)
    for (const line of heads) expect(line.replace(/^.*?\]/u, '')).toMatch(/\p{Script=Han}/u)
    expect(existsSync(join(office.folder, 'dist'))).toBe(false)
  })
})

describe('front matter that only looks dangerous', () => {
  test('is read as the text that it is', async () => {
    const folder = temporary()
    writeSamples(folder)
    const page = join(folder, 'content', 'pages')
    // F4: a body that begins like a front matter of code; F5: texts that YAML 1.1 would turn into something else.
    writeFileSync(join(page, 'body.md'), `---\n${sound}\n---\n---js\n${pwned}\n---\n`)
    writeFileSync(
      join(page, 'norway.md'),
      front("title: 'No'\nsummary: 12:30:45\nkeywords: [off, 1_000, '0123']\npublishDate: 2026-01-05"),
    )
    writeFileSync(join(page, 'crlf.md'), `\ufeff${front(sound).replaceAll('\n', '\r\n')}`)
    writeFileSync(join(page, 'fence.md'), `---yaml\n${sound}\n---  \n\n正文。\n`)
    const project = await open(folder)
    const report = await build(project, {search: false})
    expect(report.diagnostics).toEqual([])
    const {data} = JSON.parse(readIn(folder, 'norway/index.json'))
    expect(data).toMatchObject({title: 'No', summary: '12:30:45', keywords: ['off', '1_000', '0123']})
    expect(readIn(folder, 'body/index.html')).toContain('writeFileSync')
    expect(existsSync(join(folder, 'PWNED'))).toBe(false)
  })
})

const readIn = (folder: string, path: string): string => readFileSync(join(folder, 'dist', path), 'utf8')

describe('a file to import', () => {
  test('whose body begins like code is written as text, and nothing runs', () => {
    const office = makeOffice()
    const evil = `---js\n${pwned}\n---\n\n正文{{7*7}}。\n`
    office.put('old/evil.md', evil)
    office.put('old/body.md', `---\ntitle: 关于甲的通知\n---\n${evil}`)
    office.put('map.yml', 'kind: page\nfields:\n  title: title\n')
    const ran = gzgk(['import', 'old', '--map', 'map.yml'], {cwd: office.folder})
    expect([0, 1]).toContain(ran.code)
    expectCalm(ran)
    const checked = gzgk(['check', '--quiet'], {cwd: office.folder})
    expectCalm(checked)
    expect(readdirSync(office.folder)).not.toContain('PWNED')
    office.remove()
  })
})

describe('names and things that are no files', () => {
  let office: Office
  let ran: Ran
  let said: readonly Diagnostic[]
  const inPages = (name: string): string => `content/pages/${name}`
  const png = bytes([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], '甲')

  /** The name of a page -> what is said of it. */
  const names: Readonly<Record<string, string>> = {
    'con.md': 'path-refused',
    'aux.png': 'path-refused',
    'COM1.md': 'path-refused',
    'lpt¹.txt': 'path-refused',
    'con/甲.md': 'path-refused',
    '-rf.md': 'path-refused',
    '~x.md': 'path-refused',
    ' x.md': 'path-refused',
    'x.md ': 'path-refused',
    'x.md.': 'path-refused',
    'a:b.md': 'path-refused',
    'a*b.md': 'path-refused',
    'a?b.md': 'path-refused',
    'a|b.md': 'path-refused',
    'a"b.md': 'path-refused',
    'a<b>.md': 'path-refused',
    'a\\b.md': 'path-refused',
    'a%2fb.md': 'path-refused',
    'a#b.md': 'path-refused',
    'a\nb.md': 'path-refused',
    'a\u001b[31mb.md': 'path-refused',
    'a\u202eb.md': 'path-refused',
    'cafe\u0301.md': 'path-refused',
    'UPPER.md': 'id-form',
    '中文.md': 'id-form',
    'a_b.md': 'id-form',
    'a--b.md': 'id-form',
    'a b.md': 'id-form',
    [`${'a'.repeat(81)}.md`]: 'id-form',
    '二〇二六/x1.md': 'id-form',
    'A B/x2.md': 'id-form',
    "it's/x3.md": 'id-form',
    // Two that a file system may take for one.
    'pic.png': 'path-collision',
    'straße.png': 'path-collision',
    'ｗide.png': 'path-collision',
    // Two that would be one page: a list is made at that place.
    'policies.md': 'route-collision',
    'sitemap.md': 'route-collision',
  }
  const twins = ['PIC.png', 'strasse.png', 'wide.png']
  /** Elsewhere under `content/`. */
  const elsewhere: Readonly<Record<string, string>> = {
    'content/nowhere/x4.md': 'kind-unknown',
    'content/x5.md': 'kind-unknown',
    'content/notices/category/notice.md': 'route-collision',
  }
  /** No files at all. */
  const things = ['link.md', 'link.png', 'dangling.md', 'loop.md', 'folder', 'pipe.md', 'pipe.png']
  const unreadable = Buffer.concat([Buffer.from('bad-'), Buffer.from([0xff, 0xfe]), Buffer.from('.md')])

  beforeAll(() => {
    office = makeOffice()
    const at = (name: string): string => join(office.folder, 'content', 'pages', name)
    for (const name of [...Object.keys(names), ...twins]) office.put(inPages(name), name.endsWith('.png') ? png : front(sound))
    for (const path of Object.keys(elsewhere)) office.put(path, front(`${sound}\ncategory: notice`))
    symlinkSync('/etc/passwd', at('link.md'))
    symlinkSync('/etc/passwd', at('link.png'))
    symlinkSync('nowhere', at('dangling.md'))
    symlinkSync('loop.md', at('loop.md'))
    symlinkSync('/etc', at('folder'))
    for (const name of ['pipe.md', 'pipe.png']) execFileSync('mkfifo', [at(name)])
    writeFileSync(Buffer.concat([Buffer.from(`${at('')}/`), unreadable]), front(sound))
    ran = gzgk(['check', '--quiet', '--format', 'json'], {cwd: office.folder})
    said = JSON.parse(ran.stdout).diagnostics
  })
  afterAll(() => office.remove())

  test('the program ends with 1, and calmly; so does its report for people', () => {
    expect(ran.code).toBe(1)
    expectCalm(ran)
    const shown = gzgk(['check', '--max', '0'], {cwd: office.folder})
    expect(shown.code).toBe(1)
    expectCalm(shown)
  })

  const rulesOf = (path: string): readonly string[] =>
    said.filter(item => item.path === path && item.level === 'error').map(({ruleId}) => ruleId)

  test.each(Object.entries(names))('%j: %s', (name, rule) => {
    // A bad folder is told itself, once.
    const path = name.startsWith('con/') ? 'con' : name
    expect(rulesOf(inPages(path))).toContain(rule)
  })
  test.each(Object.entries(elsewhere))('%s: %s', (path, rule) => expect(rulesOf(path)).toContain(rule))
  test.each(things)('%s is no file, and not followed', name => expect(rulesOf(inPages(name))).toEqual(['path-not-file']))
  test('a name that is no text', () => {
    const own = said.filter(({path}) => path.includes('bad-'))
    expect(own.map(({ruleId, level}) => `${level} ${ruleId}`)).toEqual(['error path-refused'])
  })
  test('nothing is said of what lies outside', () => expect(said.filter(({path}) => !path.startsWith('content/'))).toEqual([]))
})

describe('the folder content/', () => {
  test.each([
    ['is missing', () => undefined],
    ['is a file', (office: Office) => office.put('content', '甲')],
    ['is a link to nowhere', (office: Office) => symlinkSync('nowhere', join(office.folder, 'content'))],
  ])('%s: the program says what to do, and the last site stays', (_, make) => {
    const office = makeOffice()
    expect(gzgk(['build', '--no-search', '--quiet'], {cwd: office.folder}).code).toBe(0)
    rmSync(join(office.folder, 'content'), {recursive: true})
    make(office)
    const ran = gzgk(['build', '--no-search', '--quiet'], {cwd: office.folder})
    expect([2, 74]).toContain(ran.code)
    expect(ran.stderr).toMatch(/content/u)
    expect(ran.stderr).toContain('怎么改：')
    expectCalm(ran)
    expect(existsSync(join(office.folder, 'dist', 'about', 'index.html'))).toBe(true)
    office.remove()
  })
})

describe('files that would run', () => {
  const files: Readonly<Record<string, [content: string | Uint8Array, rule: string]>> = {
    'page.html': ['<script src="code.js"></script>', 'file-type'],
    'page.xhtml': ['<html xmlns="http://www.w3.org/1999/xhtml"/>', 'file-type'],
    'code.js': ['alert(1)', 'file-type'],
    'style.css': ['@import "//example.com"', 'file-type'],
    'drawing.svg': ['<svg onload="alert(1)"/>', 'file-type'],
    'data.xml': ['<?xml version="1.0"?>', 'file-type'],
    'setup.exe': ['MZ', 'file-type'],
    'macro.xlsm': ['PK\u0003\u0004', 'file-type'],
    noending: ['甲', 'file-type'],
    'picture.png': ['<html><script>alert(1)</script>', 'file-content'],
    'letter.pdf': ['MZ\u0000', 'file-content'],
    'table.csv': [bytes('a,b\n', [0, 1]), 'file-content'],
    'sheet.xlsx': ['PK\u0003\u0004…xl/vbaProject.bin…', 'file-macro'],
    'old.doc': [bytes([0xd0, 0xcf, 0x11, 0xe0], Buffer.from('_VBA_PROJECT', 'utf16le').toString('latin1')), 'file-macro'],
  }
  test('are not published, each told by its name', async () => {
    const office = makeOffice()
    const list = Object.keys(files).map(name => `  - file: ${name}\n    title: 附件\n    role: original`)
    office.put('content/pages/files.md', front(`${sound}\nattachments:\n${list.join('\n')}`))
    for (const [name, [content]] of Object.entries(files)) office.put(`content/pages/${name}`, content)
    const {diagnostics} = await check(await open(office.folder))
    expect(diagnostics.map(({path, ruleId}) => `${path.replace('content/pages/', '')} ${ruleId}`).sort()).toEqual(
      Object.entries(files)
        .map(([name, [, rule]]) => `${name} ${rule}`)
        .sort(),
    )
    office.remove()
  })
})

describe('what may be written, whatever it looks like', () => {
  const product = 7919 * 7907
  const payload = `"><img src onerror=alert(1)>'{{7919*7907}}{% include "x" %}</script><script>alert(1)</script>\${7919*7907}`
  const body = `
## ${payload}

{{ range.constructor("return process")() }} {{ "".constructor.constructor("return 7919*7907")() }} {{7919*7907}} {% raw %} {# 注 #}

<script>alert(1)</script><iframe srcdoc="<script>alert(1)</script>"></iframe><svg onload=alert(1)><object></object><base>

<p onclick="alert(1)" style="position:fixed" id="text" class="skip">甲</p> <form action="https://example.com"><input autofocus onfocus=alert(1)></form>

| ${payload.replaceAll('|', '\\|')} |
|---|
| {{7919*7907}} |
`
  let folder: string
  let files: readonly string[]

  beforeAll(async () => {
    folder = makeOffice({}).folder
    // Every text of every sample becomes the payload, but those that its schema or a rule will not have.
    const kept = new Set<string>()
    for (let round = 0; round < 8; round++) {
      writeSamples(folder, ({name, sample}) => ({
        data: poisoned(sample.data as Json, name, kept) as unknown as Frontmatter,
        body: `${sample.body}${name === 'tombstone' ? '' : body}`,
      }))
      const {diagnostics} = await check(await open(folder))
      const errors = diagnostics.filter(({level}) => level === 'error')
      if (errors.length === 0) break
      for (const {path, pointer} of errors) kept.add(`${kindAt(path)}${pointer}`)
    }
    const report = await build(await open(folder), {search: false})
    expect(report.diagnostics.filter(({level}) => level === 'error')).toEqual([])
    files = JSON.parse(readIn(folder, 'files.json')).files.map(({path}: {path: string}) => path)
  })
  afterAll(() => rmSync(folder, {recursive: true, force: true}))

  const kindAt = (path: string): string => kinds.find(kind => kind.sample.path === path)?.name ?? path

  function poisoned(value: Json | undefined, at: string, kept: ReadonlySet<string>): Json | undefined {
    if (typeof value === 'string')
      return kept.has(at) ? value : /\/title$/u.test(at) && !/\/.*\//u.test(at) ? `=1+1${payload}` : payload
    if (Array.isArray(value)) return value.map((item, index) => poisoned(item, `${at}/${index}`, kept) as Json)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, poisoned(item, `${at}/${key}`, kept)]))
  }

  /** What a browser would run, load from elsewhere or follow into a script. */
  function dangers({tagName, properties, children}: Element): string[] {
    const found: string[] = []
    for (const [name, value] of Object.entries(properties)) {
      if (/^on/iu.test(name) || name === 'style' || name === 'srcDoc') found.push(`${tagName} ${name}`)
      if (
        ['href', 'src', 'action', 'formAction', 'poster', 'data'].includes(name) &&
        /^\s*(?:javascript|data|vbscript):/iu.test(String(value))
      )
        found.push(`${tagName} ${name}=${value}`)
    }
    if (['iframe', 'object', 'embed', 'base', 'applet', 'svg:script'].includes(tagName)) found.push(tagName)
    if (tagName === 'script') {
      const text = children.map(child => (child.type === 'text' ? child.value : '?')).join('')
      const isData = /json$/u.test(String(properties.type))
      if (isData) expect(() => JSON.parse(text)).not.toThrow()
      if (!isData && (text !== '' || !String(properties.src).startsWith('/assets/')))
        found.push(`script ${text}${properties.src}`)
    }
    return found
  }

  test('most texts of front matter may be anything, so the test means something', () => {
    const pages = files.filter(path => path.endsWith('.html') && readIn(folder, path).includes('{{7919*7907}}'))
    expect(pages.length).toBeGreaterThan(25)
    for (const kind of kinds) {
      const page = fileOfUrl(urlOf(kind, kind.sample.path, kind.sample.data))
      expect(readIn(folder, page), kind.name).toContain('{{7919*7907}}')
    }
  })

  test('comes out as text on every page, and nothing runs', () => {
    for (const path of files.filter(name => name.endsWith('.html'))) {
      expect(elementsOf(readIn(folder, path)).flatMap(dangers), path).toEqual([])
    }
  })

  test('is no template: nothing is worked out', () => {
    for (const path of files.filter(name => !name.endsWith('.xlsx')))
      expect(readIn(folder, path), path).not.toContain(String(product))
  })

  test('leaves feeds, data and tables whole', () => {
    for (const path of files) {
      const text = readIn(folder, path)
      if (path.endsWith('.json')) expect(() => JSON.parse(text), path).not.toThrow()
      if (path.endsWith('.xml')) expect(() => readXml(text), path).not.toThrow()
    }
    // A spreadsheet works out what begins with an equals sign.
    expect(readIn(folder, 'policies/ledger.csv')).toContain("'=1+1")
    expect(readIn(folder, 'policies/ledger.csv')).not.toMatch(/(?:^|,)"?=/mu)
  })
})
