import {readFile} from 'node:fs/promises'
import {resolve} from 'node:path'
import {setTimeout as sleep} from 'node:timers/promises'
import {UsageError} from '../base/diagnostics.ts'
import type {Diagnostic, Project} from '../base/types.ts'
import {alone} from '../folder/lock.ts'
import type {AssessedReport} from '../pipeline/index.ts'
import {openProject} from '../project/open.ts'
import {configName, findRoot} from '../project/root.ts'
import {addressOf} from '../push/address.ts'
import {type Delivered, deliver} from '../push/deliver.ts'
import {notify} from '../push/notify.ts'
import {planOf} from '../push/plan.ts'
import {feedFolder} from '../push/published.ts'
import {openReceipts, readReceipts} from '../push/receipts.ts'
import {diagnosticsOf} from '../push/refused.ts'
import {secretOf} from '../push/secret.ts'
import {type Library, type Means, WireFault} from '../push/types.ts'
import {openWire, type Wire} from '../push/wire.ts'
import {grouped, size} from '../reporters/numbers.ts'
import {printable} from '../reporters/printable.ts'
import {type Args, type Command, flag, type Io, textOption} from './command.ts'
import {reported} from './content.ts'
import {exitCodes} from './faults.ts'
import {type Delivering, deliveringTo, outOption} from './libraries.ts'
import {buildOptions, contentCode, maxOption, openOptions, progressFor, reportOf, reportSettings} from './report.ts'

/** `gzgk push`: delivers to a library what it has no receipt for. */
export const command: Command = {
  name: 'push',
  summary: '向公文库报送新的和改动过的公文',
  options: [
    {flags: '--to <library>', description: '送到哪个公文库：gzgk.config.yml 里 feed.libraries 的 id', required: true},
    {flags: '--dry-run', description: '只列出要送什么，不连接公文库'},
    {flags: '--notify', description: '只通知公文库来取，再取回执'},
    {flags: '--feed-url <url>', description: '和 --notify 一起用：库从哪里取；不写就是网站的 feed/v1/'},
    outOption,
    // What is delivered is what is published: drafts are not.
    ...buildOptions.filter(({flags}) => flags !== '--drafts'),
  ],
  examples: ['gzgk push --to shi-gwk --dry-run', 'gzgk push --to shi-gwk'],
  async run(args, io) {
    const root = await findRoot(io.cwd, args.root)
    const project = await openProject(openOptions(args, io))
    const delivering = await deliveringTo(project, textOption(args, 'to') ?? '', args)
    const faults = await checked(args, io, root)
    if (contentCode(faults, false) !== 0) {
      await show(faults, args, io, root)
      io.stderr.write('内容有错误，没有报送。\n')
      return exitCodes.content
    }
    if (flag(args, 'dryRun')) return plan(delivering, io)
    return flag(args, 'notify') ? ring(project, delivering, args, io) : push(project, delivering, args, io)
  },
}

/** What is published must be sound before it is handed on. */
async function checked(args: Args, io: Io, root: string): Promise<readonly Diagnostic[]> {
  const progress = progressFor(args, io)
  try {
    const {report} = await reported<AssessedReport>(args, io, {
      root,
      options: openOptions(args, io),
      deed: 'check',
      progress,
      make: async (project, more) => (await import('../pipeline/index.ts')).check(project, more),
    })
    return report.diagnostics
  } finally {
    progress.clear()
  }
}

async function show(diagnostics: readonly Diagnostic[], args: Args, io: Io, root: string): Promise<void> {
  io.stdout.write(await reportOf(diagnostics, args, reportSettings(io, {root, max: maxOption(args)})))
}

async function plan({published, library, profile, file}: Delivering, io: Io): Promise<number> {
  const steps = await planOf({published, library, profile}, readReceipts(file).lines)
  for (const {event, bytes, note} of steps) {
    const words = [String(event.seq), event.op, event.id, `第 ${event.rev} 版`, bytes === null ? null : size(bytes), note]
    io.stdout.write(`${words.filter(word => word !== null).join('  ')}\n`)
  }
  io.stdout.write(`要送到${library.name}（${library.id}）的共 ${grouped(steps.length)} 条，没有连接，也没有送。\n`)
  return exitCodes.ok
}

