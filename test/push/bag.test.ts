/** The feed as a file, and the three ways side by side. */
import {mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {strToU8, unzipSync, zipSync} from 'fflate'
import {describe, expect, test} from 'vitest'
import type {Json} from '../../src/base/types.ts'
import {answerOf} from '../../src/push/answer.ts'
import {pack, unpack} from '../../src/push/bag.ts'
import {deliver} from '../../src/push/deliver.ts'
import {pull, takeBag} from '../../src/push/mock/absorb.ts'
import {openDesk} from '../../src/push/mock/desk.ts'
import {openLibrary} from '../../src/push/mock/library.ts'
import {memoryShelf} from '../../src/push/mock/shelf.ts'
import {notify} from '../../src/push/notify.ts'
import {openProfile} from '../../src/push/profile.ts'
import {openPublished} from '../../src/push/published.ts'
import {receive} from '../../src/push/receive.ts'
import {makeFolder} from '../temporary.ts'
import {createFeed, readsFiles} from './feed-maker.ts'
import {keptInMemory} from './kept.ts'
import {incomingOf, simulate} from './simulated.ts'

const generic = await openProfile('generic', '/nowhere')
const folder = makeFolder()

function history() {
  const feed = createFeed()
  for (const id of ['a-1', 'b-2', 'c-3', 'd-4']) feed.step({op: 'publish', id})
  feed.step({op: 'update', id: 'a-1'})
  feed.step({op: 'withdraw', id: 'b-2'})
  feed.step({op: 'restore', id: 'b-2'})
  feed.step({op: 'remove', id: 'c-3'})
  return feed
}
const feed = history()
const reads = readsFiles(feed.files())
const published = await openPublished(reads, 'dist')
const library = () => {
  const shelf = memoryShelf()
  return {shelf, library: openLibrary('jn', shelf, () => Date.UTC(2026, 2, 2))}
}
async function packed(name: string): Promise<Uint8Array> {
  const file = join(folder, name)
  await pack({published, events: published.events, library: 'jn', profile: generic, site: folder}, file)
  return readFileSync(file)
}

describe('a bag', () => {
  test('is the same whenever and wherever it is packed', async () => {
    const [first, zone] = [await packed('one.zip'), process.env.TZ]
    process.env.TZ = 'America/Los_Angeles'
    const second = await packed('two.zip')
    process.env.TZ = zone
    expect(Buffer.compare(first, second)).toBe(0)
  })

  test('is BagIt: every file in a manifest, its size told', async () => {
    const files = unzipSync(await packed('bag.zip'))
    const text = (path: string): string => Buffer.from(files[path]!).toString('utf8')
    expect(text('bagit.txt')).toBe('BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n')
    const payload = Object.keys(files).filter(path => path.startsWith('data/'))
    const size = payload.reduce((sum, path) => sum + files[path]!.length, 0)
    expect(text('bag-info.txt')).toContain(`Payload-Oxum: ${size}.${payload.length}\n`)
    expect(
      text('manifest-sha256.txt')
        .trim()
        .split('\n')
        .map(line => line.slice(66))
        .sort(),
    ).toEqual(payload.sort())
    expect(text('data/events.ndjson').trim().split('\n')).toHaveLength(7)
  })

  test('brings attachments along, but none that has been changed since', async () => {
    const site = join(folder, 'site')
    mkdirSync(join(site, 'policies'), {recursive: true})
    writeFileSync(join(site, 'policies', 'a.docx'), 'PK\u0007\u0008 the file')
    const sum = (await import('../../src/base/digest.ts')).digest
    const record = (name: string, held: string) => ({
      ...JSON.parse(Buffer.from(feed.files().get('records/a-1/2.json')!).toString()),
      files: [{url: `https://swj.example.gov.cn/policies/${name}`, digest: {'sha-256': held}}],
    })
    for (const [name, held, isThere] of [
      ['a.docx', sum('PK\u0007\u0008 the file'), true],
      ['a.docx', sum('another'), false],
      ['../../etc/passwd', sum(''), false],
    ] as const) {
      const body = async () => Buffer.from(JSON.stringify(record(name, held)))
      const event = published.events.find(({id, rev}) => id === 'a-1' && rev === 2)!
      await pack({published: {...published, body}, events: [event], library: 'jn', profile: generic, site}, join(folder, 'f.zip'))
      const files = unpack(readFileSync(join(folder, 'f.zip')), 'f.zip')
      expect([...files.keys()].some(path => path.startsWith('data/files/'))).toBe(isThere)
    }
  })

  test.each([
    ['a byte is changed', (files: Record<string, Uint8Array>) => (files['data/records/a-1/1.json']![10]! ^= 1)],
    ['a file is gone', (files: Record<string, Uint8Array>) => delete files['data/records/a-1/1.json']],
    ['a file is added', (files: Record<string, Uint8Array>) => (files['data/records/x/1.json'] = strToU8('{}'))],
    ['the manifest is changed', (files: Record<string, Uint8Array>) => (files['manifest-sha256.txt'] = strToU8(''))],
    ['it climbs out', (files: Record<string, Uint8Array>) => (files['../x'] = strToU8('x'))],
  ])('is refused when %s', async (_name, harm) => {
    const files = unzipSync(await packed('harm.zip'))
    harm(files)
    expect(() => unpack(zipSync(files), 'harm.zip')).toThrow('不完整')
  })
  test('is refused when it is cut short', async () => {
    const bytes = await packed('cut.zip')
    for (const length of [0, 100, bytes.length - 10]) expect(() => unpack(bytes.subarray(0, length), 'cut.zip')).toThrow('不完整')
  })
})

describe('push, fetch and file', () => {
  test('bring the same bytes and the same state', async () => {
    const pushed = simulate()
    await deliver({published, library: {id: 'jn'}, profile: generic, receipts: keptInMemory(), means: pushed.means})
    const [fetched, carried] = [library(), library()]
    await pull(fetched.library, 'jn', reads, 'dist')
    await takeBag(carried.library, 'jn', unpack(await packed('three.zip'), 'three.zip'))
    const facts = ({kept, bodies}: ReturnType<typeof memoryShelf>) => ({
      bodies: new Map([...bodies].map(([held, bytes]) => [held, Buffer.from(bytes).toString()] as const)),
      kept: kept
        .map(({receipt: {accepted_at: _at, ...receipt}, ...line}) => ({...line, receipt}))
        .sort((a, b) => a.receipt.seq - b.receipt.seq),
    })
    expect(facts(fetched.shelf)).toEqual(facts(pushed.shelf))
    expect(facts(carried.shelf)).toEqual(facts(pushed.shelf))
    expect(new Map(carried.library.inventory().map(({id, ...row}) => [id, row]))).toEqual(feed.expected())
  })

  test('receipts carried back are proved and kept once', async () => {
    const carried = library()
    const replies = await takeBag(carried.library, 'jn', unpack(await packed('back.zip'), 'back.zip'))
    const lines = replies.map(({receipt}) => receipt as unknown as Json)
    const receipts = keptInMemory()
    expect(receive(lines, 'jn', feed.events, receipts)).toEqual({taken: 7, known: 0, wrong: 0})
    expect(receive([...lines, lines[0]!, undefined, {}], 'jn', feed.events, receipts)).toEqual({taken: 0, known: 8, wrong: 2})
    expect(receive(lines, 'another', feed.events, keptInMemory())).toEqual({taken: 0, known: 0, wrong: 7})
    expect(receipts.lines).toHaveLength(7)
  })

  test('a library that is told fetches, and its receipts are asked for', async () => {
    const {library: own, shelf} = library()
    let asked = ''
    const desk = openDesk(own, {
      token: null,
      notified: feed => {
        asked = feed
        void pull(own, 'jn', reads, 'dist')
      },
    })
    const receipts = keptInMemory()
    const means = {
      ...simulate().means,
      send: async (request: Parameters<typeof incomingOf>[0]) => {
        const {status, headers, text} = desk(incomingOf(request))
        return answerOf(status, headers, text)
      },
      wait: () => new Promise<void>(resolve => setTimeout(resolve, 5)),
    }
    const address = 'https://swj.example.gov.cn/feed/v1/'
    const told = await notify({published, library: {id: 'jn'}, profile: generic, feed: address, receipts, means})
    expect(told).toMatchObject({taken: 7, wrong: 0, cursor: 8, head: 8})
    expect([asked, shelf.kept.length]).toEqual([address, 7])
  })
})
