/** The keys that a run has asked for, remembered until the next: the store drops what two runs did not touch. */
import {readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'

const name = 'touched.txt'

/** Keys of the run before; none when there was none. */
export function touchedBefore(folder: string): ReadonlySet<string> {
  try {
    return new Set(readFileSync(join(folder, name), 'latin1').split('\n'))
  } catch {
    return new Set()
  }
}

export const noteTouched = (folder: string, keys: ReadonlySet<string>): void =>
  writeFileSync(join(folder, name), [...keys].join('\n'), 'latin1')
