/** Runs the real program in a real process. */
import {spawnSync} from 'node:child_process'
import {join} from 'node:path'

export const root = join(import.meta.dirname, '..')
export const program = join(root, 'bin', 'gzgk.js')

export interface Ran {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
  readonly output: string
}

export function gzgk(args: readonly string[], options: {readonly cwd?: string; readonly env?: NodeJS.ProcessEnv} = {}): Ran {
  const {status, stdout, stderr, error} = spawnSync(process.execPath, [program, ...args], {
    cwd: options.cwd ?? root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    env: {...process.env, NO_COLOR: '1', CI: '1', ...options.env},
  })
  if (error) throw error
  return {code: status, stdout, stderr, output: stdout + stderr}
}
