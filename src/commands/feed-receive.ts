import {readFile} from 'node:fs/promises'
import {resolve} from 'node:path'
import {UsageError} from '../base/diagnostics.ts'
import {alone} from '../folder/lock.ts'
import {openProject} from '../project/open.ts'
import {cursorOf, ledgerOf} from '../push/ledger.ts'
import {openReceipts} from '../push/receipts.ts'
import {receive} from '../push/receive.ts'
import {grouped} from '../reporters/numbers.ts'
import {printable} from '../reporters/printable.ts'
import {type Command, textOption} from './command.ts'
import {deliveringTo, libraryOption, linesOfText, outOption} from './libraries.ts'

/** `gzgk feed receive`: takes in receipts that came back as a file. */
export const command: Command = {
  name: 'receive',
  summary: '收下公文库拷回的回执',
  arguments: [{name: '<file>', description: '回执文件（NDJSON，一行一份）'}],
  options: [libraryOption, outOption],
  examples: ['gzgk feed receive receipts-1-120.ndjson --library shi-gwk'],
  async run(args, io) {
    const [named] = args.positionals
    if (named === undefined)
      throw new UsageError('receive 后面要写回执文件', {note: '如 gzgk feed receive receipts-1-120.ndjson'})
    const project = await openProject({cwd: io.cwd, root: args.root, now: io.now()})
    const {library, published, file} = await deliveringTo(project, textOption(args, 'library') ?? '', args)
    const text = await readFile(resolve(io.cwd, named), 'utf8').catch(() => {
      throw new UsageError(`回执文件 ${printable(named)} 打不开`, {note: '核对路径'})
    })
    const {events} = published
    return alone(file, async () => {
      const receipts = openReceipts(file)
      try {
        const {taken, known, wrong} = receive(linesOfText(text), library.id, events, receipts)
        const parts = [
          `收下${library.name}（${library.id}）的回执 ${grouped(taken)} 份`,
          known > 0 ? `已有 ${grouped(known)} 份` : null,
          wrong > 0 ? `${grouped(wrong)} 行与本站发布的不符，没有收` : null,
          `已连续送到第 ${grouped(cursorOf(events, ledgerOf(receipts.lines, events)))} 条，共 ${grouped(events.length)} 条`,
        ]
        io.stdout.write(`${parts.filter(part => part !== null).join('，')}。\n`)
        return wrong > 0 ? 1 : 0
      } finally {
        receipts.close()
      }
    })
  },
}
