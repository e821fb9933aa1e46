/** What may be served: the files that the build says it made, and nothing else that lies in the folder. */
import {constants} from 'node:fs'
import {type FileHandle, open, realpath, stat} from 'node:fs/promises'
import {join, sep} from 'node:path'
import {pathFault} from '../base/paths.ts'
import {manifestName} from '../folder/manifest.ts'

/** A file of the build's list. */
export interface Listed {
  /** From the root of the site, no leading slash. */
  readonly path: string
  readonly mediaType: string
  /** Bytes. */
  readonly size: number
  readonly digest: string
  /** With which status its page answers: 410 for what was taken away, else 200. */
  readonly status: number
}

export interface Listing {
  /** Absolute, links resolved. */
  readonly root: string
  readonly files: ReadonlyMap<string, Listed>
}

/** The listing of a folder, kept until the list on disk changes. Null when no build has written a list there. */
export function openListing(folder: string): () => Promise<Listing | null> {
  let stamp = ''
  let listing: Listing | null = null
  return async () => {
    const file = join(folder, manifestName)
    const facts = await stat(file, {bigint: true}).catch(() => null)
    const now = facts ? [facts.mtimeNs, facts.ino, facts.size].join(' ') : ''
    if (now !== stamp) {
      listing = facts && (await readListing(folder))
      stamp = now
    }
    return listing
  }
}

async function readListing(folder: string): Promise<Listing | null> {
  try {
    const root = await realpath(folder)
    const handle = await openListed(root, manifestName)
    if (!handle) return null
    const text = await handle.readFile('utf8').finally(() => handle.close())
    const {files} = JSON.parse(text)
    return {root, files: new Map((files as unknown[]).filter(isListed).map(file => [file.path, normal(file)]))}
  } catch {
    // A list that cannot be read lists nothing: a build may be replacing it this moment.
    return null
  }
}

/** The list is the build's own, but lies on disk where anybody can write: it is checked like a stranger's. */
function isListed(file: unknown): file is Listed {
  if (typeof file !== 'object' || file === null) return false
  const {path, mediaType, size, digest} = file as Partial<Listed>
  const isWhole = typeof path === 'string' && typeof mediaType === 'string' && typeof digest === 'string'
  return isWhole && typeof size === 'number' && pathFault(path) === null
}

const plainMediaType = /^[\w.+-]+\/[\w.+-]+(?:; ?charset=[\w-]+)?$/u

const normal = ({path, mediaType, size, digest, status}: Listed): Listed => ({
  path,
  mediaType: plainMediaType.test(mediaType) ? mediaType : 'application/octet-stream',
  size,
  digest: /^[0-9a-f]{64}$/.test(digest) ? digest : '',
  status: status === 410 ? 410 : 200,
})

/** Opens a file of the list; null unless it is a regular file that no link, at any step of its path, leads to. */
export async function openListed(root: string, path: string): Promise<FileHandle | null> {
  const file = join(root, ...path.split('/'))
  const real = await realpath(file).catch(() => null)
  if (real !== file || !file.startsWith(root.endsWith(sep) ? root : root + sep)) return null
  // Without O_NONBLOCK, opening a pipe would wait for ever.
  const handle = await open(file, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0)).catch(
    () => null,
  )
  if (!handle) return null
  const isFile = (await handle.stat()).isFile()
  if (isFile) return handle
  await handle.close()
  return null
}
