/** A world for commands in which nothing is real: streams are lists, the clock stands still. */
import type {Io} from '../../src/commands/command.ts'

export interface World {
  readonly io: Io
  out(): string
  err(): string
}

export function world(more: Partial<Io> = {}): World {
  const [out, err]: [string[], string[]] = [[], []]
  const sink = (list: string[]) => ({write: (text: string) => void list.push(text), isTTY: false, columns: undefined})
  const io: Io = {
    stdout: sink(out),
    stderr: sink(err),
    cwd: '/nowhere',
    env: {},
    now: () => Date.UTC(2026, 10, 23, 4),
    signal: new AbortController().signal,
    platform: 'linux',
    noColour: false,
    ...more,
  }
  return {io, out: () => out.join(''), err: () => err.join('')}
}
