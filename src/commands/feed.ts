import {UsageError} from '../base/diagnostics.ts'
import {nearest} from '../base/nearest.ts'
import {printable} from '../reporters/printable.ts'
import {type Args, type Command, flag, type OptionSpec} from './command.ts'
import {command as mock} from './feed-mock.ts'
import {command as pack} from './feed-pack.ts'
import {command as receive} from './feed-receive.ts'
import {command as reconcile} from './feed-reconcile.ts'
import {command as status} from './feed-status.ts'
import {command as verify} from './feed-verify.ts'

/** The deeds of `gzgk feed`, each a command of its own module. */
const deeds: readonly Command[] = [verify, status, reconcile, pack, receive, mock]

/** `gzgk feed`: what there is to do around the feed and the libraries that it goes to. */
export const command: Command = {
  name: 'feed',
  summary: '报送数据：积压、核对、打包、回执、模拟公文库',
  arguments: [
    {name: '<action>', description: deeds.map(({name}) => name).join('、')},
    {name: '[file]', description: '要读的文件或文件夹：verify 的汇聚接口，receive 的回执'},
  ],
  options: optionsOf(deeds),
  examples: deeds.flatMap(({examples = []}) => examples),
  async run(args, io) {
    const [action = '', ...positionals] = args.positionals
    const deed = deeds.find(({name}) => name === action)
    if (!deed) throw unknown(action)
    return deed.run({...args, positionals, options: ownOptions(deed, args)}, io)
  },
}

/** Each once; deeds that share a flag mean the same by it. */
function optionsOf(commands: readonly Command[]): OptionSpec[] {
  const byFlag = new Map<string, OptionSpec>()
  for (const {options} of commands) for (const spec of options) byFlag.set(longOf(spec), spec)
  return [...byFlag.values()]
}

function longOf({flags}: OptionSpec): string {
  return /--[\w-]+/u.exec(flags)?.[0] ?? flags
}
const keyOf = (long: string): string => long.slice(2).replaceAll(/-(\w)/gu, (_all, letter: string) => letter.toUpperCase())

/** Throws `UsageError` for a flag that the deed doesn't know: it would be given in vain. */
function ownOptions({name, options}: Command, args: Args): Args['options'] {
  const own = new Set(options.map(spec => keyOf(longOf(spec))))
  for (const spec of optionsOf(deeds)) {
    const key = keyOf(longOf(spec))
    const isGiven = flag(args, key) || (args.options[key] !== undefined && args.options[key] !== spec.default)
    if (isGiven && !own.has(key)) throw new UsageError(`feed ${name} 没有 ${longOf(spec)} 这个选项`)
  }
  return args.options
}

function unknown(action: string): UsageError {
  const names = deeds.map(({name}) => name)
  const [near] = nearest(action, names, 1)
  return new UsageError(`feed 后面不能写“${printable(action)}”`, {
    note: near ? `是不是想写 ${near}？` : `可以写：${names.join('、')}`,
  })
}
