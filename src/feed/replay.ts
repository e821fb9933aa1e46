/** The events once more, from the first to the last: what must be there after them, and where they contradict themselves. */
import {digest} from '../base/digest.ts'
import type {Digest, EntryId} from '../base/types.ts'
import {type FeedEvent, genesis} from './types.ts'

export type Standing = {readonly rev: number; readonly digest: Digest; readonly isLive: boolean; readonly op: FeedEvent['op']}
export type Replayed = {
  readonly standing: ReadonlyMap<EntryId, Standing>
  /** Sentences, each of the first event in which something is wrong. */
  readonly faults: readonly string[]
}

/** `lines` are those of the events. */
export function replay(events: readonly FeedEvent[], lines: readonly string[]): Replayed {
  const standing = new Map<EntryId, Standing>()
  const faults: string[] = []
  let [prev, at] = [genesis, '']
  for (const [index, event] of events.entries()) {
    const fault = sequenceFault(event, index + 1, prev, at) ?? stepFault(event, standing.get(event.id))
    if (fault) faults.push(`第${event.seq}号事件（${event.id}）${fault}`)
    const {id, rev, op} = event
    standing.set(id, {rev, op, digest: event.digest, isLive: op !== 'withdraw' && op !== 'remove'})
    prev = digest(lines[index]!)
    at = event.at
  }
  return {standing, faults}
}

function sequenceFault(event: FeedEvent, seq: number, prev: string, at: string): string | null {
  if (event.seq !== seq) return `序号应是${seq}`
  if (event.prev !== prev) return '和上一个事件接不上（prev 不是上一行的校验值）'
  return event.at < at ? '的日子早于上一个事件' : null
}

/** Whether an event may follow on what was before. */
function stepFault({op, rev, prev_rev, prev_digest}: FeedEvent, before: Standing | undefined): string | null {
  if (!before) return op === 'publish' && rev === 1 && prev_rev === null && prev_digest === null ? null : '不是从发布第1版开始的'
  if (op === 'publish') return '又发布了一次'
  if (rev !== before.rev + 1 || prev_rev !== before.rev) return `的版次应是${before.rev + 1}，上一版次应是${before.rev}`
  if (prev_digest !== before.digest) return '的上一版校验值（prev_digest）和上一版不符'
  if (op === 'restore') return before.isLive ? '恢复了没有撤下的文件' : null
  return before.isLive || (op === 'remove' && before.op === 'withdraw') ? null : '改动了已经撤下的文件'
}
