/** What a library has answered, read once: JSON apart, and nothing secret in it. */
import type {Json} from '../base/types.ts'
import type {Answer} from './types.ts'

/** The most that an answer may hold. */
export const answerLimit = 1024 * 1024

/** `hide` takes out of every text what must not be seen again: a library may echo what it was sent. */
export function answerOf(
  status: number,
  headers: Readonly<Record<string, string | undefined>>,
  text: string,
  hide: (text: string) => string = same => same,
): Answer {
  const clean = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), hide(value ?? '')])
  const named = Object.fromEntries(clean) as Record<string, string>
  const isLines = /ndjson/u.test(named['content-type'] ?? '')
  const lines = isLines ? text.split('\n').filter(line => line !== '') : undefined
  return {
    status,
    headers: named,
    json: isLines ? undefined : jsonIn(text, hide),
    lines: lines?.map(line => jsonIn(line, hide)),
  }
}

function jsonIn(text: string, hide: (text: string) => string): Json | undefined {
  try {
    return JSON.parse(text, (_key, value: Json) => (typeof value === 'string' ? hide(value) : value))
  } catch {
    return undefined
  }
}
