import {relative, resolve, sep} from 'node:path'
import {UsageError} from '../base/diagnostics.ts'
import {titleInMarks} from '../base/titles.ts'
import {entryNamed} from '../export/article.ts'
import {articleName, writeArticle} from '../export/write.ts'
import {bodyView} from '../outputs/body.ts'
import {browse} from '../pipeline/index.ts'
import {openProject} from '../project/open.ts'
import {printable} from '../reporters/printable.ts'
import {type Command, textOption} from './command.ts'
import {openOptions, progressFor} from './report.ts'

/** `gzgk export wechat <id>`: an entry as an article for a WeChat official account. */
export const command: Command = {
  name: 'export',
  summary: '把一个条目导出成公众号文章',
  arguments: [
    {name: '<target>', description: '导出成什么：wechat（微信公众号）'},
    {name: '<id>', description: '条目的编号（文件名，不带 .md）或发文字号'},
  ],
  options: [
    {flags: '--out <dir>', description: '写进哪个文件夹；不写就是 wechat/<编号>'},
    {flags: '--as-of <date>', description: '按哪一天判断有效性，如 2026-01-31；不写就是今天'},
    {flags: '--drafts', description: '连同草稿（draft: true）'},
  ],
  examples: ['gzgk export wechat sswg-2026-2', 'gzgk export wechat 示商务规〔2026〕2号 --out 公众号'],
  async run(args, io) {
    const [target = '', name = ''] = args.positionals
    if (target !== 'wechat') throw new UsageError(`不会导出成“${printable(target)}”`, {note: '现在可以写：wechat'})
    const project = await openProject(openOptions(args, io))
    const progress = progressFor(args, io)
    const {written, folder} = await browse(project, {progress, signal: io.signal}, async (site, {body, bytes}) => {
      const entry = entryNamed(site, printable(name))
      const folder = resolve(io.cwd, textOption(args, 'out') ?? `wechat/${entry.id}`)
      const view = bodyView(site, entry)
      return {written: await writeArticle({site, entry, body: view ? await body(view) : ''}, bytes, folder), folder}
    })
    const place = relative(io.cwd, folder).split(sep).join('/') || '.'
    const pictures = written.pictures === 0 ? '' : `，图片 ${written.pictures} 张`
    io.stdout.write(
      `${printable(titleInMarks(written.title))}已导出到 ${printable(place)}/（${articleName}、二维码 qr.gif${pictures}）\n`,
    )
    io.stdout.write(`下一步：用浏览器打开 ${articleName}，全选、复制，粘贴到公众号编辑器；图片和二维码在编辑器里重新上传；\n`)
    io.stdout.write(`　　　　标题另填，“阅读原文”填 ${written.url}\n`)
    return 0
  },
}
