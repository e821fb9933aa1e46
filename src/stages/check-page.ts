/** 7. Rules look at pages as readers get them. */
import rehypeParse from 'rehype-parse'
import {unified} from 'unified'
import type {Artifact, Config, Diagnostic, EachStage, Finding, Json} from '../base/types.ts'
import {applying, type Levels, levelsFor, said} from '../rules/applied.ts'

interface PageSetting {
  readonly [key: string]: Json
  readonly levels: Levels
  readonly config: Json
}

export const checkPage: EachStage<Artifact, PageSetting, {readonly path: string; readonly digest: string}, null> = {
  name: 'check-page',
  setting: project => ({levels: levelsFor('artifact', '*', project), config: project.config as unknown as Json}),
  take: ({path, digest}) => ({path, digest}),
  async run({path}, {levels, config}, tools) {
    const diagnostics: Diagnostic[] = []
    const html = Buffer.from(await tools.emitted(path)).toString()
    const url = `/${path.replace(/(?:^|(?<=\/))index\.html$/u, '')}`
    const page = {path, url, html, tree: parser.parse(html)}
    for (const rule of applying(levels, tools.named.rules)) {
      if (rule.scope !== 'artifact') continue
      const report = (finding: Finding): void =>
        void diagnostics.push(said(rule, levels[rule.id]!, {path: `dist/${path}`}, finding))
      rule.check(page, report, config as unknown as Config)
    }
    return {value: null, diagnostics}
  },
}

const parser = unified().use(rehypeParse)
