import {check} from '../pipeline/index.ts'
import {requireContent} from '../project/content.ts'
import {openProject} from '../project/open.ts'
import {grouped, seconds} from '../reporters/numbers.ts'
import {type Command, flag, textOption} from './command.ts'
import {contentCode, contentOptions, maxOption, openOptions, progressFor, reportOf, reportSettings} from './report.ts'

/** `gzgk check`: looks at everything and writes nothing. */
export const command: Command = {
  name: 'check',
  summary: '只检查内容，不生成网站',
  options: [...contentOptions, {flags: '--strict', description: '有警告也算不通过'}],
  examples: ['gzgk check', 'gzgk check --strict --format github', 'gzgk check --format concise --quiet'],
  async run(args, io) {
    const began = io.now()
    const [strict, max] = [flag(args, 'strict'), maxOption(args)]
    const project = await openProject(openOptions(args, io))
    await requireContent(project.root)
    const progress = progressFor(args, io)
    try {
      const {diagnostics, files} = await check(project, {progress, signal: io.signal})
      if (!args.quiet) io.stderr.write(`检查了 ${grouped(files)} 个文件，用时 ${seconds(io.now() - began)}\n\n`)
      const isSilent = args.quiet && diagnostics.length === 0 && textOption(args, 'format') === 'pretty'
      if (!isSilent) io.stdout.write(reportOf(diagnostics, args, reportSettings(io, {root: project.root, strict, max})))
      return contentCode(diagnostics, strict)
    } finally {
      progress.clear()
    }
  },
}
