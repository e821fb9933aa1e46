/** A stranger's proof: every kind of damage is found, also where the damager has made all sums again. */
import {generateKeyPairSync} from 'node:crypto'
import {beforeAll, describe, expect, test} from 'vitest'
import {digest} from '../../src/base/digest.ts'
import {canonical} from '../../src/feed/canonical.ts'
import {sm3} from '../../src/feed/digests.ts'
import {signatureOf} from '../../src/feed/signature.ts'
import type {FeedIndex} from '../../src/feed/types.ts'
import {verify} from '../../src/feed/verify.ts'
import {type Doc, type Files, published, readerOf, withdrawal} from './memory.ts'

const {publicKey, privateKey} = generateKeyPairSync('ed25519')
const fix = {date: '2026-03-01', class: 'correct' as const, reason: '改了一个数'}
const docs: Doc[] = Array.from({length: 1005}, (_, index) => ({id: `d-${String(index).padStart(4, '0')}`}))
let sound: Files
/** The same of a few documents, to be harmed in every file. */
let few: Files

/** A first feed, and a second one in which something of every sort has happened. */
async function history(docs: readonly Doc[]): Promise<Files> {
  const [, second, third, ...rest] = docs
  const changed = [
    {...second!, text: '改', corrections: [fix]},
    {...third!, state: 'repealed'},
  ]
  const before = await published(null, {docs, today: '2026-02-01'}, privateKey)
  return published(before, {docs: [...changed, ...rest], gone: [withdrawal('d-0000')]}, privateKey)
}

beforeAll(async () => {
  sound = await history(docs)
  few = await history(docs.slice(0, 5))
})

type Harm = (files: Files) => void
const text = (files: Files, path: string): string => String(files.get(path))
const put = (files: Files, path: string, changed: string): void => void files.set(path, Buffer.from(changed))
const replace =
  (path: string, from: string | RegExp, to: string): Harm =>
  files => {
    const before = text(files, path)
    put(files, path, before.replace(from, to))
    expect(text(files, path)).not.toBe(before)
  }

/** What somebody does who changes files and makes all sums again; he lacks only the key. */
function covered(files: Files, change: (index: FeedIndex) => FeedIndex = index => index): void {
  const index = JSON.parse(text(files, 'index.json')) as FeedIndex
  const paths = [...files.keys()].filter(path => !/^(?:index\.json|SHA256SUMS|SM3SUMS)/u.test(path)).sort()
  put(files, 'SM3SUMS', paths.map(path => `${sm3(files.get(path)!)}  ${path}\n`).join(''))
  put(files, 'SHA256SUMS', [...paths, 'SM3SUMS'].map(path => `${digest(files.get(path)!)}  ${path}\n`).join(''))
  const renewed = {
    ...index,
    segments: index.segments.map(one => ({...one, digest: digest(files.get(one.path) ?? '')})),
    full: {...index.full, parts: index.full.parts.map(one => ({...one, digest: digest(files.get(one.path) ?? '')}))},
    sums: {'sha-256': digest(files.get('SHA256SUMS')!)},
  }
  put(files, 'index.json', canonical(change(renewed)))
}

const harmed = async (harm: Harm, key = publicKey as typeof publicKey | null, given = sound) => {
  const files = new Map(given)
  harm(files)
  return (await verify(readerOf(files), key)).faults
}
/** Codes found by one who trusts no key, after the sums were made again. */
const codesOf = async (harm: Harm, change?: (index: FeedIndex) => FeedIndex): Promise<string[]> => {
  const faults = await harmed(files => {
    harm(files)
    covered(files, change)
    files.delete('index.json.sig')
    put(files, 'index.json', canonical({...JSON.parse(text(files, 'index.json')), keys: []}))
  }, null)
  return [...new Set(faults.map(({code}) => code))]
}

test('a sound feed is proved, with the key, without it, and when all sums are made again honestly', async () => {
  const {faults, facts} = await verify(readerOf(sound), publicKey)
  expect(faults).toEqual([])
  expect(facts).toMatchObject({live: 1004, tombstones: 1, events: 1008, signature: 'trusted'})
  expect((await verify(readerOf(sound), null)).facts?.signature).toBe('own')
  expect(await codesOf(() => {})).toEqual([])
})

