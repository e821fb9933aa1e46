/** A network without wires and a clock without time: the reference library, reached through whatever bad luck is asked for. */
import {answerOf} from '../../src/push/answer.ts'
import {type Desk, type Incoming, openDesk} from '../../src/push/mock/desk.ts'
import {type FaultName, luckOf, seeded} from '../../src/push/mock/faults.ts'
import {openLibrary, type ReferenceLibrary} from '../../src/push/mock/library.ts'
import {createMisfortune} from '../../src/push/mock/misfortune.ts'
import {memoryShelf} from '../../src/push/mock/shelf.ts'
import {type Answer, type Means, type Request, WireFault} from '../../src/push/types.ts'

export interface Simulated {
  readonly means: Means
  readonly library: ReferenceLibrary
  readonly shelf: ReturnType<typeof memoryShelf>
  /** Requests that were sent. */
  readonly sent: readonly Request[]
  /** What is still on its way arrives. */
  flush(): void
  /** Good luck from now on, or bad luck again. */
  calm(isCalm: boolean): void
}
export interface SimulatedOptions {
  readonly seed?: number
  readonly sorts?: readonly FaultName[]
  readonly share?: number
  /** Stands before the desk: answers itself, or lets pass. */
  readonly before?: (incoming: Incoming, desk: Desk) => ReturnType<Desk>
}

export function simulate({seed = 1, sorts = [], share = 0.3, before}: SimulatedOptions = {}): Simulated {
  const random = seeded(seed)
  let clock = Date.UTC(2026, 2, 2)
  const now = (): number => clock
  const shelf = memoryShelf()
  const library = openLibrary('jn', shelf, now)
  const desk = openDesk(library, {token: null, notified: null})
  const guarded: Desk = incoming => (before ? before(incoming, desk) : desk(incoming))
  let isCalm = false
  const draw = luckOf(random, sorts, share)
  const fortune = createMisfortune(guarded, {luck: () => (isCalm ? null : draw()), random, now, longest: 3000})
  const sent: Request[] = []
  return {
    library,
    shelf,
    sent,
    flush: fortune.flush,
    calm: wanted => {
      isCalm = wanted
    },
    means: {
      async send(request) {
        sent.push(request)
        // Lanes go side by side: each lets the others have their turn.
        await Promise.resolve()
        return answered(fortune.meet(incomingOf(request)))
      },
      async wait(milliseconds) {
        clock += milliseconds
      },
      now,
      random,
    },
  }
}

export function incomingOf({method, path, headers, body}: Request): Incoming {
  const [bare = '', query = ''] = path.split('?')
  const named = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])
  return {
    method,
    path: bare,
    query: Object.fromEntries(new URLSearchParams(query)),
    headers: Object.fromEntries(named),
    body: body ?? new Uint8Array(),
  }
}

function answered({outgoing, manner}: ReturnType<ReturnType<typeof createMisfortune>['meet']>): Answer {
  if (manner !== 'whole') throw new WireFault(`没有完整的答复（${manner}）`)
  return answerOf(outgoing.status, outgoing.headers, outgoing.text)
}
