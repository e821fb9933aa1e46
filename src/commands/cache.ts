import {UsageError} from '../base/diagnostics.ts'
import {cacheIn, pruneCache} from '../pipeline/cache.ts'
import {findRoot} from '../project/root.ts'
import {size} from '../reporters/numbers.ts'
import {printable} from '../reporters/printable.ts'
import {type Command, flag} from './command.ts'
import {ownCommand} from './report.ts'

/** `gzgk cache`: shows what is remembered between runs, or drops what is no longer needed of it. */
export const command: Command = {
  name: 'cache',
  summary: '看上次运行留下了什么，或清理它',
  arguments: [{name: '[action]', description: '写 prune 就清理；不写只看'}],
  options: [{flags: '--all', description: '和 prune 一起用：全部删去，下一次全部重做'}],
  examples: ['gzgk cache', 'gzgk cache prune', 'gzgk cache prune --all'],
  async run(args, io) {
    const [action] = args.positionals
    const all = flag(args, 'all')
    if (action !== undefined && action !== 'prune')
      throw new UsageError(`cache 后面只能写 prune，现在是“${printable(action)}”`, {note: `只看的话写 ${ownCommand(io)} cache`})
    if (all && action === undefined)
      throw new UsageError('--all 要和 prune 一起用', {note: `全部删去：${ownCommand(io)} cache prune --all`})
    const root = await findRoot(io.cwd, args.root)
    const before = cacheIn(root)
    if (action === undefined) {
      io.stdout.write(shown(before))
      return 0
    }
    await pruneCache(root, {all})
    const after = cacheIn(root)
    io.stdout.write(`清理了 ${size(total(before) - total(after))}，还有 ${size(total(after))}。网站和内容都没有动。\n`)
    return 0
  },
}

const total = ({values, sites, rest}: ReturnType<typeof cacheIn>): number => values + sites + rest

function shown(report: ReturnType<typeof cacheIn>): string {
  const {folder, values, sites, rest} = report
  if (total(report) === 0) return `${printable(folder)} 里还没有东西。\n`
  return [
    `${printable(folder)}    共 ${size(total(report))}`,
    `  读过、检查过的结果      ${size(values)}`,
    `  上一版网站（备用）      ${size(sites)}，没有变的文件与现在的网站共用，不另占地方`,
    `  文件清单、上次的报告    ${size(rest)}`,
    '删去它不影响网站和内容，只是下一次要全部重做。',
    '',
  ].join('\n')
}
