/** 7. Rules look at pages as readers get them: at each by itself, then at all of them together. */
import rehypeParse from 'rehype-parse'
import {unified} from 'unified'
import type {Artifact, Config, Diagnostic, EachStage, Finding, Json, PageOutline, Site, Stage} from '../base/types.ts'
import {applying, type Levels, levelsFor, said} from '../rules/applied.ts'
import {outlineOf} from '../rules/outline.ts'

interface PageSetting {
  readonly [key: string]: Json
  readonly levels: Levels
  readonly config: Json
}

export const checkPage: EachStage<Artifact, PageSetting, {readonly path: string; readonly digest: string}, PageOutline> = {
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
    return {value: outlineOf(page), diagnostics}
  },
}

const parser = unified().use(rehypeParse)

interface Together {
  readonly site: Site
  readonly outlines: readonly PageOutline[]
  /** Of all files of the site. */
  readonly paths: readonly string[]
}

export const checkTogether: Stage<Together, Together & {readonly levels: Levels}, null> = {
  name: 'check-together',
  take: (together, project) => ({...together, levels: levelsFor('pages', '*', project)}),
  run({site, outlines, paths, levels}, tools) {
    const diagnostics: Diagnostic[] = []
    const built = {site, pages: new Map(outlines.map(outline => [outline.path, outline])), paths: new Set(paths)}
    for (const rule of applying(levels, tools.named.rules)) {
      if (rule.scope !== 'pages') continue
      rule.check(built, (where, finding) => {
        const entry = typeof where === 'string' ? site.byId.get(where) : where
        if (entry) diagnostics.push(said(rule, levels[rule.id]!, entry, finding))
      })
    }
    return {value: null, diagnostics}
  },
}
