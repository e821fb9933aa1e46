/** Golden files: what a person should see, kept beside the test. `UPDATE=1` rewrites them; then a person reads them. */
import {mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {expect} from 'vitest'

/** Compares with `golden/<name>` in the folder of the test. */
export const goldenIn =
  (folder: string) =>
  (name: string, text: string): void => {
    const file = join(folder, 'golden', name)
    if (process.env.UPDATE === '1') {
      mkdirSync(dirname(file), {recursive: true})
      writeFileSync(file, text)
    }
    expect(text).toBe(readFileSync(file, 'utf8'))
  }
