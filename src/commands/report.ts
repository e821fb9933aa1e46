/** What the commands share in talking: settings for reporters, progress, the way gzgk was called, common options. */
import {readFileSync} from 'node:fs'
import {resolve, sep} from 'node:path'
import {dateIn, isDate} from '../base/dates.ts'
import {countLevels, UsageError} from '../base/diagnostics.ts'
import type {Diagnostic, IsoDate} from '../base/types.ts'
import {type Assessed, formatNames, formatsOfCheck, reporterOf} from '../reporters/index.ts'
import {terminalOf} from '../reporters/marks.ts'
import {printable} from '../reporters/printable.ts'
import {showProgress} from '../reporters/progress.ts'
import type {ReportSettings} from '../reporters/reporter.ts'
import {type Args, flag, type Io, type OptionSpec, type Sink, textOption} from './command.ts'

/** `--max`; `formats` are the report formats that it caps. */
const maxSpec = (formats: string): OptionSpec => ({
  flags: '--max <n>',
  description: `最多显示多少条，0 是全部；只用于 ${formats}`,
  default: '50',
})

/** `--format`, with what is meant when it is not given. */
const formatSpec = (standard: string, formats: readonly string[]): OptionSpec => ({
  flags: '--format <name>',
  description: `报告的样式：${formats.join('、')}`,
  choices: formats,
  default: standard,
})

/** The report of an import is a list to work through: one line each, and the list, too, is capped. */
export const importReportOptions: readonly OptionSpec[] = [formatSpec('concise', formatNames), maxSpec('concise 和 pretty')]

/** Options that `build` and `check` share; `formats` are those that the report can have. */
const contentOptions = (formats: readonly string[]): readonly OptionSpec[] => [
  {flags: '--as-of <date>', description: '按哪一天判断有效性和期限，如 2026-01-31；不写就是今天'},
  {flags: '--drafts', description: '连同草稿（draft: true）'},
  {flags: '--published <path>', description: '上次发布的网站（文件夹或其中的 files.json），检查网址有没有丢'},
  {flags: '--no-cache', description: '不用上次运行留下的结果，全部重做'},
  {flags: '--threads <n>', description: '最多用几个线程；不写就是处理器的核数'},
  formatSpec('pretty', formats),
  maxSpec('pretty'),
]
export const buildOptions = contentOptions(formatNames)
export const checkOptions = contentOptions(formatsOfCheck)

/** What `openProject` needs, from the arguments of `build` and `check`. */
export const openOptions = (args: Args, io: Io) => ({
  cwd: io.cwd,
  root: args.root,
  today: dateOption(args, 'asOf', '--as-of'),
  drafts: flag(args, 'drafts'),
  feed: textOption(args, 'feedBase') !== undefined || flag(args, 'bootstrap'),
  now: io.now(),
})

function dateOption(args: Args, name: string, long: string): IsoDate | undefined {
  const text = textOption(args, name)
  if (text === undefined || isDate(text)) return text
  const meant = dateIn(text)
  throw new UsageError(`${long} 要写一个存在的日期，现在是“${printable(text)}”`, {
    note: meant ? `改成 ${long} ${meant}` : `写成 ${long} 2026-01-31 这样`,
  })
}

/** A whole number from `least` on. */
export function countOption(args: Args, name: string, long: string, least: number, most: number): number {
  const text = textOption(args, name) ?? ''
  const count = Number(text)
  if (/^\d{1,9}$/.test(text) && count >= least && count <= most) return count
  throw new UsageError(`${long} 要写 ${least} 到 ${most} 的整数，现在是“${printable(text)}”`)
}

/** `--threads`; undefined when it was not given. */
export const threadsOption = (args: Args): number | undefined =>
  textOption(args, 'threads') === undefined ? undefined : countOption(args, 'threads', '--threads', 1, 64)

export const maxOption = (args: Args): number => countOption(args, 'max', '--max', 0, 999_999_999)

interface SettingsFacts {
  /** The project's folder, which paths in diagnostics start from. */
  readonly root: string
  readonly stream?: Sink
  readonly strict?: boolean
  readonly max?: number
  /** Of a check. */
  readonly assessed?: Assessed
}

export function reportSettings(
  io: Io,
  {root, stream = io.stdout, strict = false, max = 0, assessed}: SettingsFacts,
): ReportSettings {
  const {env, platform, noColour} = io
  return {
    readSource: sourceReader(root),
    terminal: terminalOf({isTTY: stream.isTTY, columns: stream.columns, env, platform, noColour}),
    strict,
    max,
    command: ownCommand(io),
    ...(assessed && {assessed}),
  }
}

/** Diagnostics in the format asked for. */
export async function reportOf(diagnostics: readonly Diagnostic[], args: Args, settings: ReportSettings): Promise<string> {
  const reporter = await reporterOf(textOption(args, 'format') ?? 'pretty')
  return reporter(diagnostics, settings)
}

/** Reads each file once; only files below the root, as a diagnostic names them. */
function sourceReader(root: string): (path: string) => readonly string[] | null {
  const read = new Map<string, readonly string[] | null>()
  return path => {
    const known = read.get(path)
    if (known !== undefined) return known
    const lines = linesOf(resolve(root), path)
    read.set(path, lines)
    return lines
  }
}

function linesOf(root: string, path: string): readonly string[] | null {
  const file = resolve(root, path)
  if (!file.startsWith(root.endsWith(sep) ? root : root + sep)) return null
  try {
    return readFileSync(file, 'utf8')
      .replace(/^\ufeff/u, '')
      .split(/\r\n|\r|\n/u)
  } catch {
    return null
  }
}

/** How gzgk is called where this runs, to be copied from a hint: npm scripts do not have it in their reader's PATH. */
export const ownCommand = ({env}: Io): string => (env.npm_lifecycle_event ? 'npx gzgk' : 'gzgk')

/** Whether a script of this package's own started us: then its other scripts are what to name in a hint. */
const isOwnScript = ({env}: Io): boolean => Boolean(env.npm_lifecycle_event) && env.npm_package_name === 'gzgk'

/** The command that shows the site; `rest` are its options, each with a blank before it. */
export const previewCommand = (io: Io, rest: string): string =>
  isOwnScript(io) && rest === '' ? 'npm run preview' : `${ownCommand(io)} preview${rest}`

/** The command that makes the site; `rest` are its options, each with a blank before it. */
export const buildCommand = (io: Io, rest: string): string =>
  isOwnScript(io) && rest === '' ? 'npm start' : `${ownCommand(io)} build${rest}`

/** `--root` and `--out` as they were given, for a command to copy. */
export function placeOptions(args: Args): string {
  const out = textOption(args, 'out')
  const words = [...(args.root === undefined ? [] : ['--root', args.root]), ...(out === undefined ? [] : ['--out', out])]
  return words.map(word => ` ${quoted(word)}`).join('')
}

const quoted = (word: string): string => (/^[\w./\\:=-]+$/u.test(word) ? word : `"${printable(word)}"`)

/** Live on a terminal, plain in a log, nothing with --quiet. */
export function progressFor(args: Args, io: Io) {
  const sink = args.quiet ? {write() {}, isTTY: false, columns: undefined} : io.stderr
  return showProgress(sink, io.now, sink.isTTY && !io.env.CI && io.env.TERM !== 'dumb')
}

/** 0, or 1 when an error (with `strict` a warning, too) is among them. */
export function contentCode(diagnostics: readonly Diagnostic[], strict: boolean): number {
  const {error, warn} = countLevels(diagnostics)
  return error > 0 || (strict && warn > 0) ? 1 : 0
}
