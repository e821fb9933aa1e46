import {resolve} from 'node:path'
import {UsageError} from '../base/diagnostics.ts'
import type {FeedEvent} from '../feed/types.ts'
import {openProject} from '../project/open.ts'
import {pack} from '../push/bag.ts'
import {ledgerOf, outboxOf} from '../push/ledger.ts'
import {readReceipts} from '../push/receipts.ts'
import {grouped, size} from '../reporters/numbers.ts'
import {printable} from '../reporters/printable.ts'
import {type Command, textOption} from './command.ts'
import {type Delivering, deliveringTo, libraryOption, outOption} from './libraries.ts'

/** `gzgk feed pack`: what a library lacks, as a file to carry across. */
export const command: Command = {
  name: 'pack',
  summary: '把要报送的打成一个包（BagIt），供不通的网络拷贝',
  options: [
    libraryOption,
    {flags: '--since <seq>', description: '从哪一条之后；receipts 是还没有回执的，0 是全部', default: 'receipts'},
    {flags: '--file <zip>', description: '包写成哪个文件；不写就是 <库>-<起>-<止>.zip'},
    outOption,
  ],
  examples: ['gzgk feed pack --library shi-gwk', 'gzgk feed pack --library shi-gwk --since 0 --file all.zip'],
  async run(args, io) {
    const project = await openProject({cwd: io.cwd, root: args.root, now: io.now()})
    const delivering = await deliveringTo(project, textOption(args, 'library') ?? '', args)
    const events = eventsSince(textOption(args, 'since') ?? 'receipts', delivering)
    const {library, published, profile, site} = delivering
    if (events.length === 0) {
      io.stdout.write(`${library.name}（${library.id}）没有要报送的，没有打包。\n`)
      return 0
    }
    const named = textOption(args, 'file') ?? `${library.id}-${events[0]!.seq}-${events.at(-1)!.seq}.zip`
    const packed = await pack({published, events, library: library.id, profile, site}, resolve(io.cwd, named))
    io.stdout.write(
      `${printable(named)}：${grouped(packed.events)} 条，${grouped(packed.files)} 个文件，${size(packed.bytes)}。库方的回执拷回后，用 gzgk feed receive 收下。\n`,
    )
    return 0
  },
}

function eventsSince(since: string, {published, file}: Delivering): FeedEvent[] {
  const {events} = published
  if (since === 'receipts') {
    const waiting = [...outboxOf(events, ledgerOf(readReceipts(file).lines, events)).values()].flat()
    return waiting.sort((a, b) => a.seq - b.seq)
  }
  if (!/^\d{1,9}$/u.test(since))
    throw new UsageError(`--since 要写 receipts 或一个序号，现在是“${printable(since)}”`, {note: '写成 --since 0 就是全部'})
  return events.filter(({seq}) => seq > Number(since))
}
