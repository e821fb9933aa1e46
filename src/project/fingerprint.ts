/**
 * All that a run depends on but the content, as bytes: read without understanding any of it, so that a run without changes is known for
 * one before anything is loaded.
 */
import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {digest} from '../base/digest.ts'
import {packageRoot} from '../base/package-root.ts'
import type {Digest, IsoDate} from '../base/types.ts'
import {configName} from './root.ts'
import {digestsIn, toolchainDigest} from './toolchain.ts'

interface Circumstances {
  readonly today: IsoDate
  readonly drafts: boolean
  /** Files of the last published site. */
  readonly published: readonly string[] | null
}

export function fingerprint(root: string, {today, drafts, published}: Circumstances): Digest {
  const own = ['schemas', 'themes'].flatMap(name => [packageRoot, root].flatMap(at => digestsIn(join(at, name))))
  const past = published === null ? '' : digest(published.join('\n'))
  return digest([toolchainDigest(), today, drafts, past, digest(readFileSync(join(root, configName))), ...own].join('\n'))
}
