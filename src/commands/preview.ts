import {resolve} from 'node:path'
import {startPreview} from '../preview/server.ts'
import {findRoot} from '../project/root.ts'
import {type Command, textOption} from './command.ts'
import {buildCommand, countOption, placeOptions} from './report.ts'

/** `gzgk preview`: serves the built site to this computer until Ctrl+C. */
export const command: Command = {
  name: 'preview',
  summary: '在本机预览生成好的网站',
  options: [
    {flags: '--port <n>', description: '端口；被占用时用后面的一个', default: '4321'},
    {flags: '--out <dir>', description: '生成好的网站在哪个文件夹；不写就是 dist'},
  ],
  examples: ['gzgk preview', 'gzgk preview --port 8080'],
  async run(args, io) {
    const port = countOption(args, 'port', '--port', 0, 65_535)
    const root = await findRoot(io.cwd, args.root)
    const preview = await startPreview({
      folder: resolve(root, textOption(args, 'out') ?? 'dist'),
      port,
      buildCommand: buildCommand(io, placeOptions(args)),
    })
    if (port !== 0 && preview.port !== port) io.stderr.write(`端口 ${port} 被占用，改用 ${preview.port}\n`)
    io.stdout.write(`本机预览 ${preview.url}    按 Ctrl+C 停止\n`)
    await new Promise<void>(stop => {
      if (io.signal.aborted) stop()
      io.signal.addEventListener('abort', () => stop(), {once: true})
    })
    await preview.close()
    return 0
  },
}
