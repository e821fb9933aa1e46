import type {CheckReport} from '../pipeline/index.ts'
import {findRoot} from '../project/root.ts'
import {grouped, seconds} from '../reporters/numbers.ts'
import {type Command, flag, textOption} from './command.ts'
import {reported} from './content.ts'
import {contentCode, contentOptions, maxOption, openOptions, progressFor, reportOf, reportSettings} from './report.ts'

/** `gzgk check`: looks at everything and writes nothing. */
export const command: Command = {
  name: 'check',
  summary: '只检查内容，不生成网站',
  options: [
    ...contentOptions,
    {flags: '--strict', description: '有警告也算不通过'},
    {flags: '--artifacts', description: '连同网页一起检查：生成全部网页，不写进 dist'},
  ],
  examples: ['gzgk check', 'gzgk check --strict --format github', 'gzgk check --format concise --quiet'],
  async run(args, io) {
    const began = io.now()
    const [strict, artifacts, max] = [flag(args, 'strict'), flag(args, 'artifacts'), maxOption(args)]
    const options = openOptions(args, io)
    const root = await findRoot(io.cwd, args.root)
    const progress = progressFor(args, io)
    try {
      const {report} = await reported<CheckReport>(args, io, {
        root,
        options,
        deed: artifacts ? 'check --artifacts' : 'check',
        progress,
        make: async (project, more) => (await import('../pipeline/index.ts')).check(project, {...more, artifacts}),
      })
      const {diagnostics, files} = report
      if (!args.quiet) io.stderr.write(`检查了 ${grouped(files)} 个文件，用时 ${seconds(io.now() - began)}\n\n`)
      const isSilent = args.quiet && diagnostics.length === 0 && textOption(args, 'format') === 'pretty'
      if (!isSilent) io.stdout.write(reportOf(diagnostics, args, reportSettings(io, {root, strict, max})))
      return contentCode(diagnostics, strict)
    } finally {
      progress.clear()
    }
  },
}
