/** The reference library as a server of its own, for tests that need wires. */
import {afterAll} from 'vitest'
import type {Incoming} from '../../src/push/mock/desk.ts'
import {type Desk, openDesk} from '../../src/push/mock/desk.ts'
import {type FaultName, luckOf, seeded} from '../../src/push/mock/faults.ts'
import {openLibrary, type ReferenceLibrary} from '../../src/push/mock/library.ts'
import {createMisfortune, type Fate} from '../../src/push/mock/misfortune.ts'
import {type MockServer, startMock} from '../../src/push/mock/server.ts'
import {memoryShelf} from '../../src/push/mock/shelf.ts'

export interface LibraryServer extends MockServer {
  readonly library: ReferenceLibrary
  readonly shelf: ReturnType<typeof memoryShelf>
  /** Requests with what became of them. */
  readonly seen: {readonly incoming: Incoming; readonly fate: Fate}[]
}

export async function serveLibrary({
  token = null,
  sorts = [],
  share = 0.5,
  seed = 1,
  before = (incoming: Incoming, desk: Desk) => desk(incoming),
}: {
  readonly token?: string | null
  readonly sorts?: readonly FaultName[]
  readonly share?: number
  readonly seed?: number
  readonly before?: (incoming: Incoming, desk: Desk) => ReturnType<Desk>
} = {}): Promise<LibraryServer> {
  const random = seeded(seed)
  const shelf = memoryShelf()
  const library = openLibrary('jn', shelf, Date.now)
  const desk = openDesk(library, {token, notified: null})
  const guarded: Desk = incoming => before(incoming, desk)
  const fortune = createMisfortune(guarded, {luck: luckOf(random, sorts, share), random, now: Date.now, longest: 20})
  const seen: {incoming: Incoming; fate: Fate}[] = []
  const server = await startMock(fortune, 0, (incoming, fate) => void seen.push({incoming, fate}))
  afterAll(server.close)
  return {...server, library, shelf, seen}
}
