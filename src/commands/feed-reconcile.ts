import {readFile} from 'node:fs/promises'
import {resolve} from 'node:path'
import {UsageError} from '../base/diagnostics.ts'
import {isObject} from '../base/json.ts'
import type {EntryId, Json} from '../base/types.ts'
import {alone} from '../folder/lock.ts'
import {openProject} from '../project/open.ts'
import type {InventoryRow} from '../push/inventory.ts'
import {asked} from '../push/notify.ts'
import {patience} from '../push/patience.ts'
import {openReceipts} from '../push/receipts.ts'
import {
  type Difference,
  differences,
  driftWords,
  expectedRows,
  type Held,
  heldBy,
  heldIn,
  isMendable,
  requeuesOf,
} from '../push/reconcile.ts'
import {WireFault} from '../push/types.ts'
import {grouped} from '../reporters/numbers.ts'
import {printable} from '../reporters/printable.ts'
import {type Args, type Command, flag, type Io, textOption} from './command.ts'
import {type Delivering, deliveringTo, libraryOption, linesOfText, outOption} from './libraries.ts'
import {meansOf, wireTo} from './push.ts'

/** Exit codes of their own: equal, different, not known. */
const [equal, drift, unknown] = [0, 1, 2]

/** `gzgk feed reconcile`: does the library hold what it should? */
export const command: Command = {
  name: 'reconcile',
  summary: '核对公文库里的内容与本站是否一致',
  options: [
    libraryOption,
    {flags: '--inventory <file>', description: '库导出的清单（NDJSON：id、rev、state、digest）；不写就向库查询'},
    {flags: '--fix', description: '缺的、旧的、该撤没撤的，排队重送；不会删库里的东西'},
    outOption,
  ],
  examples: ['gzgk feed reconcile --library shi-gwk', 'gzgk feed reconcile --library shi-gwk --inventory qingdan.ndjson --fix'],
  async run(args, io) {
    const project = await openProject({cwd: io.cwd, root: args.root, now: io.now()})
    const delivering = await deliveringTo(project, textOption(args, 'library') ?? '', args)
    const {published, library, file} = delivering
    const expected = expectedRows(published.events, await published.rows())
    const held = await heldFor(delivering, project.root, expected, args, io)
    if (held === null) return unknown
    const found = differences(expected, held.rows)
    tell(found, io)
    const fixed = flag(args, 'fix') ? requeuesOf(found, new Date(io.now()).toISOString()) : []
    if (fixed.length > 0) {
      await alone(file, async () => {
        const receipts = openReceipts(file)
        receipts.append(fixed)
        receipts.close()
      })
    }
    io.stdout.write(`${summary(found, held, expected.size, fixed.length, library)}\n`)
    return held.unknown > 0 ? unknown : found.length > 0 ? drift : equal
  },
}

async function heldFor(
  {library, profile}: Delivering,
  root: string,
  expected: ReadonlyMap<EntryId, InventoryRow>,
  args: Args,
  io: Io,
): Promise<Held | null> {
  const file = textOption(args, 'inventory')
  if (file !== undefined) return heldIn(linesOfText(await textOf(resolve(io.cwd, file), file)))
  const {inventory} = profile.paths
  if (inventory === null) throw new UsageError(`${library.name}没有查询清单的接口`, {note: '请库方导出清单，用 --inventory 指明'})
  const wire = await wireTo(library, root, profile.limits.parallel, io)
  const get = (path: string) => asked({method: 'GET', path, headers: {}, body: null}, meansOf(wire, io), patience)
  try {
    const {json} = await get(inventory)
    const buckets: Json | undefined = isObject(json) ? json['buckets'] : undefined
    if (!isObject(buckets)) throw new WireFault('库的清单读不懂')
    return await heldBy(expected, buckets, async bucket => (await get(`${inventory}/${bucket}`)).lines ?? [undefined])
  } catch (error) {
    if (!(error instanceof WireFault)) throw error
    io.stderr.write(`没有核对成：${printable(error.message)}。\n`)
    return null
  } finally {
    wire.close()
  }
}

const textOf = (path: string, named: string): Promise<string> =>
  readFile(path, 'utf8').catch(() => {
    throw new UsageError(`清单 ${printable(named)} 打不开`, {note: '核对路径'})
  })

function tell(found: readonly Difference[], io: Io): void {
  const words = (row: InventoryRow | null): string => (row === null ? '无' : `第 ${row.rev} 版 ${row.state ?? ''}`.trim())
  for (const {id, drift: kind, ours, theirs} of found)
    io.stdout.write(`${printable(`${driftWords[kind]}（${kind}）  ${id}  本站 ${words(ours)}，库 ${words(theirs)}`)}\n`)
}

function summary(
  found: readonly Difference[],
  {unknown: strange}: Held,
  count: number,
  fixed: number,
  {name, id}: {readonly name: string; readonly id: string},
): string {
  const people = found.filter(one => !isMendable(one)).length
  const parts = [
    `${name}（${id}）应有 ${grouped(count)} 件`,
    found.length === 0 ? (strange === 0 ? '全部一致' : '没有发现差异') : `不一致 ${grouped(found.length)} 件`,
    strange > 0 ? `清单里有 ${grouped(strange)} 行无法确定` : null,
    fixed > 0 ? `${grouped(fixed)} 件已排队，下次 gzgk push 重送` : null,
    people > 0 ? `${grouped(people)} 件要人处理` : null,
  ]
  return `${parts.filter(part => part !== null).join('，')}。`
}