async function push(project: Project, delivering: Delivering, args: Args, io: Io): Promise<number> {
  const {library, file} = delivering
  const wire = await wireTo(library, project.root, delivering.profile.limits.parallel, io)
  const progress = progressFor(args, io)
  try {
    return await alone(file, async () => {
      const receipts = openReceipts(file)
      try {
        if (receipts.damaged > 0) io.stderr.write(`${printable(file)} 有 ${receipts.damaged} 行读不懂，相应的条目会再送一次。\n`)
        progress.start('报送')
        const report = await deliver({...delivering, receipts, means: meansOf(wire, io), tick: progress.tick})
        progress.end('报送', `${report.settled} 条`)
        return await tell(report, project, library, args, io)
      } finally {
        receipts.close()
      }
    })
  } finally {
    progress.clear()
    wire.close()
  }
}

/** Tells the library that there is news, and collects its receipts. */
async function ring(project: Project, delivering: Delivering, args: Args, io: Io): Promise<number> {
  const {library, file, profile} = delivering
  const feed = textOption(args, 'feedUrl') ?? `${project.config.site.url}/${feedFolder}/`
  const wire = await wireTo(library, project.root, profile.limits.parallel, io)
  try {
    return await alone(file, async () => {
      const receipts = openReceipts(file)
      try {
        const {taken, wrong, cursor, head} = await notify({...delivering, feed, receipts, means: meansOf(wire, io)})
        const odd = wrong > 0 ? `，${grouped(wrong)} 行与本站发布的不符，没有收` : ''
        io.stdout.write(
          `通知了${library.name}（${library.id}），收到回执 ${grouped(taken)} 份${odd}，已连续送到第 ${grouped(cursor)} 条，共 ${grouped(head)} 条。\n`,
        )
        return wrong > 0 ? exitCodes.content : cursor < head ? exitCodes.temporary : exitCodes.ok
      } finally {
        receipts.close()
      }
    })
  } catch (error) {
    if (!(error instanceof WireFault)) throw error
    io.stderr.write(`${printable(error.message)}。过一会儿再运行一次。\n`)
    return exitCodes.temporary
  } finally {
    wire.close()
  }
}

/** Opens the way to a library; throws `UsageError` when address or token are not as they must be. */
export async function wireTo(library: Library, root: string, parallel: number, io: Io): Promise<Wire> {
  const address = addressOf(library, io.env)
  const secret = secretOf(library, root, io.env)
  const {caFile} = library
  const ca = caFile === undefined ? undefined : await caIn(resolve(root, caFile), caFile)
  return openWire({address, secret, ca, parallel, signal: io.signal})
}

const caIn = (path: string, named: string): Promise<string> =>
  readFile(path, 'utf8').catch(() => {
    throw new UsageError(`根证书文件 ${named} 打不开`, {note: '核对 gzgk.config.yml 里的 caFile'})
  })

export const meansOf = (wire: Wire, io: Io): Means => ({
  send: wire.send,
  wait: milliseconds => sleep(milliseconds, undefined, {signal: io.signal}).then(() => undefined),
  now: io.now,
  random: Math.random,
})

async function tell(report: Delivered, project: Project, library: Library, args: Args, io: Io): Promise<number> {
  const diagnostics = await diagnosticsOf(report, library, {root: project.root, schemas: project.schemas, configName})
  if (diagnostics.length > 0) await show(diagnostics, args, io, project.root)
  for (const {id, warnings} of report.warnings) io.stderr.write(`${printable(`${id} 已接收，库提醒：${warnings.join('；')}`)}\n`)
  const {settled, waiting, cursor, head, halted, refused, conflicts} = report
  const parts = [
    `送达${library.name}（${library.id}）${grouped(settled)} 条`,
    refused.length > 0 ? `退回 ${grouped(refused.length)} 件` : null,
    conflicts.length > 0 ? `对不上 ${grouped(conflicts.length)} 件` : null,
    waiting > 0 ? `还有 ${grouped(waiting)} 条没有送到` : null,
    `已连续送到第 ${grouped(cursor)} 条，共 ${grouped(head)} 条`,
  ]
  if (!args.quiet || waiting > 0) io.stdout.write(`${parts.filter(part => part !== null).join('，')}。\n`)
  if (halted && !halted.isPassing)
    throw new UsageError(halted.why, {note: '核对接口地址、令牌和证书，再运行一次；已送到的不会重送'})
  if (refused.length + conflicts.length > 0) return exitCodes.content
  if (waiting === 0) return exitCodes.ok
  io.stderr.write(`${printable(halted?.why ?? '库暂时没有答复')}。过一会儿再运行一次，从没有送到的接着送。\n`)
  return exitCodes.temporary
}
