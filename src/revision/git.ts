/**
 * Questions to git, which answers from the repository and runs nothing of it: no pager, no external diff, no textconv, no hook, no
 * prompt. What people type never becomes an option.
 */
import {execFile} from 'node:child_process'
import {UsageError} from '../base/diagnostics.ts'

/** Come before every command: a repository's own settings start no program. */
export const gitArguments: readonly string[] = [
  '-c',
  'core.quotePath=false',
  '-c',
  'core.fsmonitor=false',
  '-c',
  'core.hooksPath=/dev/null',
  '--no-pager',
]

/** 256 MiB: the names of a very large repository. */
const maxBuffer = 1 << 28

/** What git prints. Throws `UsageError` where there is no git, `GitFailure` where git says no. */
export function git(folder: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(
      'git',
      [...gitArguments, ...args],
      {cwd: folder, maxBuffer, env: environment(), windowsHide: true},
      (error, stdout, stderr) => {
        if (!error) resolve(stdout)
        else if ((error as NodeJS.ErrnoException).code === 'ENOENT')
          reject(new UsageError('没有找到 git 程序', {note: '安装 git，或者不用与版本库有关的选项'}))
        else reject(new GitFailure(stderr.trim()))
      },
    )
  })
}

/** Git's own words, for whoever called it to say what they mean here. */
export class GitFailure extends Error {
  override readonly name = 'GitFailure'
}

/** Where git keeps what is being pushed, until a hook has let it in: commits are named by what is in them, so none can be put in another's place. */
const quarantine = ['GIT_QUARANTINE_PATH', 'GIT_OBJECT_DIRECTORY', 'GIT_ALTERNATE_OBJECT_DIRECTORIES']

/** Only what git needs to run: no variable of the caller's can point it at another repository or program. */
export const environment = (): NodeJS.ProcessEnv => {
  const isHook = process.env['GIT_QUARANTINE_PATH'] !== undefined
  const wanted = ['PATH', 'HOME', 'USERPROFILE', 'SYSTEMROOT', 'TEMP', 'TMP', 'TMPDIR', ...(isHook ? quarantine : [])]
  const kept = Object.entries(process.env).filter(([name]) => wanted.includes(name.toUpperCase()))
  return {...Object.fromEntries(kept), GIT_TERMINAL_PROMPT: '0', GIT_OPTIONAL_LOCKS: '0', LC_ALL: 'C'}
}
