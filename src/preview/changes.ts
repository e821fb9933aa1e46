/**
 * Notices when somebody has changed what a site is made of. It looks, at short intervals, at sizes and times of files: what file systems
 * report by themselves is incomplete (an editor that saves by renaming, a folder on another computer), and looking is quick.
 */
import {lstatSync, readdirSync} from 'node:fs'
import {join} from 'node:path'
import {setTimeout as sleep} from 'node:timers/promises'
import {digest} from '../base/digest.ts'
import type {Digest} from '../base/types.ts'

/** What is looked at, below the project's folder. */
const watched = ['gzgk.config.yml', 'content', 'themes', 'schemas']
/** Milliseconds between two looks, at least; where looking takes long, this many times as long as that. */
const pause = 300
const share = 5

/**
 * Yields at once, and after each change, when all is at rest again. Ends with the signal. What changes while a yield is dealt with is a
 * change, too.
 */
export async function* changes(root: string, signal: AbortSignal): AsyncGenerator<void> {
  let known = look(root)
  yield
  for (;;) {
    const {seen, isEnded} = await rested(root, known, signal)
    if (isEnded) return
    if (seen === known) continue
    known = seen
    yield
  }
}

/** What is seen after a pause, and after as many more as it takes until two looks see the same. */
async function rested(root: string, known: Digest, signal: AbortSignal): Promise<{seen: Digest; isEnded: boolean}> {
  let [before, wait] = [known, pause]
  for (;;) {
    const isEnded = await sleep(wait, false, {signal}).catch(() => true)
    if (isEnded) return {seen: before, isEnded}
    const began = performance.now()
    const seen = look(root)
    wait = Math.max(pause, share * (performance.now() - began))
    if (seen === before || seen === known) return {seen, isEnded}
    before = seen
  }
}

const look = (root: string): Digest => digest(watched.flatMap(name => [...linesOf(join(root, name))]).join('\n'))

/** A line for each file; what is there no more by the time it is looked at has none. */
function* linesOf(path: string): Iterable<string> {
  const found = lstatSync(path, {throwIfNoEntry: false})
  if (found?.isDirectory()) for (const name of namesIn(path)) yield* linesOf(join(path, name))
  else if (found) yield `${path} ${found.size} ${found.mtimeMs} ${found.ino}`
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).filter(name => !name.startsWith('.'))
  } catch {
    return []
  }
}
