/** The reference library as a process of its own, to be killed. */
import {type ChildProcess, spawn} from 'node:child_process'
import {afterAll} from 'vitest'
import {program} from '../gzgk.ts'
import {secret} from './delivering-office.ts'

/** Starts `gzgk feed mock` and waits for its address. */
export async function startMockProcess(args: readonly string[]): Promise<{readonly url: string; readonly child: ChildProcess}> {
  const child = spawn(process.execPath, [program, 'feed', 'mock', '--id', 'jn', ...args], {
    env: {...process.env, GZGK_JN_TOKEN: secret},
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  afterAll(() => void child.kill('SIGKILL'))
  const url = await new Promise<string>((resolve, reject) => {
    let text = ''
    child.on('exit', code => reject(new Error(`mock ended: ${code}`)))
    child.stdout!.on('data', chunk => {
      text += chunk
      const found = /http:\/\/127\.0\.0\.1:\d+\//u.exec(text)
      if (found) resolve(found[0])
    })
  })
  return {url, child}
}
