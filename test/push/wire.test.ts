/** Delivery over real wires. */
import {createServer} from 'node:http'
import type {AddressInfo} from 'node:net'
import {afterAll, describe, expect, test} from 'vitest'
import {answerLimit} from '../../src/push/answer.ts'
import {deliver} from '../../src/push/deliver.ts'
import {faultNames} from '../../src/push/mock/faults.ts'
import {patience} from '../../src/push/patience.ts'
import {openProfile} from '../../src/push/profile.ts'
import {openPublished} from '../../src/push/published.ts'
import {openWire} from '../../src/push/wire.ts'
import {type createFeed, feedOf, readsFiles} from './feed-maker.ts'
import {keptInMemory} from './kept.ts'
import {serveLibrary} from './library-server.ts'

const generic = await openProfile('generic', '/nowhere')
const noSecret = {token: null, hide: (text: string) => text}
const wire = (url: string, more: Partial<Parameters<typeof openWire>[0]> = {}) => {
  const opened = openWire({
    address: new URL(url),
    secret: noSecret,
    signal: new AbortController().signal,
    parallel: 4,
    timeout: 250,
    ...more,
  })
  afterAll(opened.close)
  return opened
}
const means = (url: string) => ({
  send: wire(url).send,
  wait: (milliseconds: number) => new Promise<void>(resolve => setTimeout(resolve, Math.min(milliseconds, 20))),
  now: Date.now,
  random: Math.random,
})

async function pushed(feed: ReturnType<typeof createFeed>, url: string, batchFrom = 100) {
  const receipts = keptInMemory()
  const published = await openPublished(readsFiles(feed.files()), 'dist')
  const profile = {...generic, limits: {...generic.limits, batchFrom}}
  const options = {published, library: {id: 'jn'}, profile, receipts, means: means(url), patience: {...patience, tries: 9}}
  for (let round = 0; round < 6; round++) {
    const report = await deliver(options)
    if (report.waiting === 0) return {report, receipts}
  }
  throw new Error('never at rest')
}

const held = ({library}: Awaited<ReturnType<typeof serveLibrary>>) =>
  new Map(library.inventory().map(({id, ...row}) => [id, row]))

describe('over HTTP', () => {
  test('everything arrives, byte for byte', async () => {
    const feed = feedOf(10)
    const server = await serveLibrary()
    await pushed(feed, server.url)
    expect(held(server)).toEqual(feed.expected())
    expect(Buffer.from([...server.shelf.bodies.values()][0]!)).toEqual(feed.files().get('records/sswg-2026-1/1.json'))
  })

  test.each(faultNames.map(name => [name]))('through %s', async name => {
    const feed = feedOf(12)
    feed.step({op: 'update', id: 'sswg-2026-3'})
    feed.step({op: 'remove', id: 'sswg-2026-4'})
    const server = await serveLibrary({sorts: [name], share: 0.4, seed: 7})
    const {receipts} = await pushed(feed, server.url, name === 'partial' ? 2 : 100)
    expect(held(server)).toEqual(feed.expected())
    expect(server.shelf.kept).toHaveLength(13)
    expect(receipts.lines).toHaveLength(13)
  })

  test('through all of them at once, in batches and singly', async () => {
    const feed = feedOf(40)
    const server = await serveLibrary({sorts: faultNames, share: 0.4, seed: 3})
    await pushed(feed, server.url, 20)
    expect(held(server)).toEqual(feed.expected())
  })
})

describe('a server that is up to something', () => {
  const serve = async (answer: Parameters<typeof createServer>[1]): Promise<string> => {
    const server = createServer(answer)
    await new Promise<void>(resolve => server.listen({host: '127.0.0.1', port: 0}, resolve))
    afterAll(() => {
      server.closeAllConnections()
      server.close()
    })
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/base/`
  }
  const get = {method: 'GET', path: 'x', headers: {}, body: null} as const

  test('cannot lead us elsewhere', async () => {
    const seen: string[] = []
    const elsewhere = await serve((request, response) => {
      seen.push(request.url ?? '')
      response.end('{}')
    })
    const url = await serve((_request, response) => response.writeHead(307, {Location: elsewhere}).end())
    const {send} = wire(url)
    expect((await send(get)).status).toBe(307)
    await expect(send({...get, path: `${elsewhere}y`})).rejects.toMatchObject({name: 'WireFault', isPassing: false})
    await expect(send({...get, path: '//evil.example/x'})).rejects.toMatchObject({isPassing: false})
    expect(seen).toEqual([])
  })

  test('cannot fill our memory', async () => {
    let written = 0
    const url = await serve((_request, response) => {
      const more = (): void => {
        while (written < 50 * answerLimit && !response.destroyed) {
          written += 65_536
          if (!response.write(Buffer.alloc(65_536, 0x20))) return void response.once('drain', more)
        }
      }
      response.on('error', () => {})
      more()
    })
    await expect(wire(url, {timeout: 5000}).send(get)).rejects.toThrow('太长')
    expect(written).toBeLessThan(20 * answerLimit)
  })

  test('cannot keep us waiting, before its answer or within it', async () => {
    const silent = await serve(() => {})
    await expect(wire(silent).send(get)).rejects.toThrow('迟迟没有答复')
    const slow = await serve((_request, response) => {
      response.writeHead(200)
      const timer = setInterval(() => response.write(' '), 20)
      response.on('close', () => clearInterval(timer))
    })
    await expect(wire(slow).send(get)).rejects.toMatchObject({isPassing: true})
  })

  test('cannot send what we would have to unpack', async () => {
    const url = await serve((_request, response) => response.writeHead(200, {'Content-Encoding': 'gzip'}).end('x'))
    await expect(wire(url).send(get)).rejects.toThrow('压缩')
  })

  test('is left at once on Ctrl+C', async () => {
    const url = await serve(() => {})
    const abort = new AbortController()
    const sent = wire(url, {signal: abort.signal, timeout: 60_000}).send(get)
    setTimeout(() => abort.abort(new Error('stopped')), 20)
    await expect(sent).rejects.toThrow('stopped')
  })
})
