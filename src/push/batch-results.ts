/** What a library answers to each line of a batch, as if each had been sent by itself. */
import {isObject} from '../base/json.ts'
import type {Answer} from './types.ts'

/** By `<id> <rev>`. A line without a status is none. */
export function resultsIn({headers, lines = []}: Answer): ReadonlyMap<string, Answer> {
  const results = new Map<string, Answer>()
  for (const line of lines) {
    if (!isObject(line) || typeof line['status'] !== 'number') continue
    const {id, rev, status, etag} = line
    const own = typeof etag === 'string' ? {...headers, etag} : headers
    results.set(`${id} ${rev}`, {status, headers: own, json: line['receipt'] ?? line['problem'], lines: undefined})
  }
  return results
}
