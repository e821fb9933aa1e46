/**
 * The keys that runs have asked for, remembered until the next of their kind: the store drops what none of the last runs touched. By kind,
 * because checking ten times between two builds must not cost the second one its pages and its search index.
 */
import {readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'

const ending = '.touched.txt'

/** Keys of the last run of each kind; none when there was none. */
export function touchedBefore(folder: string): ReadonlySet<string> {
  try {
    const files = readdirSync(folder).filter(name => name.endsWith(ending))
    return new Set(files.flatMap(name => readFileSync(join(folder, name), 'latin1').split('\n')))
  } catch {
    return new Set()
  }
}

/** `kind` is a word: `build`, `check`. */
export const noteTouched = (folder: string, kind: string, keys: ReadonlySet<string>): void =>
  writeFileSync(join(folder, `${kind}${ending}`), [...keys].join('\n'), 'latin1')
