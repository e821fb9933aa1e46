import {mkdir, writeFile} from 'node:fs/promises'
import {dirname, join} from 'node:path'
import {UsageError} from '../base/diagnostics.ts'
import {type Host, hosts, type WorkflowFile} from '../ci/index.ts'
import {bytesOf, findRoot} from '../project/root.ts'
import {printable} from '../reporters/printable.ts'
import {type Args, type Command, flag} from './command.ts'

/** `gzgk init ci`: writes ready-made workflows, and never over a file that somebody has written. */
export const command: Command = {
  name: 'init',
  summary: '写好自动检查和发布的流水线（GitHub、GitLab、Gitee、git 服务器）',
  arguments: [{name: '<what>', description: 'ci：自动检查、发布、报送的流水线'}],
  options: [
    ...hosts.map(({name, title}) => ({flags: `--${name}`, description: `写给 ${title}`})),
    {flags: '--force', description: '已经有这些文件的，覆盖它们'},
  ],
  examples: ['gzgk init ci --github', 'gzgk init ci --gitlab', 'gzgk init ci --hook'],
  async run(args, io) {
    const [what = ''] = args.positionals
    if (what !== 'ci') throw new UsageError(`init 后面不能写“${printable(what)}”`, {note: '现在只有 gzgk init ci'})
    const host = hostOf(args)
    const root = await findRoot(io.cwd, args.root)
    if (!flag(args, 'force')) for (const {path} of host.files) await mustNotBe(root, path)
    for (const file of host.files) await put(root, file)
    if (args.quiet) return 0
    io.stdout.write(host.files.map(({path}) => `写好了 ${path}\n`).join(''))
    io.stdout.write(`\n接下来（${host.title}）：\n${host.next.map((step, at) => `  ${at + 1}. ${step}\n`).join('')}`)
    return 0
  },
}

function hostOf(args: Args): Host {
  const asked = hosts.filter(({name}) => flag(args, name))
  if (asked.length === 1) return asked[0]!
  const names = hosts.map(({name}) => `--${name}`).join('、')
  throw new UsageError(asked.length === 0 ? '没有说明写给哪个平台' : '一次只能写给一个平台', {note: `在 ${names} 里选一个`})
}

async function mustNotBe(root: string, path: string): Promise<void> {
  if ((await bytesOf(join(root, path))) === null) return
  throw new UsageError(`${path} 已经有了，没有改动它`, {note: '先看看里面写了什么；确实要覆盖，加 --force'})
}

async function put(root: string, {path, text, isExecutable}: WorkflowFile): Promise<void> {
  const file = join(root, path)
  await mkdir(dirname(file), {recursive: true})
  await writeFile(file, text, {mode: isExecutable ? 0o755 : 0o644})
}
