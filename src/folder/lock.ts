/** One writer at a time. */
import {mkdir, readFile, rm, writeFile} from 'node:fs/promises'
import {hostname} from 'node:os'
import {dirname} from 'node:path'
import {setTimeout as wait} from 'node:timers/promises'
import {UsageError} from '../base/diagnostics.ts'
import {isAlive} from '../base/processes.ts'

/**
 * Does a piece of work on a site folder while no other process does: two that write `dist.new` at once would mix two sites. Who works
 * is written in `dist.lock`; that of a process which has died on this machine counts no more.
 */
export async function alone<T>(out: string, work: () => Promise<T>): Promise<T> {
  const lock = `${out}.lock`
  await mkdir(dirname(lock), {recursive: true})
  await take(lock, out)
  try {
    return await work()
  } finally {
    await rm(lock, {force: true})
  }
}

/** Tenths of a second to wait for a lock that may be nobody's. */
const patience = 50

async function take(lock: string, out: string): Promise<void> {
  const own = `${process.pid} ${hostname()}\n`
  for (let attempt = 0; ; attempt++) {
    try {
      return await writeFile(lock, own, {flag: 'wx'})
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
    const [pid = '', host = ''] = (await readFile(lock, 'utf8').catch(() => '')).trim().split(' ')
    const isDead = host === hostname() && !isAlive(Number(pid))
    if (isDead) await rm(lock, {force: true})
    // One that is at work here comes to its end; of another machine nobody knows.
    if (attempt < (host === hostname() ? patience * 100 : patience)) await wait(isDead ? 0 : 100)
    else
      throw new UsageError(`另一个 gzgk 正在写 ${out}`, {
        note: `等它结束再运行一次；确定没有别的在运行时，删去 ${lock}`,
      })
  }
}
