import {writeFile} from 'node:fs/promises'
import {extname, resolve} from 'node:path'
import type {ComparisonTable} from '../base/comparison-table.ts'
import {UsageError} from '../base/diagnostics.ts'
import type {Passage} from '../base/passages.ts'
import {type ComparedText, summaryOf} from '../outputs/comparison/words.ts'
import {type NamedText, namedText} from '../project/named-text.ts'
import {findRoot} from '../project/root.ts'
import {defused, printable} from '../reporters/printable.ts'
import {type Args, type Command, flag, textOption} from './command.ts'

/** `gzgk compare`: the 新旧条文对照表 of any two texts. */
export const command: Command = {
  name: 'compare',
  summary: '对照两份文件或两个版本，做出新旧条文对照表',
  arguments: [
    {name: '<before>', description: '修改前：条目的编号、文件的路径，或 版本:编号；没有旧文本的写 -（全部新增）'},
    {name: '<after>', description: '修改后：写法相同；全部废止、没有新文本的写 -'},
  ],
  options: [
    {
      flags: '--format <name>',
      description: '对照表的样式：html、docx、csv、md；不写就看 --out 的后缀，再不然是 md',
      choices: ['html', 'docx', 'csv', 'md'],
    },
    {flags: '--out <file>', description: '写到哪个文件；不写就打印出来'},
    {flags: '--all', description: '没有修改的条款也逐条列出（csv 总是全部列出）'},
  ],
  examples: [
    'gzgk compare sswg-2021-2 sswg-2026-2',
    'gzgk compare sswg-2021-2 sswg-2026-2 --out 对照表.docx',
    'gzgk compare main:sswg-2026-2 sswg-2026-2 --format html --out 对照表.html',
  ],
  async run(args, io) {
    const format = formatOf(args)
    const out = textOption(args, 'out')
    if (format === 'docx' && out === undefined) throw new UsageError('docx 不能打印出来', {note: '加上 --out 对照表.docx'})
    const where = {root: await findRoot(io.cwd, args.root).catch(() => io.cwd), cwd: io.cwd}
    const [one = '', other = ''] = args.positionals
    const [before, after] = [await namedText(one, where), await namedText(other, where)]
    const table = await compared(before, after)
    const written = await writtenAs(format, table, before, after, flag(args, 'all'))
    if (out === undefined) io.stdout.write(defused(written as string))
    else await writeFile(resolve(io.cwd, out), written)
    if (!args.quiet) io.stderr.write(`${summaryOf(table)}${out === undefined ? '' : `写在 ${printable(out)}`}\n`)
    return 0
  },
}

const formats = ['html', 'docx', 'csv', 'md'] as const
type Format = (typeof formats)[number]

function formatOf(args: Args): Format {
  const out = textOption(args, 'out')
  const asked = textOption(args, 'format') ?? (out === undefined ? 'md' : extname(out).slice(1).toLowerCase())
  const format = formats.find(name => name === asked)
  if (!format)
    throw new UsageError(`不知道要写成什么样式：--out 的文件名是“${printable(out ?? '')}”`, {
      note: '加上 --format docx（或 html、csv、md）',
    })
  return format
}

async function compared(before: NamedText, after: NamedText): Promise<ComparisonTable> {
  const {tableOf} = await import('../comparison/index.ts')
  return tableOf(await passagesIn(before), await passagesIn(after))
}

async function passagesIn({body, path}: NamedText): Promise<Passage[]> {
  if (path === null) return []
  const [{read}, {passagesOf}] = await Promise.all([import('../markdown/read.ts'), import('../markdown/passages.ts')])
  const {tree, diagnostics} = await read(body, path)
  const faults = diagnostics.filter(({level}) => level === 'error')
  if (faults.length > 0) throw new UsageError(`${printable(path)} 的正文读不出来`, {diagnostics: faults})
  return passagesOf(tree)
}

/** Each form is loaded only when it is asked for. */
async function writtenAs(
  format: Format,
  table: ComparisonTable,
  before: ComparedText,
  after: ComparedText,
  whole: boolean,
): Promise<string | Uint8Array> {
  switch (format) {
    case 'csv':
      return (await import('../outputs/comparison/csv.ts')).comparisonCsv(table)
    case 'md':
      return (await import('../outputs/comparison/markdown.ts')).comparisonMarkdown(table, before, after, whole)
    case 'html':
      return (await import('../outputs/comparison/document-html.ts')).comparisonHtml(table, before, after, whole)
    case 'docx':
      return (await import('../outputs/comparison/document-docx.ts')).comparisonDocx(table, before, after, whole)
  }
}
