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

/** The full name of the commit that people call `ref`; `example` is how it would be written rightly. */
export async function commitOf(root: string, ref: string, example = '--since origin/main'): Promise<string> {
  if (ref === '' || ref.startsWith('-') || /[\0-\u0020\u007f]/u.test(ref)) throw unknownRef(ref, example)
  try {
    return (await git(root, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`])).trim()
  } catch (error) {
    if (!(error instanceof GitFailure)) throw error
    if (!(await isRepository(root))) {
      throw new UsageError(`${root} 不在 git 版本库里，不能用 --since`, {note: '不写 --since 就检查全部内容'})
    }
    const isShallow = (await git(root, ['rev-parse', '--is-shallow-repository'])).trim() === 'true'
    throw isShallow ? shallow(ref) : unknownRef(ref, example)
  }
}

const isRepository = (root: string): Promise<boolean> =>
  git(root, ['rev-parse', '--git-dir']).then(
    () => true,
    error => {
      if (error instanceof GitFailure) return false
      throw error
    },
  )

const unknownRef = (ref: string, example: string): UsageError =>
  new UsageError(`版本库里没有“${ref}”`, {note: `写分支、标签或提交的名字，例如 ${example}`})

const shallow = (ref: string): UsageError =>
  new UsageError(`版本库里没有“${ref}”：取来的历史不完整（浅克隆）`, {
    note: '先取全历史：git fetch --unshallow；在 CI 里把 fetch-depth 设为 0',
  })
