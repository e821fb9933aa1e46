/** Which files differ between the work tree and a commit. */
import {UsageError} from '../base/diagnostics.ts'
import {GitFailure, git} from './git.ts'

/** Paths from `root`, forward slashes: changed, added, removed, and new ones that git does not know yet. Throws `UsageError`. */
export async function changedSince(root: string, ref: string): Promise<ReadonlySet<string>> {
  const commit = await commitOf(root, ref)
  const changed = await git(root, [
    'diff',
    '--no-ext-diff',
    '--no-textconv',
    '--no-renames',
    '--name-only',
    '--relative',
    '-z',
    commit,
  ])
  const fresh = await git(root, ['ls-files', '--others', '--exclude-standard', '-z'])
  return new Set(`${changed}${fresh}`.split('\0').filter(path => path !== ''))
}

/** What is said to somebody who named a commit that is not there. */
export interface Asking {
  /** What can't be used outside a repository, and what to do there. */
  readonly what: string
  readonly otherwise: string
  /** Something to copy. */
  readonly example: string
}
const since: Asking = {what: '--since', otherwise: '不写 --since 就检查全部内容', example: '--since origin/main'}

/** The full name of the commit that people call `ref`. */
export async function commitOf(root: string, ref: string, asking: Asking = since): Promise<string> {
  if (ref === '' || ref.startsWith('-') || /[\0-\u0020\u007f]/u.test(ref)) throw unknownRef(ref, asking)
  try {
    return (await git(root, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`])).trim()
  } catch (error) {
    if (!(error instanceof GitFailure)) throw error
    if (!(await isRepository(root))) {
      throw new UsageError(`${root} 不在 git 版本库里，不能用 ${asking.what}`, {note: asking.otherwise})
    }
    throw (await isShallow(root)) ? shallow(ref) : unknownRef(ref, asking)
  }
}

export const isShallow = async (root: string): Promise<boolean> =>
  (await git(root, ['rev-parse', '--is-shallow-repository'])).trim() === 'true'

export const isRepository = (root: string): Promise<boolean> =>
  git(root, ['rev-parse', '--git-dir']).then(
    () => true,
    error => {
      if (error instanceof GitFailure) return false
      throw error
    },
  )

const unknownRef = (ref: string, {example}: Asking): UsageError =>
  new UsageError(`版本库里没有“${ref}”`, {note: `写分支、标签或提交的名字，例如 ${example}`})

const shallow = (ref: string): UsageError =>
  new UsageError(`版本库里没有“${ref}”：取来的历史不完整（浅克隆）`, {
    note: '先取全历史：git fetch --unshallow；在 CI 里把 fetch-depth 设为 0',
  })
