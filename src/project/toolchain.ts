/** The program itself: what was compiled, and with which versions of what it stands on. Nobody bumps a number by hand. */
import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {digest} from '../base/digest.ts'
import {packageRoot} from '../base/package-root.ts'
import {byCodePoint} from '../base/paths.ts'
import type {Digest} from '../base/types.ts'

/** What may be run: tests run the sources, everybody else what was made of them. */
const program = join(packageRoot, import.meta.filename.endsWith('.ts') ? 'src' : 'lib')

let known: Digest | null = null

/** Digest of the compiled program, the version of Node and the package's list of versions. Read once in a process. */
export function toolchainDigest(): Digest {
  known ??= digest(
    [process.version, digestOfFile(join(packageRoot, 'package.json')), ...digestsIn(program, /(?<!\.d)\.[jt]s$/)].join('\n'),
  )
  return known
}

/** `path digest` of each file below a folder whose name fits, in code point order; none when there is no such folder. */
export function digestsIn(folder: string, named = /./): string[] {
  let names: string[]
  try {
    names = readdirSync(folder, {recursive: true, withFileTypes: true})
      .filter(item => item.isFile() && named.test(item.name))
      .map(item => join(item.parentPath, item.name))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
  return names.sort(byCodePoint).map(name => `${name.slice(folder.length + 1).replaceAll('\\', '/')} ${digestOfFile(name)}`)
}

const digestOfFile = (file: string): Digest => digest(readFileSync(file))
