/** One content file as it was in a commit. */
import {UsageError} from '../base/diagnostics.ts'
import {fileOf} from '../base/paths.ts'
import {commitOf} from './changed.ts'
import {blobsOf, treeAt} from './tree.ts'

export interface FileAt {
  /** From the project root. */
  readonly path: string
  readonly bytes: Uint8Array
}

/** `what` is a path from the project root, or the id of an entry. Throws `UsageError` where the commit has no such file. */
export async function fileAt(root: string, ref: string, what: string): Promise<FileAt> {
  const commit = await commitOf(root, ref, {
    what: `“${ref}:${what}”`,
    otherwise: '写编号或文件路径，比的是现在的文本',
    example: `origin/main:${what}`,
  })
  const files = await treeAt(root, commit)
  const file = files.find(({path}) => path === what) ?? files.find(({path}) => fileOf(path) === `${what}.md`)
  if (!file)
    throw new UsageError(`版本“${ref}”里没有“${what}”`, {
      note: '写条目的编号或文件的路径；那时还没有这份文件的，用 - 代替，表示全部新增',
    })
  return {path: file.path, bytes: (await blobsOf(root, [file.name])).get(file.name)!}
}
