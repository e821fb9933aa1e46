/** `gzgk push` and `gzgk feed` as real processes: what they print, what they refuse, and that no key is ever seen. */
import {readdirSync, readFileSync, statSync} from 'node:fs'
import {join} from 'node:path'
import {beforeAll, describe, expect, test} from 'vitest'
import type {Ran} from '../gzgk.ts'
import type {Office} from '../office.ts'
import {officeFor, run, secret} from './delivering-office.ts'
import {createFeed, feedOf} from './feed-maker.ts'
import {type LibraryServer, serveLibrary} from './library-server.ts'

/** The texts of all files below a folder. */
function* filesIn(folder: string): Iterable<[string, string]> {
  for (const name of readdirSync(folder, {recursive: true, encoding: 'utf8'}))
    if (statSync(join(folder, name)).isFile()) yield [name, readFileSync(join(folder, name), 'latin1')]
}

function expectNoSecret(ran: Ran, office: Office): void {
  const forms = [secret, encodeURIComponent(secret), Buffer.from(secret).toString('base64'), secret.slice(0, 20)]
  for (const form of forms) {
    expect(ran.output).not.toContain(form)
    for (const [name, text] of filesIn(office.folder)) expect(text.includes(form), name).toBe(false)
  }
}

describe('gzgk push', () => {
  let server: LibraryServer
  beforeAll(async () => {
    server = await serveLibrary({token: secret})
  })

  test('plans, delivers, and then has nothing to do', async () => {
    const office = officeFor(server.url, feedOf(3))
    const planned = await run(['push', '--to', 'jn', '--dry-run'], office)
    expect([planned.code, server.seen.length]).toEqual([0, 0])
    expect(planned.stdout).toMatch(/^1 {2}publish {2}sswg-2026-1 {2}第 1 版 {2}[\d.]+ (?:字节|KB)\n/u)
    expect(planned.stdout).toContain('要送到示范市公文库（jn）的共 3 条，没有连接，也没有送。')
    const first = await run(['push', '--to', 'jn'], office)
    expect([first.code, first.stdout]).toEqual([0, '送达示范市公文库（jn）3 条，已连续送到第 3 条，共 3 条。\n'])
    const again = await run(['push', '--to', 'jn', '--debug'], office)
    expect([again.code, server.seen.length]).toEqual([0, 3])
    expect(
      readFileSync(join(office.folder, 'receipts', 'jn.ndjson'), 'utf8')
        .trim()
        .split('\n'),
    ).toHaveLength(3)
    for (const ran of [planned, first, again]) expectNoSecret(ran, office)
  })

  test('refuses while the content has errors', async () => {
    const office = officeFor(server.url, feedOf(3), {'content/pages/broken.md': '---\ntitel: 错\n---\n\n正文。\n'})
    const before = server.seen.length
    const ran = await run(['push', '--to', 'jn'], office)
    expect([ran.code, server.seen.length]).toEqual([1, before])
    expect(ran.stderr).toContain('内容有错误，没有报送。')
  })

  test('tells the editor the line that the library refuses', async () => {
    const feed = createFeed()
    const path = 'content/pages/about.md'
    feed.step({op: 'publish', id: 'sswg-2026-1', title: ' ', path})
    feed.step({op: 'publish', id: 'sswg-2026-2'})
    const own = await serveLibrary({token: secret})
    const office = officeFor(own.url, feed)
    const ran = await run(['push', '--to', 'jn', '--format', 'concise'], office)
    expect(ran.stdout).toContain(`${path}:2:`)
    expect(ran.stdout).toMatch(/push-refused.*标题不能为空|标题不能为空.*push-refused/u)
    expect(ran.stdout).toContain('送达示范市公文库（jn）1 条，退回 1 件，还有 1 条没有送到')
    expect(ran.code).toBe(1)
  })

  test('with a wrong token it stops at once', async () => {
    const own = await serveLibrary({token: 'another-token-0000'})
    const office = officeFor(own.url, feedOf(9))
    const ran = await run(['push', '--to', 'jn', '--debug'], office)
    expect(ran.code).toBe(2)
    expect(own.seen.length).toBeLessThanOrEqual(4)
    expect(ran.stderr).toContain('库不认这个令牌（401）')
    expectNoSecret(ran, office)
  })

  test('a library that echoes the key in everything it says gives nothing away', async () => {
    const own = await serveLibrary({
      token: secret,
      before: (incoming, desk) => {
        const outgoing = desk(incoming)
        const value = JSON.parse(outgoing.text)
        if (incoming.path.includes('sswg-2026-1/'))
          return {
            status: 422,
            headers: {'Content-Type': 'application/problem+json', 'X-Echo': secret},
            text: JSON.stringify({detail: `Bearer ${secret}`, errors: [{element: secret, message: encodeURIComponent(secret)}]}),
          }
        const echo = {...value, library_url: `https://x/?k=${secret}`, warnings: [secret], decision: 'accepted_with_warnings'}
        return {...outgoing, text: JSON.stringify(echo).replaceAll('/abc', '\\u002fabc')}
      },
    })
    const office = officeFor(own.url, feedOf(3))
    const ran = await run(['push', '--to', 'jn', '--debug', '--format', 'json'], office)
    expect(ran.code).toBe(1)
    expect(ran.output).toContain('〔令牌〕')
    expectNoSecret(ran, office)
  })

  test.each([
    ['an unknown library', ['push', '--to', 'jm'], {}, '没有“jm”这个公文库'],
    ['no token', ['push', '--to', 'jn'], {GZGK_JN_TOKEN: ''}, '环境变量 GZGK_JN_TOKEN 里没有令牌'],
    ['a token that is none', ['push', '--to', 'jn'], {GZGK_JN_TOKEN: `${secret} ${secret}`}, '令牌格式不对'],
  ] as const)('%s is a wrong call', async (_name, args, env, words) => {
    const office = officeFor(server.url, feedOf(1))
    const ran = await run(args, office, env)
    expect(ran.code).toBe(2)
    expect(ran.stderr).toContain(words)
    expectNoSecret(ran, office)
  })

  test('a library out of reach is 75, and the next push goes on', async () => {
    const gone = await serveLibrary({token: secret})
    await gone.close()
    const office = officeFor(gone.url, feedOf(2))
    const ran = await run(['push', '--to', 'jn'], office)
    expect(ran.code).toBe(75)
    expect(ran.stderr).toContain('再运行一次')
    expectNoSecret(ran, office)
  })
})
