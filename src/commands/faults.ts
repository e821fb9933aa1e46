/** What went wrong, in words and as an exit code: a wrong call, a refusal of the system, an interruption, or a fault of ours. */
import {existsSync} from 'node:fs'
import {dirname, join, resolve} from 'node:path'
import {inspect} from 'node:util'
import {UsageError} from '../base/diagnostics.ts'
import {painter, terminalOf} from '../reporters/marks.ts'
import {pretty} from '../reporters/pretty.ts'
import {defused, printable} from '../reporters/printable.ts'
import type {Io} from './command.ts'
import {reportSettings} from './report.ts'

/** The exit codes, all of them. */
export const exitCodes = Object.freeze({
  ok: 0,
  content: 1,
  usage: 2,
  internal: 70,
  system: 74,
  /** Not done, and the next run may do it: a library that doesn't answer. */
  temporary: 75,
  interrupted: 130,
  terminated: 143,
})

/** The reason of an abort. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted'
  readonly exitCode: number
  constructor(signal: 'SIGINT' | 'SIGTERM') {
    super('已中断')
    this.exitCode = signal === 'SIGINT' ? exitCodes.interrupted : exitCodes.terminated
  }
}

export interface Fault {
  readonly code: number
  /** For stderr, line ends included. */
  readonly text: string
}

export interface FaultFacts {
  readonly io: Io
  readonly debug: boolean
  readonly version: string
}

export function faultOf(error: unknown, {io, debug, version}: FaultFacts): Fault {
  const reason = io.signal.aborted ? io.signal.reason : error
  if (reason instanceof Interrupted) return {code: reason.exitCode, text: `${reason.message}。\n`}
  if (error instanceof UsageError) return {code: exitCodes.usage, text: usage(error, io)}
  const system = systemWords(error)
  const stack = debug ? `${stackOf(error)}\n` : ''
  if (system) return {code: exitCodes.system, text: defused(`${headline(io, system.what)}${advice(io, system.note)}${stack}`)}
  return {code: exitCodes.internal, text: defused(`${internal(error, io, version, debug)}${stack}`)}
}

const paintFor = (io: Io) =>
  painter(terminalOf({isTTY: io.stderr.isTTY, env: io.env, platform: io.platform, noColour: io.noColour}).colour)
const headline = (io: Io, what: string): string => `${paintFor(io)('error', '错误：')}${printable(what)}\n`
const advice = (io: Io, note: string | null): string =>
  note === null ? '' : `  ${paintFor(io)('good', '怎么改：')}${printable(note)}\n`

function usage(error: UsageError, io: Io): string {
  const head = defused(`${headline(io, error.message)}${advice(io, error.note)}`)
  if (error.diagnostics.length === 0) return head
  const root = folderOf(error.diagnostics[0]!.path, io.cwd)
  return `${pretty(error.diagnostics, reportSettings(io, {root, stream: io.stderr}))}${head}`
}

/** The folder, here or above, that holds the file a diagnostic names: the config is found upwards, too. */
function folderOf(path: string, cwd: string): string {
  for (let folder = resolve(cwd); ; folder = dirname(folder)) {
    if (existsSync(join(folder, path))) return folder
    if (dirname(folder) === folder) return cwd
  }
}

const systemFaults: Readonly<Record<string, readonly [string, string]>> = {
  EACCES: ['没有权限', '核对这个文件或文件夹的权限，或换一个文件夹'],
  EPERM: ['系统不允许', '核对这个文件或文件夹的权限；如果它正被别的程序打开，先关掉'],
  EBUSY: ['文件正被别的程序使用', '关掉正在使用它的程序，再运行一次'],
  EROFS: ['这个磁盘只能读不能写', '换一个可以写的文件夹'],
  ENOSPC: ['磁盘满了', '清理出空间，再运行一次'],
  EDQUOT: ['磁盘配额用完了', '清理出空间，再运行一次'],
  EMFILE: ['打开的文件太多', '关掉一些程序，或调高系统允许打开的文件数，再运行一次'],
  ENFILE: ['打开的文件太多', '关掉一些程序，再运行一次'],
  ENAMETOOLONG: ['文件名太长', '把文件名或所在文件夹的名字改短'],
  ELOOP: ['符号链接绕成了圈', '删掉这个符号链接'],
  EISDIR: ['这里应当是文件，却是文件夹', '移走或改名这个文件夹'],
  ENOTDIR: ['这里应当是文件夹，却是文件', '移走或改名这个文件'],
  EIO: ['磁盘读写出错', '检查磁盘，再运行一次'],
}

/** A refusal of the operating system that the person can do something about; null for everything else. */
export function systemWords(error: unknown): {what: string; note: string} | null {
  const {code, path} = (error ?? {}) as NodeJS.ErrnoException
  const words = typeof code === 'string' && Object.hasOwn(systemFaults, code) ? systemFaults[code] : undefined
  if (!words) return null
  return {what: path ? `${words[0]}：${path}` : words[0], note: words[1]}
}

function internal(error: unknown, io: Io, version: string, debug: boolean): string {
  const message = error instanceof Error ? `${error.name}: ${error.message}` : inspect(error)
  return [
    headline(io, `gzgk 内部出错：${innermost(message)}`),
    '  这不是内容的问题，是 gzgk 的毛病。请把这几行和运行的命令发给维护 gzgk 的人：\n',
    `  gzgk ${version}，Node ${process.version}，${io.platform}\n`,
    debug ? '' : '  加 --debug 再运行一次，会显示出错的位置\n',
  ].join('')
}

/** Template engines wrap a fault once for each template it passes: what a person needs are the first line and the last. */
function innermost(message: string): string {
  const lines = message.split('\n').filter(line => line.trim() !== '')
  const told = lines.length > 3 ? [lines[0]!, '…', lines.at(-1)!.trim()] : lines
  return told.map(line => line.slice(0, 300)).join('\n')
}

function stackOf(error: unknown): string {
  const stack = error instanceof Error ? (error.stack ?? '') : ''
  return stack
    .split('\n')
    .map(line => `  ${printable(line)}`)
    .join('\n')
}
