/**
 * Build, edit, build: what an edit changes, what it must not change, and that whoever reads `dist` never sees half a site, whatever
 * happens on the way. Starts from the site under `sites/edits`.
 */
import {spawn, spawnSync} from 'node:child_process'
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import {hostname} from 'node:os'
import {dirname, join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {inChinese} from '../src/base/dates.ts'
import {UsageError} from '../src/base/diagnostics.ts'
import {digest} from '../src/base/digest.ts'
import type {Diagnostic} from '../src/base/types.ts'
import {type BuildReport, build} from '../src/pipeline/index.ts'
import {gzgk, program} from './gzgk.ts'
import {asOf, type BuiltFile, expectGolden, folderOf, open, temporary} from './sites/fixture.ts'

interface Office {
  readonly folder: string
  /** Builds into `dist` as the command does, without the search index. */
  build(more?: {readonly today?: string; readonly drafts?: boolean}): Promise<BuildReport>
  edit(path: string, change: (text: string) => string): void
  put(path: string, text: string): void
  remove(path: string): void
  read(path: string): string
  /** Digests by path, of the list that the build makes. */
  list(name?: string): ReadonlyMap<string, string>
}

function makeOffice(): Office {
  const folder = temporary()
  cpSync(folderOf('edits'), folder, {recursive: true})
  const at = (path: string): string => join(folder, path)
  return {
    folder,
    build: async (more = {}) => build(await open(folder, more), {search: false}),
    edit(path, change) {
      const before = readFileSync(at(path), 'utf8')
      const after = change(before)
      expect(after).not.toBe(before)
      writeFileSync(at(path), after)
    },
    put(path, text) {
      mkdirSync(dirname(at(path)), {recursive: true})
      writeFileSync(at(path), text)
    },
    remove: path => rmSync(at(path)),
    read: path => readFileSync(at(path), 'utf8'),
    list: (name = 'dist') => {
      const {files} = JSON.parse(readFileSync(at(`${name}/files.json`), 'utf8')) as {files: BuiltFile[]}
      return new Map(files.map(file => [file.path, file.digest]))
    },
  }
}

/** What is really in a folder, by path, and when it was written. */
function filesIn(folder: string): Map<string, string> {
  const files = readdirSync(folder, {recursive: true, withFileTypes: true}).filter(item => item.isFile())
  return new Map(
    files.map(item => {
      const file = join(item.parentPath, item.name)
      const path = file.slice(folder.length + 1).replaceAll('\\', '/')
      return [path, `${digest(readFileSync(file))} ${statSync(file).mtimeMs}`]
    }),
  )
}

/** A folder holds what its own list says, and nothing else. */
function expectWhole(folder: string): void {
  const {files} = JSON.parse(readFileSync(join(folder, 'files.json'), 'utf8')) as {files: BuiltFile[]}
  const listed = files.map(({path, digest: wanted}) => `${path} ${wanted}`)
  const found = [...filesIn(folder)].map(([path, mark]) => `${path} ${mark.split(' ')[0]}`)
  expect(found.filter(line => !line.startsWith('files.json ')).sort()).toEqual(listed.sort())
}

/** What the files of a site say, but for of which day it is. */
const textsOf = (office: Office, day: string): Map<string, string> =>
  new Map(
    [...office.list().keys()].map(path => [
      path,
      office.read(`dist/${path}`).replaceAll(inChinese(day), '本日').replaceAll(day, '本日'),
    ]),
  )

/** `+` made, `-` gone, `~` changed. */
function difference(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string[] {
  const paths = [...new Set([...before.keys(), ...after.keys()])].sort()
  return paths.flatMap(path => {
    if (before.get(path) === after.get(path)) return []
    return `${before.has(path) ? (after.has(path) ? '~' : '-') : '+'} ${path}`
  })
}

/** After an edit the site is what a build of the same content from nothing would be. */
async function expectAsFromNothing(
  office: Office,
  more: {readonly today?: string; readonly drafts?: boolean} = {},
): Promise<void> {
  const other = temporary()
  await build(await open(office.folder, more), {out: join(other, 'dist'), search: false})
  expect(readFileSync(join(other, 'dist', 'files.json'), 'utf8')).toBe(office.read('dist/files.json'))
}

const spots = (diagnostics: readonly Diagnostic[]): string[] =>
  diagnostics.map(({path, place, ruleId}) => `${path}:${place?.start.line}:${place?.start.column} ${ruleId}`)

const qa = 'content/interpretations/2025/sswg-2025-1-qa.md'
const policyPage = 'policies/2025/sswg-2025-1/index.html'

describe('an edit', () => {
  test('of nothing changes nothing', async () => {
    const office = makeOffice()
    await office.build()
    const before = office.list()
    const report = await office.build()
    expect(report).toMatchObject({written: true, diagnostics: []})
    expect(difference(before, office.list())).toEqual([])
    expectWhole(join(office.folder, 'dist'))
  })

  test('of the title of an interpretation changes its page, its policy’s page, the lists and the data, and no other page', async () => {
    const office = makeOffice()
    await office.build()
    const before = office.list()
    expect(office.read(`dist/${policyPage}`)).toContain('《示范市早市管理办法》问答')
    office.edit(qa, text => text.replace('《示范市早市管理办法》问答', '早市九问'))
    const report = await office.build()
    expect(report).toMatchObject({written: true, diagnostics: []})
    const changed = difference(before, office.list())
    expect(changed).toContain(`~ ${policyPage}`)
    expect(changed).toContain('~ interpretations/2025/sswg-2025-1-qa/index.html')
    expect(office.read(`dist/${policyPage}`)).toContain('早市九问')
    expect(office.read(`dist/${policyPage}`)).not.toContain('《示范市早市管理办法》问答')
    // The other policy and its interpretation, notices, the topic: as they were.
    expect(changed.filter(line => /sswg-2024-3|notices\/2026|topics|workplans|about/u.test(line))).toEqual([])
    expectGolden('edits', 'retitled.txt', `${changed.join('\n')}\n`)
    await expectAsFromNothing(office)
  })

  test('of a text changes its own page and what quotes its beginning', async () => {
    const office = makeOffice()
    await office.build()
    const before = office.list()
    office.edit(qa, text => `${text}\n第二问的答案很长。\n`)
    await office.build()
    const pages = difference(before, office.list()).filter(line => line.endsWith('.html'))
    expect(pages).toContain('~ interpretations/2025/sswg-2025-1-qa/index.html')
    expect(pages.filter(line => /sswg-2024-3|notices|topics|workplans|about/u.test(line))).toEqual([])
  })

  test('that takes away an interpretation takes away its page, and the policy no longer names it', async () => {
    const office = makeOffice()
    await office.build()
    const before = office.list()
    office.remove(qa)
    const report = await office.build()
    expect(report).toMatchObject({written: true, diagnostics: []})
    const changed = difference(before, office.list())
    expect(changed).toContain('- interpretations/2025/sswg-2025-1-qa/index.html')
    expect(changed).toContain(`~ ${policyPage}`)
    for (const [path] of office.list()) {
      if (!/\.xlsx$/u.test(path))
        expect(office.read(`dist/${path}`), path).not.toMatch(/sswg-2025-1-qa|《示范市早市管理办法》问答/u)
    }
    expect(existsSync(join(office.folder, 'dist/interpretations/2025/sswg-2025-1-qa'))).toBe(false)
    expectGolden('edits', 'removed.txt', `${changed.join('\n')}\n`)
    await expectAsFromNothing(office)
  })

  test('that takes away what others point at is refused at each of their lines, and the site stays as it was', async () => {
    const office = makeOffice()
    await office.build()
    const before = filesIn(join(office.folder, 'dist'))
    office.remove('content/interpretations/2024/sswg-2024-3-text.md')
    const {code, stdout} = gzgk(['build', '--as-of', asOf, '--format', 'json', '--quiet'], {cwd: office.folder})
    expect(code).toBe(1)
    expect(spots(JSON.parse(stdout).diagnostics)).toEqual([
      'content/notices/2026/tixing.md:7:6 link-dangling',
      'content/topics/yejian.md:9:13 ref-dangling',
      'content/workplans/workplan-2026.md:12:16 ref-dangling',
    ])
    expect(filesIn(join(office.folder, 'dist'))).toEqual(before)
    expect(readdirSync(office.folder).filter(name => name.startsWith('dist'))).toEqual(['dist'])
  })

  test('of the day changes only what the day changes', async () => {
    const office = makeOffice()
    await office.build()
    const first = office.list()
    const before = textsOf(office, '2026-11-23')
    // A day on which nothing happens: only what says of which day it is says another one.
    await office.build({today: '2026-11-24'})
    expect(difference(before, textsOf(office, '2026-11-24'))).toEqual([])
    expect(
      difference(first, office.list()).filter(line =>
        /sswg-\d|tixing|about|yejian|workplans\/2026|\.(?:json|xml|csv|xlsx)$/u.test(line),
      ),
    ).toEqual([])
    // The policy on morning markets is in force to the end of the year.
    await office.build({today: '2026-12-30'})
    expect(office.read(`dist/${policyPage}`)).toContain('现行有效')
    const last = textsOf(office, '2026-12-30')
    await office.build({today: '2027-01-01'})
    expect(office.read(`dist/${policyPage}`)).toContain('已失效')
    expectGolden('edits', 'new-year.txt', `${difference(last, textsOf(office, '2027-01-01')).join('\n')}\n`)
    await expectAsFromNothing(office, {today: '2027-01-01'})
  })

  test('drafts come with --drafts and go without', async () => {
    const office = makeOffice()
    const page = 'notices/2026/yanqi/index.html'
    await office.build()
    const published = office.list()
    await office.build({drafts: true})
    expect(difference(published, office.list())).toContain(`+ ${page}`)
    expect(office.read(`dist/${page}`)).toContain('早市延期开放')
    await office.build()
    expect(difference(published, office.list())).toEqual([])
    expect(existsSync(join(office.folder, 'dist/notices/2026/yanqi'))).toBe(false)
    for (const [path] of office.list())
      if (!/\.xlsx$/u.test(path)) expect(office.read(`dist/${path}`), path).not.toMatch(/yanqi|早市延期/u)
  })
})

/**
 * Loaded in front of the program: counts what it does to `dist`, `dist.new` and `dist.old`, and at the n-th time kills the process, as a
 * power cut would, or lets the system refuse. `n` of 0 only tells, on stderr, what was done.
 */
const saboteur = (n: number, deed: 'kill' | 'refuse'): NodeJS.ProcessEnv => {
  const source = `
import fs from 'node:fs'
import {syncBuiltinESMExports} from 'node:module'
let count = 0
const deeds = ['mkdir', 'writeFile', 'rename', 'rm', 'link', 'rmdir']
for (const [place, name] of deeds.flatMap(name => [[fs.promises, name], [fs, name + 'Sync']])) {
  const real = place[name]
  const wrapped = function (path, ...rest) {
    if (/[\\\\/]dist(?:\\.new|\\.old)?(?:[\\\\/]|$)/.test(String(path))) {
      count++
      if (${n} === 0) process.stderr.write('did ' + name + '\\n')
      if (count === ${n} && ${JSON.stringify(deed)} === 'kill') process.kill(process.pid, 'SIGKILL')
      if (count === ${n}) throw Object.assign(new Error('no space left on device'), {code: 'ENOSPC', path: String(path)})
    }
    return real.call(this, path, ...rest)
  }
  place[name] = place === fs ? wrapped : async function (...given) { return wrapped.apply(this, given) }
}
syncBuiltinESMExports()`
  return {NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(source)}`}
}

describe('a build that does not come to its end', () => {
  // Without what is remembered each run does the same deeds, and one thread counts them.
  const quick = ['build', '--no-search', '--no-cache', '--threads', '1', '--quiet', '--as-of', asOf]

  test('because it is killed leaves the old site or the new one, whole, and the next build goes through', async () => {
    const office = makeOffice()
    const path = (name: string): string => join(office.folder, name)
    await office.build()
    const {code, stderr} = gzgk(quick, {cwd: office.folder, env: saboteur(0, 'kill')})
    expect(code, stderr).toBe(0)
    const deeds = [...stderr.matchAll(/^did (\w+)$/gmu)].map(match => match[1]!)
    expect(deeds.filter(deed => deed === 'rename')).toHaveLength(2)
    const second = deeds.lastIndexOf('rename') + 1
    // In the middle of writing; between the two renames; when the new site stands and the old one is to be removed.
    const moments = {'dist old': Math.floor(deeds.length / 2), 'dist.old old': second, 'dist new': second + 1}
    for (const [state, moment] of Object.entries(moments)) {
      const old = office.list()
      office.edit('content/pages/about.md', text => text.replace(/(?:第\d+版)?。/u, `第${moment}版。`))
      const {signal} = spawnSync(process.execPath, [program, ...quick], {
        cwd: office.folder,
        env: {...process.env, NO_COLOR: '1', CI: '1', ...saboteur(moment, 'kill')},
      })
      expect(signal, `at ${deeds[moment - 1]} ${moment}`).toBe('SIGKILL')
      const where = existsSync(path('dist')) ? 'dist' : 'dist.old'
      expectWhole(path(where))
      const isOld = difference(old, office.list(where)).length === 0
      expect(`${where} ${isOld ? 'old' : 'new'}`).toBe(state)
      if (where === 'dist.old') {
        // The old site stands beside, and the next build puts it back first, even one that fails.
        office.put('content/pages/broken.md', '---\ntitle: 甲\n')
        expect((await office.build()).written).toBe(false)
        expect(difference(old, office.list())).toEqual([])
        office.remove('content/pages/broken.md')
      }
      expect((await office.build()).written).toBe(true)
      expectWhole(path('dist'))
      expect(office.read('dist/about/index.html')).toContain(`第${moment}版。`)
      expect(readdirSync(office.folder).filter(name => name.startsWith('dist'))).toEqual(['dist'])
    }
  })

  test('because the system refuses says so, and leaves the last site', async () => {
    const office = makeOffice()
    await office.build()
    const old = office.list()
    office.edit('content/pages/about.md', text => text.replace('。', '新版。'))
    const {code, output} = gzgk(quick, {cwd: office.folder, env: saboteur(40, 'refuse')})
    expect([code, /磁盘满了/u.test(output), /\n\s+at /u.test(output)], output).toEqual([74, true, false])
    expect(difference(old, office.list())).toEqual([])
    expectWhole(join(office.folder, 'dist'))
    expect(readdirSync(office.folder).filter(name => name.startsWith('dist'))).toEqual(['dist'])
  })

  test('because it is killed as soon as it writes leaves a whole site', async () => {
    const office = makeOffice()
    await office.build()
    office.edit('content/pages/about.md', text => text.replace('。', '新版。'))
    const child = spawn(process.execPath, [program, ...quick], {cwd: office.folder, stdio: 'ignore'})
    const ended = new Promise(resolve => child.on('close', resolve))
    const watching = setInterval(() => {
      if (existsSync(join(office.folder, 'dist.new'))) child.kill('SIGKILL')
    }, 1)
    await ended
    clearInterval(watching)
    expectWhole(join(office.folder, existsSync(join(office.folder, 'dist')) ? 'dist' : 'dist.old'))
    await office.build()
    expect(office.read('dist/about/index.html')).toContain('新版。')
  })
})

describe('two builds at once', () => {
  test('write one behind the other, and each a whole site', async () => {
    const office = makeOffice()
    const reports = await Promise.all([office.build(), office.build({drafts: true}), office.build()])
    expect(reports.map(({written}) => written)).toEqual([true, true, true])
    expectWhole(join(office.folder, 'dist'))
    expect(readdirSync(office.folder).filter(name => name.startsWith('dist'))).toEqual(['dist'])
  })

  test('a lock that a dead process left holds nobody up', async () => {
    const office = makeOffice()
    const {pid} = spawnSync(process.execPath, ['--version'])
    office.put('dist.lock', `${pid} ${hostname()}\n`)
    expect((await office.build()).written).toBe(true)
    expect(existsSync(join(office.folder, 'dist.lock'))).toBe(false)
  })

  test('one that another machine holds is waited for, then told', async () => {
    const office = makeOffice()
    office.put('dist.lock', '1 elsewhere\n')
    await expect(office.build()).rejects.toThrow('另一个 gzgk 正在写')
    expect(existsSync(join(office.folder, 'dist'))).toBe(false)
    setTimeout(() => office.remove('dist.lock'), 500)
    expect((await office.build()).written).toBe(true)
  })
})

describe('what is not ours', () => {
  test.each(['dist', 'dist.old', 'dist.new'])('a folder %s of somebody’s is not touched', async name => {
    const office = makeOffice()
    office.put(`${name}/letters/dear.txt`, '亲爱的')
    await expect(office.build()).rejects.toThrow(`${name} 里有别的文件`)
    await expect(office.build()).rejects.toThrow(UsageError)
    expect(office.read(`${name}/letters/dear.txt`)).toBe('亲爱的')
  })

  test('a link that dist is stays, and what it leads to is replaced', async () => {
    const office = makeOffice()
    const www = join(temporary(), 'www')
    mkdirSync(www)
    symlinkSync(www, join(office.folder, 'dist'))
    await office.build()
    await office.build()
    expect(lstatSync(join(office.folder, 'dist')).isSymbolicLink()).toBe(true)
    expectWhole(www)
    expect(existsSync(join(www, 'about', 'index.html'))).toBe(true)
  })
})
