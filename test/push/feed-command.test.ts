/** `gzgk feed …` as real processes: the mock, what is behind, what differs, what is carried. */
import {readFileSync, writeFileSync} from 'node:fs'
import {createServer} from 'node:http'
import type {AddressInfo} from 'node:net'
import {join} from 'node:path'
import {afterAll, describe, expect, test} from 'vitest'
import {makeFolder} from '../temporary.ts'
import {officeFor, run} from './delivering-office.ts'
import {createFeed, feedOf} from './feed-maker.ts'
import {startMockProcess} from './mock-process.ts'

const history = () => {
  const feed = feedOf(4)
  feed.step({op: 'update', id: 'sswg-2026-1'})
  feed.step({op: 'remove', id: 'sswg-2026-4'})
  return feed
}

describe('gzgk feed', () => {
  test('a first delivery, what is behind, what differs, and how it is mended', async () => {
    const store = makeFolder()
    const mock = await startMockProcess(['--port', '0', '--store', store, '--token-env', 'GZGK_JN_TOKEN', '--quiet'])
    const office = officeFor(mock.url, history())
    const before = await run(['feed', 'status'], office)
    expect(before.stdout).toBe(
      '示范市公文库（jn）  已连续送到第 0 条，共 6 条，积压 6 条，最早的发布于 2026-03-02，还没有收到过回执\n',
    )
    const different = await run(['feed', 'reconcile', '--library', 'jn'], office)
    expect(different.code).toBe(1)
    expect(different.stdout).toContain('库里没有（missing）  sswg-2026-1  本站 第 2 版 in-force，库 无\n')
    expect((await run(['push', '--to', 'jn'], office)).code).toBe(0)
    const equal = await run(['feed', 'reconcile', '--library', 'jn'], office)
    expect([equal.code, equal.stdout]).toEqual([0, '示范市公文库（jn）应有 4 件，全部一致。\n'])
    const inventory = join(office.folder, 'inventory.ndjson')
    writeFileSync(inventory, '{"id":"sswg-2026-1","rev":1,"state":"in-force","digest":"'.concat('0'.repeat(64), '"}\n'))
    const fixed = await run(['feed', 'reconcile', '--library', 'jn', '--inventory', 'inventory.ndjson', '--fix'], office)
    expect([fixed.code, fixed.stdout]).toEqual([1, expect.stringContaining('不一致 4 件，4 件已排队，下次 gzgk push 重送。')])
    expect((await run(['feed', 'status'], office)).stdout).toContain('积压 4 条')
    const again = await run(['push', '--to', 'jn'], office)
    expect([again.code, again.stdout]).toEqual([0, expect.stringContaining('送达示范市公文库（jn）4 条')])
    writeFileSync(inventory, 'nonsense\n')
    expect((await run(['feed', 'reconcile', '--library', 'jn', '--inventory', 'inventory.ndjson'], office)).code).toBe(2)
    mock.child.kill('SIGKILL')
  })

  test('a bag is carried across, and its receipts are carried back', async () => {
    const office = officeFor('http://127.0.0.1:9/', history())
    const packed = await run(['feed', 'pack', '--library', 'jn'], office)
    expect([packed.code, packed.stdout]).toEqual([0, expect.stringContaining('jn-1-6.zip：5 条')])
    const there = makeFolder()
    const taken = await run(['feed', 'mock', '--id', 'jn', '--store', there, '--bag', join(office.folder, 'jn-1-6.zip')], {
      folder: there,
    })
    expect(taken.code).toBe(0)
    writeFileSync(join(office.folder, 'receipts.ndjson'), taken.stdout)
    const received = await run(['feed', 'receive', 'receipts.ndjson', '--library', 'jn'], office)
    expect([received.code, received.stdout]).toEqual([0, '收下示范市公文库（jn）的回执 5 份，已连续送到第 6 条，共 6 条。\n'])
    expect((await run(['feed', 'pack', '--library', 'jn'], office)).stdout).toContain('没有要报送的')
  })

  test('a library that is told comes and fetches', async () => {
    const files = history().files()
    const site = createServer((request, response) => {
      const bytes = files.get((request.url ?? '').replace('/feed/v1/', ''))
      response.writeHead(bytes ? 200 : 404).end(bytes)
    })
    await new Promise<void>(resolve => site.listen({host: '127.0.0.1', port: 0}, resolve))
    afterAll(() => void site.close())
    const address = `http://127.0.0.1:${(site.address() as AddressInfo).port}/feed/v1/`
    const mock = await startMockProcess(['--port', '0', '--store', makeFolder(), '--pull', address, '--quiet'])
    const office = officeFor(mock.url, history())
    const told = await run(['push', '--to', 'jn', '--notify', '--feed-url', address], office)
    expect([told.code, told.stdout]).toEqual([0, '通知了示范市公文库（jn），收到回执 5 份，已连续送到第 6 条，共 6 条。\n'])
    expect(
      readFileSync(join(office.folder, 'receipts', 'jn.ndjson'), 'utf8')
        .trim()
        .split('\n'),
    ).toHaveLength(5)
    mock.child.kill('SIGKILL')
  })

  test.each([
    [['feed', 'stats'], 'status？'],
    [['feed', 'status', '--fix'], 'feed status 没有 --fix 这个选项'],
    [['feed', 'reconcile'], '要写明哪个公文库'],
    [['feed', 'pack', '--library', 'jn', '--since', 'yesterday'], '--since 要写 receipts 或一个序号'],
    [['feed', 'mock', '--faults', 'earthquake'], '没有“earthquake”这种故障'],
    [['feed', 'receive', '--library', 'jn'], 'receive 后面要写回执文件'],
  ] as const)('%j is a wrong call', async (args, words) => {
    const ran = await run(args, officeFor('http://127.0.0.1:9/', createFeed()))
    expect([ran.code, ran.stderr]).toEqual([2, expect.stringContaining(words)])
  })
})
