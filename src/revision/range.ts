/** Which two revisions a person means: `base..head`, `base...head` (from where the two parted), `base`, or nothing. */
import {UsageError} from '../base/diagnostics.ts'
import {type Asking, commitOf, isRepository, isShallow} from './changed.ts'
import {GitFailure, git} from './git.ts'

export interface Named {
  /** As people call it: `origin/main`, 工作区. */
  readonly name: string
  /** The full name of the commit; null: the work tree. */
  readonly commit: string | null
}
export interface Range {
  readonly before: Named & {readonly commit: string}
  readonly after: Named
  /** The repository has no work tree. */
  readonly isBare: boolean
}

export const workTree: Named = {name: '工作区', commit: null}

const asking: Asking = {
  what: 'gzgk diff',
  otherwise: '变更对比要靠 git 的历史：在版本库里运行，或用 --root 指明它',
  example: 'gzgk diff origin/main..HEAD',
}

/** Throws `UsageError` for what is not there, with what to do about it. */
export async function rangeOf(root: string, asked: string | undefined): Promise<Range> {
  if (!(await isRepository(root))) throw new UsageError(`${root} 不在 git 版本库里`, {note: asking.otherwise})
  const isBare = (await git(root, ['rev-parse', '--is-bare-repository'])).trim() === 'true'
  const [, one = '', dots, other = ''] = /^(.*?)(?:(\.{2,3})(.*))?$/su.exec(asked ?? '')!
  const after: Named = dots ? await named(root, other || 'HEAD') : workTree
  if (isBare && after.commit === null) {
    throw new UsageError('这是没有工作区的版本库（裸库），要写明比较哪两个提交', {note: '例如 gzgk diff main..分支名'})
  }
  if (dots === '..') return {before: await named(root, one || 'HEAD'), after, isBare}
  if (dots === undefined && one !== '') return {before: await named(root, one), after, isBare}
  const base = one === '' ? await mainBranch(root) : one
  const own = await named(root, base)
  const commit = await mergeBase(root, {base, commit: own.commit, head: after.commit ?? (await named(root, 'HEAD')).commit})
  return {before: {name: base, commit}, after, isBare}
}

async function named(root: string, name: string): Promise<Named & {readonly commit: string}> {
  return {name, commit: await commitOf(root, name, asking)}
}

/** What offices call the branch that is published, the remote's first: the local one may be old. */
const branches = ['origin/HEAD', 'origin/main', 'origin/master', 'main', 'master']

async function mainBranch(root: string): Promise<string> {
  for (const name of branches) {
    const found = await answered(root, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`])
    if (found !== null) return name
  }
  throw new UsageError('没有找到主分支（main 或 master），不知道和什么比较', {
    note: '写明比较的起点，例如 gzgk diff HEAD~1；还没有提交过的，先提交一次',
  })
}

interface Forked {
  readonly base: string
  readonly commit: string
  readonly head: string
}

/** Where a branch left the other one. */
async function mergeBase(root: string, {base, commit, head}: Forked): Promise<string> {
  const found = (await answered(root, ['merge-base', commit, head]))?.trim() ?? ''
  if (found !== '') return found.split('\n')[0]!
  throw (await isShallow(root))
    ? new UsageError(`找不到与“${base}”的共同起点：取来的历史不完整（浅克隆）`, {
        note: '先取全历史：git fetch --unshallow；在 CI 里把 fetch-depth 设为 0（GitLab 是 GIT_DEPTH: 0）',
      })
    : new UsageError(`当前分支与“${base}”没有共同的历史`, {
        note: `直接比较两个提交：gzgk diff ${base}..HEAD`,
      })
}

/** What git says; null where it says no. */
const answered = (root: string, args: readonly string[]): Promise<string | null> =>
  git(root, args).catch(error => {
    if (error instanceof GitFailure) return null
    throw error
  })

/** The folder itself where it is a repository without a work tree, whose project is at its top; null where it is none. */
export async function bareRoot(folder: string): Promise<string | null> {
  const answer = await answered(folder, ['rev-parse', '--is-bare-repository'])
  return answer?.trim() === 'true' ? folder : null
}
