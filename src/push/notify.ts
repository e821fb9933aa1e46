/** Tells a library that there is news, lets it fetch, and asks for the receipts. */
import {UsageError} from '../base/diagnostics.ts'
import {digest} from '../base/digest.ts'
import {canonical} from '../feed/canonical.ts'
import {digestField} from './delivery.ts'
import type {Recipient} from './lanes.ts'
import {cursorOf, ledgerOf} from './ledger.ts'
import {backoff, isPassingStatus, type Patience, retryAfter, patience as standard} from './patience.ts'
import type {Receipts} from './receipts.ts'
import {type Received, receive} from './receive.ts'
import {type Answer, type Means, type Request, WireFault} from './types.ts'
import {statusWords} from './verdict.ts'

export interface NotifyOptions extends Recipient {
  /** Where the library finds the feed: the address of its folder. */
  readonly feed: string
  readonly receipts: Pick<Receipts, 'lines' | 'append'>
  readonly means: Means
  readonly patience?: Patience
}
export interface Notified extends Received {
  readonly cursor: number
  readonly head: number
}

export async function notify({
  published,
  library,
  profile,
  feed,
  receipts,
  means,
  patience = standard,
}: NotifyOptions): Promise<Notified> {
  const {paths} = profile
  if (paths.notify === null || paths.receipts === null)
    throw new UsageError(`对接方式 ${profile.id} 没有通知和取回执的接口`, {note: '不写 --notify，直接报送'})
  const {events, index} = published
  await asked(notification(paths.notify, feed, index.head), means, patience)
  let total: Received = {taken: 0, known: 0, wrong: 0}
  let cursor = cursorOf(events, ledgerOf(receipts.lines, events))
  for (let attempt = 0; cursor < events.length && attempt < patience.tries * 2; ) {
    const {lines = []} = await asked(get(`${paths.receipts}?after=${cursor}`), means, patience)
    const news = receive(lines, library.id, events, receipts)
    total = {taken: total.taken + news.taken, known: total.known + news.known, wrong: total.wrong + news.wrong}
    cursor = cursorOf(events, ledgerOf(receipts.lines, events))
    if (news.taken === 0) await means.wait(backoff(attempt++, means.random(), patience))
  }
  return {...total, cursor, head: events.length}
}

const get = (path: string): Request => ({method: 'GET', path, headers: {}, body: null})

function notification(path: string, feed: string, {seq, digest: hex}: {readonly seq: number; readonly digest: string}): Request {
  const body = Buffer.from(canonical({feed, head: {seq, digest: hex}}))
  return {method: 'POST', path, headers: {'Content-Type': 'application/json', 'Content-Digest': digestField(digest(body))}, body}
}

/** A good answer, after some tries; throws `WireFault` when none comes, `UsageError` when none ever will. */
export async function asked(request: Request, means: Means, patience: Patience): Promise<Answer> {
  let last = new WireFault('库没有答复')
  for (let attempt = 0; attempt < patience.tries; attempt++) {
    try {
      const answer = await means.send(request)
      if (answer.status >= 200 && answer.status < 300) return answer
      if (!isPassingStatus(answer.status)) throw new UsageError(statusWords(answer.status), {note: '核对接口地址和令牌'})
      last = new WireFault(statusWords(answer.status))
      await means.wait(Math.min(patience.longest, retryAfter(answer.headers, means.now()) ?? 0))
    } catch (error) {
      if (!(error instanceof WireFault)) throw error
      if (!error.isPassing) throw new UsageError(error.message, {note: '核对接口地址、令牌和证书'})
      last = error
    }
    await means.wait(backoff(attempt, means.random(), patience))
  }
  throw last
}
