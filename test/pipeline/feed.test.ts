/** The feed in a build: what goes on from what was published, fails closed, and is the same whoever makes it. */
import {generateKeyPairSync} from 'node:crypto'
import {cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {createServer, type Server} from 'node:http'
import type {AddressInfo} from 'node:net'
import {dirname, join} from 'node:path'
import {afterEach, beforeEach, describe, expect, test} from 'vitest'
import {digest} from '../../src/base/digest.ts'
import type {Diagnostic} from '../../src/base/types.ts'
import type {FeedEvent} from '../../src/feed/types.ts'
import {verify} from '../../src/feed/verify.ts'
import {type BuildOptions, type BuildReport, build} from '../../src/pipeline/index.ts'
import {bootstrap, openFeedBase, readerOf} from '../../src/project/feed-base.ts'
import {openProject} from '../../src/project/open.ts'
import {asOf, folderOf, temporary} from '../sites/fixture.ts'

interface More extends BuildOptions {
  readonly today?: string
  readonly base?: string
  readonly mass?: number
  readonly reason?: string
  readonly key?: Parameters<typeof verify>[1]
}

let office: string
beforeEach(() => {
  office = officeOf('edits')
})

function officeOf(site: string): string {
  const folder = temporary()
  cpSync(folderOf(site), folder, {recursive: true, filter: source => !/expected$|[\\/]\.gzgk/.test(source)})
  return folder
}

/** Builds the feed into `dist`, from the folder or address `base`, or from nothing. */
async function made({today = asOf, base, mass = 0, reason, key = null, ...options}: More = {}): Promise<BuildReport> {
  const project = await openProject({cwd: office, root: office, today, now: 0, feed: true})
  const from = base === undefined ? bootstrap : await openFeedBase(base, office)
  return build(project, {search: false, feed: {base: from, key, leave: {mass, reason: reason ?? null}}, ...options})
}

const dist = (): string => join(office, 'dist')
const path = (name: string): string => join(office, name)
const edit = (name: string, change: (text: string) => string): void =>
  writeFileSync(path(name), change(readFileSync(path(name), 'utf8')))
const put = (name: string, text: string): void => {
  mkdirSync(dirname(path(name)), {recursive: true})
  writeFileSync(path(name), text)
}
const events = (folder = dist()): FeedEvent[] =>
  readFileSync(join(folder, 'feed/v1/changes/head.ndjson'), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map(line => JSON.parse(line))
/** A line a file of a feed. */
const listOf = (folder: string): string[] =>
  readdirSync(join(folder, 'feed'), {recursive: true, withFileTypes: true})
    .filter(item => item.isFile())
    .map(item => join(item.parentPath, item.name))
    .map(file => `${file.slice(folder.length)} ${digest(readFileSync(file))}`)
    .sort()
const proved = async (folder = dist()): Promise<void> =>
  expect((await verify(await readerOf(folder, '/'), null)).faults).toEqual([])
const saying = ({diagnostics}: BuildReport): string[] =>
  diagnostics.filter(({ruleId}) => ruleId.startsWith('feed-')).map(({ruleId, path}) => `${path} ${ruleId}`)
/** The last feed, out of the way of the next. */
function kept(): string {
  const folder = join(temporary(), 'last')
  cpSync(dist(), folder, {recursive: true})
  return folder
}

const policy = 'content/policies/2025/sswg-2025-1.md'
const added = 'corrections:\n  - {date: 2026-11-23, class: correct, reason: 改了一处}\n'
const corrected = (text: string): string => text.replace('---\n', `---\n${added}`)

describe('a history', () => {
  test('begins with everything published, and goes on with what changes', async () => {
    const first = await made()
    expect(saying(first)).toEqual([])
    expect(first.feed).toMatchObject({events: events().length, live: events().length})
    expect(new Set(events().map(({op}) => op))).toEqual(new Set(['publish']))
    await proved()
    const count = events().length
    const last = kept()
    edit(policy, text => `${corrected(text)}\n补充一段。\n`)
    const second = await made({base: last})
    expect(second.feed!.events).toBe(1)
    expect(events().at(-1)).toMatchObject({seq: count + 1, op: 'update', class: 'correct', reason: '改了一处', rev: 2})
    await proved()
    expect(existsSync(join(dist(), 'feed/v1/records/sswg-2025-1/1.json'))).toBe(true)
  })

  test('nothing changed: no event, and the same bytes', async () => {
    await made()
    const last = kept()
    await made({base: last})
    expect(listOf(dist())).toEqual(listOf(last))
    // On a day on which nothing happens, too.
    await made({base: last, today: '2026-11-24'})
    expect(listOf(dist())).toEqual(listOf(last))
  })

  test('a day on which a document comes into force or expires makes an event, without a change of the content', async () => {
    edit(policy, text => text.replace(/\nexpiryDate: .*/u, '').replace('---\n', '---\nexpiryDate: 2026-12-31\n'))
    await made()
    const before = events().length
    await made({base: kept(), today: '2027-01-01'})
    const [event, ...rest] = events().slice(before)
    expect(rest).toEqual([])
    expect(event).toMatchObject({op: 'status', id: 'sswg-2025-1', at: '2027-01-01T00:00:00+08:00', effective_on: '2027-01-01'})
    expect(event!.basis).toContain('有效期至')
    await proved()
  })

  test('another document that ties itself to one changes its links only', async () => {
    await made()
    const before = events().length
    put(
      'content/interpretations/2026/sswg-2025-1-new.md',
      '---\ntitle: 关于办法的新解读\ninterprets: [sswg-2025-1]\nform: text\npublishDate: 2026-11-20\n---\n\n示商务规〔2025〕1号的说明。\n',
    )
    await made({base: kept()})
    expect(
      events()
        .slice(before)
        .map(({op, id}) => `${op} ${id}`),
    ).toEqual(['links sswg-2025-1', 'publish sswg-2025-1-new'])
    await proved()
  })

  test('a tombstone takes a document away with all its revisions, and its file may come back', async () => {
    const notice = 'content/notices/2026/tixing.md'
    await made()
    const text = readFileSync(path(notice), 'utf8')
    rmSync(path(notice))
    put(
      'content/tombstones/notices/2026/tixing.md',
      '---\ntitle: 原来的标题\noriginalKind: notice\nreasonClass: privacy\npublicNote: 载有个人信息\ndate: 2026-11-23\n---\n',
    )
    await made({base: kept()})
    expect(events().at(-1)).toMatchObject({op: 'remove', id: 'tixing', rev: 2, reason: '载有个人信息'})
    expect(readFileSync(join(dist(), 'feed/v1/tombstones.ndjson'), 'utf8')).not.toContain('原来的标题')
    expect(existsSync(join(dist(), 'feed/v1/records/tixing.json'))).toBe(false)
    expect(existsSync(join(dist(), 'feed/v1/records/tixing'))).toBe(false)
    await proved()
    rmSync(path('content/tombstones'), {recursive: true})
    put(notice, text)
    await made({base: kept()})
    expect(events().at(-1)).toMatchObject({op: 'restore', id: 'tixing', rev: 3})
    await proved()
  })

  test('a content file that moves within its year makes no event, and the record stays as it was published', async () => {
    await made()
    const last = kept()
    // Only `source.path` would be another one.
    const record = join(last, 'feed/v1/records/about.json')
    expect(existsSync(record)).toBe(false)
    edit('gzgk.config.yml', text => text.replace('  title: 示范市商务局政务公开', '  title: 另一个站名'))
    await made({base: last})
    expect(events()).toEqual(events(last))
    await proved()
  })
})

describe('the same, whoever makes it', () => {
  test('warm or cold, in one thread or many', async () => {
    await made({today: '2026-11-20'})
    const last = kept()
    edit(policy, text => `${corrected(text)}\n补充一段。\n`)
    for (let n = 0; n < 90; n++)
      put(`content/notices/2026/n-${n}.md`, `---\ntitle: 第${n}号\npublishDate: 2026-02-01\ncategory: notice\n---\n\n正文${n}\n`)
    await made({base: last})
    const warm = listOf(dist())
    for (const threads of [1, 2]) {
      const out = join(temporary(), 'cold')
      await made({base: last, cache: false, threads, out})
      expect(listOf(out)).toEqual(warm)
    }
    // Warm again, with nothing to make; and when what is remembered is lost.
    await made({base: last})
    expect(listOf(dist())).toEqual(warm)
    rmSync(path('.gzgk/store'), {recursive: true})
    await made({base: last})
    expect(listOf(dist())).toEqual(warm)
    await proved()
  })

  test('from a folder, from the site itself, or over http from this machine', async () => {
    await made()
    const last = kept()
    edit(policy, text => `${corrected(text)}\n补充一段。\n`)
    await made({base: join(last, 'feed/v1')})
    const list = listOf(dist())
    await serving(last, async address => {
      for (const base of [last, address, `${address}/feed/v1/`]) {
        await made({base})
        expect(listOf(dist()), base).toEqual(list)
      }
    })
  })

  test('signed: the same signature every time, by the key that the index names', async () => {
    const {privateKey, publicKey} = generateKeyPairSync('ed25519')
    await made({key: privateKey})
    const list = listOf(dist())
    await made({key: privateKey, cache: false})
    expect(listOf(dist())).toEqual(list)
    expect((await verify(await readerOf(dist(), '/'), publicKey)).facts?.signature).toBe('trusted')
  })
})

describe('a build fails, and the last site stays', () => {
  const fails = async (more: More, expected: readonly string[]): Promise<Diagnostic> => {
    const before = listOf(dist())
    const report = await made(more)
    expect(report.written).toBe(false)
    expect(saying(report)).toEqual(expected)
    expect(listOf(dist())).toEqual(before)
    const found = report.diagnostics.find(({ruleId}) => ruleId.startsWith('feed-'))!
    expect(found.note).toMatch(/\p{Script=Han}/u)
    expect(found.reason).not.toMatch(/[\n。]|undefined/u)
    return found
  }

  test('when a document is gone without a word', async () => {
    await made()
    const last = kept()
    rmSync(path('content/notices/2026/tixing.md'))
    const {note} = await fails({base: last}, ['content/notices/2026/tixing.md feed-vanished'])
    expect(note).toContain('content/tombstones/notices/2026/tixing.md')
    put('content/notices/2026/tixing-2.md', readFileSync(join(folderOf('edits'), 'content/notices/2026/tixing.md'), 'utf8'))
    await fails({base: last}, ['content/notices/2026/tixing.md feed-vanished'])
  })

  test('when a text changed and no correction says why', async () => {
    await made()
    edit(policy, text => `${text}\n补充一段。\n`)
    const {note} = await fails({base: kept()}, [`${policy} feed-uncorrected`])
    expect(note).toContain('corrections: [{date: 2026-11-23, class: correct, reason:')
  })

  test('when too much is taken away at once, unless somebody says that it is meant', async () => {
    for (let n = 0; n < 5; n++)
      put(`content/notices/2026/n-${n}.md`, `---\ntitle: 第${n}号\npublishDate: 2026-02-01\ncategory: notice\n---\n\n正文${n}\n`)
    await made()
    const last = kept()
    for (let n = 0; n < 5; n++) {
      rmSync(path(`content/notices/2026/n-${n}.md`))
      put(
        `content/tombstones/notices/2026/n-${n}.md`,
        '---\ntitle: 题\noriginalKind: notice\nreasonClass: duplicate\npublicNote: 重复\ndate: 2026-11-23\n---\n',
      )
    }
    expect((await fails({base: last}, ['content feed-mass-change'])).note).toContain('--allow-mass 5 --reason')
    await fails({base: last, mass: 4, reason: '清理'}, ['content feed-mass-change'])
    expect((await made({base: last, mass: 5, reason: '清理'})).written).toBe(true)
    await proved()
  })

  test('when the last feed cannot be read, is damaged, or lies where nobody vouches for it', async () => {
    await made()
    const last = kept()
    const refused = async (base: string, words: RegExp): Promise<void> => {
      await expect(made({base})).rejects.toThrow(words)
    }
    await refused(join(last, 'nothing'), /读不到/u)
    await refused('http://swj.example.gov.cn', /https/u)
    await refused('https://me:secret@swj.example.gov.cn', /用户名和密码/u)
    await refused('http://127.0.0.1:1', /读不到/u)
    const head = join(last, 'feed/v1/changes/head.ndjson')
    writeFileSync(head, readFileSync(head, 'utf8').replace('"rev":1', '"rev":2'))
    await refused(last, /不完整：changes\/head\.ndjson/u)
    await serving(last, async address => {
      await refused(`${address}/redirect`, /302/u)
      await refused(`${address}/broken`, /读不到/u)
    })
  })

  test('when drafts were to be fed', async () => {
    const project = await openProject({cwd: office, root: office, today: asOf, now: 0, drafts: true, feed: true})
    const feed = {base: bootstrap, key: null, leave: {mass: 0, reason: null}}
    await expect(build(project, {search: false, feed})).rejects.toThrow(/草稿/u)
  })

  test('when the day lies before the last event', async () => {
    await made()
    await expect(made({base: kept(), today: '2026-11-22'})).rejects.toThrow(/早于/u)
  })
})

let server: Server | null = null
afterEach(() => {
  server?.close()
  server = null
})

/** A little web server over a folder, with two evil corners. */
async function serving(folder: string, work: (address: string) => Promise<void>): Promise<void> {
  server = createServer((request, response) => {
    const url = decodeURI(request.url ?? '')
    const file = join(folder, url)
    if (url.startsWith('/redirect')) response.writeHead(302, {location: '/feed/v1/index.json'}).end()
    else if (url.startsWith('/broken')) request.socket.destroy()
    else if (existsSync(file)) response.end(readFileSync(file))
    else response.writeHead(404).end()
  })
  await new Promise<void>(resolve => server!.listen(0, '127.0.0.1', resolve))
  await work(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
}
