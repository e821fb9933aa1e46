/** Answers of a library that a test writes itself. */
import type {Outgoing} from '../../src/push/mock/desk.ts'

export const answeredWith = (status: number, headers: Readonly<Record<string, string>> = {}): Outgoing => ({
  status,
  headers: {'Content-Type': 'application/problem+json', ...headers},
  text: '{"title":"不行"}',
})
