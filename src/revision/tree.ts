/** The files of a commit, read from git's store: nothing is checked out, and the work tree stays as it is. */
import {spawn} from 'node:child_process'
import {digest} from '../base/digest.ts'
import {byCodePoint} from '../base/paths.ts'
import type {Source} from '../base/types.ts'
import {environment, git, gitArguments} from './git.ts'

export interface RevisionFiles {
  /** The full name of the commit. */
  readonly commit: string
  /** Those of `content/`, in code point order of their paths. */
  readonly sources: readonly Source[]
  /** Bytes of what differs from the work tree, by digest: of the rest the work tree has the same. */
  readonly blobs: ReadonlyMap<string, Uint8Array>
  /** Of the config; null when the commit has none. */
  readonly config: Uint8Array | null
}

export interface TreeFile {
  readonly path: string
  /** The blob's name. */
  readonly name: string
}

/**
 * What a commit holds of a project. `known` are the files of the work tree, `changed` those that differ from it: what is not changed
 * need not be read again.
 */
export async function filesAt(
  root: string,
  commit: string,
  known: readonly Source[],
  changed: ReadonlySet<string>,
): Promise<RevisionFiles> {
  const files = await treeAt(root, commit)
  const byPath = new Map(known.filter(({path}) => !changed.has(path)).map(source => [source.path, source]))
  const wanted = files.filter(({path}) => path === configName || !byPath.has(path))
  const bytes = await blobsOf(
    root,
    wanted.map(({name}) => name),
  )
  const blobs = new Map<string, Uint8Array>()
  const sources: Source[] = []
  let config: Uint8Array | null = null
  for (const {path, name} of files) {
    const read = bytes.get(name)
    if (path === configName) config = read ?? null
    else sources.push(byPath.get(path) ?? sourceOf(path, read!, commit, blobs))
  }
  return {commit, sources: sources.sort((a, b) => byCodePoint(a.path, b.path)), blobs, config}
}

const configName = 'gzgk.config.yml'

function sourceOf(path: string, bytes: Uint8Array, revision: string, blobs: Map<string, Uint8Array>): Source {
  const name = digest(bytes)
  blobs.set(name, bytes)
  return {path, digest: name, size: bytes.length, revision}
}

/** Plain files of the project; a link or a submodule is none. */
export async function treeAt(root: string, commit: string): Promise<TreeFile[]> {
  const text = await git(root, ['ls-tree', '-r', '-z', '--end-of-options', commit, 'content', configName])
  return text
    .split('\0')
    .filter(line => line !== '')
    .flatMap(line => {
      const [head, path] = [line.slice(0, line.indexOf('\t')), line.slice(line.indexOf('\t') + 1)]
      const [mode = '', , name = ''] = head.split(' ')
      const isIgnored = path.split('/').some(step => (step.startsWith('.') || step.startsWith('_')) && step !== '_data')
      return mode.startsWith('100') && !isIgnored ? [{path, name}] : []
    })
}

/** Blobs by name, through one process of git. */
export async function blobsOf(root: string, names: readonly string[]): Promise<ReadonlyMap<string, Uint8Array>> {
  if (names.length === 0) return new Map()
  const output = await new Promise<Buffer>((resolve, reject) => {
    const child = spawn('git', [...gitArguments, 'cat-file', '--batch'], {cwd: root, env: environment(), windowsHide: true})
    const chunks: Buffer[] = []
    child.stdout.on('data', chunk => chunks.push(chunk))
    child.on('error', reject)
    child.on('close', () => resolve(Buffer.concat(chunks)))
    child.stdin.on('error', () => undefined)
    child.stdin.end(names.map(name => `${name}\n`).join(''))
  })
  return readBatch(output)
}

/** `<name> blob <size>\n<bytes>\n`, one after another. */
function readBatch(output: Buffer): ReadonlyMap<string, Uint8Array> {
  const blobs = new Map<string, Uint8Array>()
  for (let at = 0; at < output.length; ) {
    const end = output.indexOf(10, at)
    const [name = '', type, size] = output.subarray(at, end).toString().split(' ')
    if (type !== 'blob') {
      at = end + 1
      continue
    }
    const length = Number(size)
    blobs.set(name, new Uint8Array(output.subarray(end + 1, end + 1 + length)))
    at = end + 1 + length + 1
  }
  return blobs
}
