import {openProject} from '../project/open.ts'
import {readReceipts, receiptsFile} from '../push/receipts.ts'
import {statusOf} from '../push/status.ts'
import {grouped} from '../reporters/numbers.ts'
import {printable} from '../reporters/printable.ts'
import {type Command, textOption} from './command.ts'
import {libraryNamed, libraryOption, outOption, publishedIn, siteOf} from './libraries.ts'

/** `gzgk feed status`: how far behind each library is. */
export const command: Command = {
  name: 'status',
  summary: '各公文库还差多少没有送到',
  options: [libraryOption, outOption],
  examples: ['gzgk feed status'],
  async run(args, io) {
    const project = await openProject({cwd: io.cwd, root: args.root, now: io.now()})
    const {events} = await publishedIn(siteOf(project.root, args))
    const wanted = textOption(args, 'library')
    const libraries = wanted === undefined ? (project.config.feed?.libraries ?? []) : [libraryNamed(project, wanted)]
    if (libraries.length === 0) io.stdout.write('配置里还没有公文库（feed.libraries）。\n')
    for (const {id, name} of libraries) {
      const {cursor, head, waiting, since, refused, last} = statusOf(events, readReceipts(receiptsFile(project.root, id)).lines)
      const parts = [
        `已连续送到第 ${grouped(cursor)} 条，共 ${grouped(head)} 条`,
        waiting === 0 ? '没有积压' : `积压 ${grouped(waiting)} 条，最早的发布于 ${since?.slice(0, 10)}`,
        refused > 0 ? `其中退回 ${grouped(refused)} 件` : null,
        last === null ? '还没有收到过回执' : `最近的回执 ${last}`,
      ]
      io.stdout.write(`${printable(`${name}（${id}）  ${parts.filter(part => part !== null).join('，')}`)}\n`)
    }
    return 0
  },
}