describe('what is found', () => {
  test('a changed byte, in whatever file', async () => {
    for (const path of few.keys()) {
      const changed: Harm = files => {
        const bytes = Buffer.from(files.get(path)!)
        const at = Math.floor(bytes.length / 2)
        bytes[at] = bytes[at]! ^ 1
        files.set(path, bytes)
      }
      expect(await harmed(changed, publicKey, few), path).not.toEqual([])
    }
  })

  test('a missing file, whichever it is', async () => {
    for (const path of few.keys()) expect(await harmed(files => void files.delete(path), publicKey, few), path).not.toEqual([])
  })

  test('a dropped segment', async () => {
    const closed = 'changes/00000001-00001000.ndjson'
    expect(await harmed(files => void files.delete(closed))).toMatchObject([{code: 'missing', path: closed}, ...[]])
    const dropped = (index: FeedIndex): FeedIndex => ({...index, segments: index.segments.filter(({path}) => path !== closed)})
    expect(await codesOf(files => void files.delete(closed), dropped)).toEqual(expect.arrayContaining(['segment', 'event']))
  })

  test('reordered events', async () => {
    const swapped: Harm = files => {
      const lines = text(files, 'changes/head.ndjson').split('\n')
      put(files, 'changes/head.ndjson', [lines[1], lines[0], ...lines.slice(2)].join('\n'))
    }
    expect(await codesOf(swapped)).toContain('event')
  })

  test('an event that says something else', async () => {
    expect(await codesOf(replace('changes/head.ndjson', '"class":"correct"', '"class":"minor"'))).toContain('event')
    expect(await codesOf(replace('changes/00000001-00001000.ndjson', '"rev":1', '"rev":2'))).toContain('event')
  })

  test('a forged signature', async () => {
    const other = generateKeyPairSync('ed25519')
    const forge: Harm = files => put(files, 'index.json.sig', signatureOf(files.get('index.json')!, other.privateKey))
    expect(await harmed(forge)).toMatchObject([{code: 'signature'}])
    expect(await harmed(forge, null)).toMatchObject([{code: 'signature'}])
    expect(await harmed(files => put(files, 'index.json.sig', 'AAAA\n'))).toMatchObject([{code: 'signature'}])
    // Whoever makes the sums again has not the key.
    expect(await harmed(files => covered(files, index => ({...index, profile: 'other'})))).toMatchObject([{code: 'signature'}])
    // He may name a key of his own; who brought the right one is not deceived.
    const own = other.publicKey.export({format: 'der', type: 'spki'}).toString('base64')
    const named: Harm = files => {
      covered(files, index => ({...index, keys: [{id: 'x', alg: 'Ed25519', spki: own}]}))
      forge(files)
    }
    expect(await harmed(named, null)).toEqual([])
    expect(await harmed(named)).toMatchObject([{code: 'signature'}])
  })

  test('a missing record', async () => {
    const gone: Harm = files => {
      files.delete('records/d-0007/1.json')
      files.delete('records/d-0007.json')
    }
    expect(await harmed(gone)).toMatchObject([{code: 'missing'}, {code: 'missing'}])
    expect(await codesOf(gone)).toContain('missing')
  })

  test('a wrong count', async () => {
    const counts = (name: keyof FeedIndex['counts']) => (index: FeedIndex) => ({
      ...index,
      counts: {...index.counts, [name]: index.counts[name] + 1},
    })
    for (const name of ['live', 'tombstones', 'events'] as const) expect(await codesOf(() => {}, counts(name))).toEqual(['count'])
    expect(await codesOf(replace('coverage.json', '"total":1004', '"total":1003'))).toEqual(['coverage'])
  })

  test('a record with another text, whose own digests are made again, too', async () => {
    const forged: Harm = files => {
      for (const path of ['records/d-0009.json', 'records/d-0009/1.json']) replace(path, '正文', '伪文')(files)
    }
    expect(await codesOf(forged)).toContain('record')
  })

  test('an old revision in the place of the latest', async () => {
    expect(await codesOf(files => void files.set('records/d-0001.json', files.get('records/d-0001/1.json')!))).toContain('record')
  })

  test('a row that is left out, or says something else', async () => {
    expect(await codesOf(replace('full/1008/part-0001.ndjson', /^.*\n/u, ''))).toEqual(expect.arrayContaining(['full', 'count']))
    expect(await codesOf(replace('full/1008/part-0001.ndjson', '"state":"repealed"', '"state":"in-force"'))).toContain('record')
  })

  test('a tombstone that is gone or changed, a record that is back', async () => {
    expect(await codesOf(files => put(files, 'tombstones.ndjson', ''))).toEqual(expect.arrayContaining(['tombstone', 'count']))
    expect(await codesOf(replace('tombstones.ndjson', '撤下说明', '无'))).toContain('tombstone')
    const back: Harm = files => void files.set('records/d-0000.json', files.get('records/d-0001.json')!)
    expect(await codesOf(back)).toContain('record')
  })

  test.each([
    'resourcesync/changelist.xml',
    'resourcesync/resourcelist.xml',
    'atom.xml',
    'atom/00000001-00001000.xml',
    'sitemap.xml',
  ])('a projection that says something else: %s', async path => {
    expect(await codesOf(replace(path, /d-0/u, 'd-9'))).toEqual(['projection'])
  })

  test('what is no feed at all', async () => {
    const only = (given: string) => verify(readerOf(new Map([['index.json', Buffer.from(given)]])), null)
    for (const given of [
      '',
      '{',
      '[]',
      'null',
      '{"spec":"gzgk-feed/2"}',
      '{"spec":"gzgk-feed/1"}',
      '{"spec":"gzgk-feed/1","segments":3}',
    ])
      expect((await only(given)).facts, given).toBeNull()
    expect((await verify(async () => null, null)).faults).toMatchObject([{code: 'missing', path: 'index.json'}])
  })
})
