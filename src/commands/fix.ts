/** What `check --fix` and `check --fix-dry-run` do before they check, and what they say of it. */
import {UsageError} from '../base/diagnostics.ts'
import type {Change} from '../fix/mended.ts'
import type {FixedFile} from '../pipeline/fix.ts'
import {painter} from '../reporters/marks.ts'
import {grouped} from '../reporters/numbers.ts'
import {defused, printable} from '../reporters/printable.ts'
import type {LiveProgress} from '../reporters/progress.ts'
import {clipCells} from '../reporters/width.ts'
import {type Args, flag, type Io, type OptionSpec, textOption} from './command.ts'
import {systemWords} from './faults.ts'
import {type openOptions, ownCommand, reportSettings} from './report.ts'

export const fixOptions: readonly OptionSpec[] = [
  {flags: '--fix', description: '先自动改正没有疑问的写法，再检查；改了什么，逐处列出'},
  {flags: '--fix-dry-run', description: '只看 --fix 会改什么，不写文件'},
]

interface Facts {
  readonly root: string
  readonly options: ReturnType<typeof openOptions>
  readonly progress: LiveProgress
}

/** Mends the content, or shows how it would be mended; does nothing when neither was asked for. */
export async function fixFirst(args: Args, io: Io, {root, options, progress}: Facts): Promise<void> {
  const isDry = flag(args, 'fixDryRun')
  if (!isDry && !flag(args, 'fix')) return
  if (isDry && flag(args, 'fix'))
    throw new UsageError('--fix 和 --fix-dry-run 只能写一个', {note: '只想看看会改什么，写 --fix-dry-run'})
  const [{openProject}, {requireContent}, {fix}] = await Promise.all([
    import('../project/open.ts'),
    import('../project/content.ts'),
    import('../pipeline/fix.ts'),
  ])
  const project = await openProject(options)
  await requireContent(root)
  const files: FixedFile[] = []
  try {
    await fix(project, {write: !isDry, made: file => void files.push(file), progress, signal: io.signal})
  } finally {
    progress.clear()
    // Whatever was changed is told, even when something goes wrong half-way.
    say(files, isDry, args, io, root)
  }
}

/** Beside a report for people on stdout; away from one for programs. */
function say(files: readonly FixedFile[], isDry: boolean, args: Args, io: Io, root: string): void {
  if (files.length === 0 && args.quiet) return
  const sink = textOption(args, 'format') === 'pretty' ? io.stdout : io.stderr
  const {terminal} = reportSettings(io, {root, stream: sink})
  const paint = painter(terminal.colour)
  const text = isDry ? dryWords(files, ownCommand(io), paint) : words(files, paint)
  sink.write(`${defused(text)}\n`)
}

type Paint = ReturnType<typeof painter>

function words(files: readonly FixedFile[], paint: Paint): string {
  const [made, left] = [files.filter(({refusal}) => refusal === null), files.filter(({refusal}) => refusal !== null)]
  const head = made.length === 0 ? '没有改动任何文件' : `改正了 ${grouped(made.length)} 个文件，共 ${grouped(countOf(made))} 处：`
  const nothing = files.length === 0 ? '没有可以自动改正的地方' : head
  const lines = made.flatMap(({path, changes}) => changes.map(change => changeLine(path, change)))
  return [paint('strong', nothing), ...lines, ...left.map(file => paint('warn', refusalLine(file)))]
    .map(line => `${line}\n`)
    .join('')
}

const countOf = (files: readonly FixedFile[]): number => files.reduce((sum, {changes}) => sum + changes.length, 0)

/** In cells: what is changed may be a line of any length. */
const longestValue = 120
const shown = (text: string): string => clipCells(printable(text), longestValue)

/** `content/….md:3:17 发文字号（documentNumber）：示商务规[2024]3号 → 示商务规〔2024〕3号` */
function changeLine(path: string, {at, what, from, to}: Change): string {
  const [before, after] = [shown(from.trim()), shown(to.trim())]
  // Of another indentation only the line can be seen.
  const change = before === after ? before : `${before} → ${after}`
  return `${printable(path)}:${at.line}:${at.column} ${printable(what)}：${change}`
}

const ownRefusals: Readonly<Record<string, string>> = {
  'read-only': '文件是只读的',
  'no-file': '不是普通文件',
  changed: '刚被别的程序改过',
}

function refusalLine({path, changes, refusal}: FixedFile): string {
  const why = ownRefusals[refusal!] ?? systemWords({code: refusal})?.what ?? `系统不允许（${printable(refusal!)}）`
  return `没有改 ${printable(path)}：${why}，可以改的 ${changes.length} 处还在`
}

function dryWords(files: readonly FixedFile[], command: string, paint: Paint): string {
  if (files.length === 0) return '没有可以自动改正的地方\n'
  const count = `${grouped(files.length)} 个文件，共 ${grouped(countOf(files))} 处`
  return `${files.map(file => dryFile(file, paint)).join('')}\n${paint('strong', `可以用 ${command} check --fix 改正 ${count}；这次没有写文件`)}\n`
}

function dryFile({path, changes, diff}: FixedFile, paint: Paint): string {
  const recoding = changes.find(({what}) => what === '文件编码')
  const rest = diff === '' ? '文字不变' : '文字的改动如下'
  const head = recoding ? `${printable(path)}：文件编码从 ${recoding.from}改为 ${recoding.to}，${rest}\n` : ''
  return (
    head +
    diff
      .split('\n')
      .slice(0, -1)
      .map(line => `${painted(line, paint)}\n`)
      .join('')
  )
}

/** A line of a diff; tabs stay, as they may be what is changed. */
function painted(line: string, paint: Paint): string {
  const text = line.split('\t').map(printable).join('\t')
  if (line.startsWith('-')) return paint('error', text)
  return line.startsWith('+') ? paint('good', text) : text
}
