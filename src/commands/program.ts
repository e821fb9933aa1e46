/** Commander, set up once: the shared options, Chinese help, and commands that load when they are called. */
import {Command as Commander, CommanderError, Help, Option} from 'commander'
import {UsageError} from '../base/diagnostics.ts'
import {nearest} from '../base/nearest.ts'
import {printable} from '../reporters/printable.ts'
import {displayWidth} from '../reporters/width.ts'
import type {Args, Command, Io, OptionSpec} from './command.ts'
import {commands} from './index.ts'
import {ownCommand} from './report.ts'

/** Runs the command that `words` (what was typed after `gzgk`) names; returns its exit code. Throws UsageError for a wrong call. */
export async function runProgram(words: readonly string[], io: Io, version: string): Promise<number> {
  let code = 0
  const program = createProgram(io, version, async (command, args) => {
    code = await command.run(args, io)
  })
  try {
    await program.parseAsync([...words], {from: 'user'})
    return code
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    if (error.exitCode === 0) return 0
    // No command at all: the help has been printed, and nothing was done.
    if (error.code === 'commander.help') return 2
    throw inChinese(error, program, words, ownCommand(io))
  }
}

type Call = (command: Command, args: Args) => Promise<void>

function createProgram(io: Io, version: string, call: Call): Commander {
  const program = new Commander('gzgk')
    .description('政务公开网站生成器：检查、关联、发布政策文件、解读和重大行政决策')
    .version(version, '-V, --version', '显示版本')
    .helpOption('-h, --help', '显示用法')
    .helpCommand(false)
    .option('--root <dir>', '网站所在的文件夹（放着 gzgk.config.yml）；不写就从当前文件夹向上找')
    .option('--quiet', '不显示进度，没有问题就什么也不说')
    .option('--debug', '出内部错误时显示出错的位置')
    .option('--no-color', '不用颜色')
    .showSuggestionAfterError(false)
    .exitOverride()
    .configureHelp(chineseHelp)
    .configureOutput({
      writeOut: text => io.stdout.write(text),
      writeErr: text => io.stderr.write(text),
      getOutHelpWidth: () => 100,
      getErrHelpWidth: () => 100,
      getOutHasColors: () => false,
      getErrHasColors: () => false,
      outputError: () => {},
    })
    .addHelpText('after', `\n某个命令的用法：${ownCommand(io)} <命令> --help`)
  const modules = new Map<string, Command>()
  for (const {name, summary} of commands) {
    const sub = program.command(name).description(summary)
    sub.action(() => {
      const {root, quiet} = program.opts<{root?: string; quiet?: boolean}>()
      const args: Args = {positionals: sub.args, options: sub.opts(), quiet: quiet === true, ...(root !== undefined && {root})}
      return call(modules.get(name)!, args)
    })
  }
  program.hook('preSubcommand', async (_program, sub) => {
    const module = await commands.find(({name}) => name === sub.name())!.load()
    modules.set(sub.name(), module)
    furnish(sub, module, ownCommand(io))
  })
  return program
}

/** Gives a command of commander's the arguments and options that its module declares. */
function furnish(sub: Commander, module: Command, own: string): void {
  for (const {name, description} of module.arguments ?? []) sub.argument(name, description)
  for (const spec of module.options) sub.addOption(optionOf(spec))
  const examples = (module.examples ?? []).map(example => example.replace(/^gzgk/u, own))
  if (examples.length > 0) sub.addHelpText('after', `\n例如：\n${examples.map(example => `  ${example}\n`).join('')}`)
}

function optionOf(spec: OptionSpec): Option {
  const option = new Option(spec.flags, spec.description)
  if (spec.default !== undefined) option.default(spec.default)
  if (spec.required) option.makeOptionMandatory()
  const {choices} = spec
  if (!choices) return option
  return option.argParser((value: string) => {
    if (choices.includes(value)) return value
    const near = nearest(value, choices, 1)
    throw new UsageError(`${option.long} 不能是“${printable(value)}”`, {
      note: near.length > 0 ? `是不是想写 ${near[0]}？` : `可以写：${choices.join('、')}`,
    })
  })
}

const titles: Readonly<Record<string, string>> = {
  'Usage:': '用法：',
  'Arguments:': '参数：',
  'Options:': '选项：',
  'Global Options:': '各命令通用的选项：',
  'Commands:': '命令：',
}

const chineseHelp: Partial<Help> = {
  // Commander puts a space after its title, which a full-width colon has in itself.
  formatHelp: (command, help) => Help.prototype.formatHelp.call(help, command, help).replace('： ', '：'),
  showGlobalOptions: true,
  displayWidth,
  styleTitle: title => titles[title] ?? title,
  commandUsage: command => new Help().commandUsage(command).replace('[options]', '[选项]').replace('[command]', '<命令>'),
  subcommandTerm: command => command.name(),
  optionDescription: ({description, defaultValue}) =>
    typeof defaultValue === 'string' ? `${description}（不写就是 ${defaultValue}）` : description,
  // Commander wraps at spaces, of which Chinese has none; the lines are written to fit.
  boxWrap: text => text,
}

/** Commander's own errors, as a UsageError in Chinese. Their English text is read only for the name it quotes. */
function inChinese({code, message}: CommanderError, program: Commander, words: readonly string[], own: string): UsageError {
  const named = printable(/'([^']*)'/u.exec(message)?.[1] ?? '')
  const sub = program.commands.find(command => words.includes(command.name()))
  const note = `看用法：${own} ${sub ? `${sub.name()} ` : ''}--help`
  const guess = (candidates: readonly string[]): string => {
    const [near] = nearest(named, candidates, 1)
    return near ? `是不是想写 ${commandCalled(near)}？${note}` : note
  }
  const options = [program, ...(sub ? [sub] : [])].flatMap(command => command.options)
  const known = ['--help', ...options.flatMap(({long, short}) => [long ?? '', short ?? ''])]
  switch (code) {
    case 'commander.unknownCommand':
      return new UsageError(`没有“${named}”这个命令`, {
        note: guess(commands.flatMap(({name, alsoCalled}) => [name, ...alsoCalled])),
      })
    case 'commander.unknownOption':
      return new UsageError(`没有 ${named} 这个选项`, {note: guess(known)})
    case 'commander.missingArgument':
      return new UsageError(`缺少参数 ${named}`, {note})
    case 'commander.optionMissingArgument':
      return new UsageError(`${named} 后面要写一个值`, {note})
    case 'commander.missingMandatoryOptionValue':
      return new UsageError(`缺少选项 ${named}`, {note})
    case 'commander.excessArguments':
      return tooMany(sub, note)
    default:
      return new UsageError('命令写得不对', {note})
  }
}

/** The command that goes by a name of its own or another one; any other word stays as it is. */
const commandCalled = (word: string): string => commands.find(({alsoCalled}) => alsoCalled.includes(word))?.name ?? word

/** `gzgk check content/policies`: most commands take the site as a whole, and no files. */
function tooMany(sub: Commander | undefined, note: string): UsageError {
  const most = sub?.registeredArguments.length ?? 0
  const extra = printable(sub?.args[most] ?? '')
  const why = most === 0 ? `${sub?.name()} 总是处理整个网站，不用写文件；网站在别的文件夹时用 --root。` : '一次只能写一个。'
  return new UsageError(`多写了“${extra}”`, {note: `${why}${note}`})
}
