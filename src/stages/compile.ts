/** 5. A body becomes html, text and contents. Depends on the body and on where its citations and links lead, nothing else. */
import type {Body, Digest, Entry, Json, ResolvedCitation, Stage} from '../base/types.ts'
import {compile as compileMarkdown} from '../markdown/compile.ts'
import {fill} from '../markdown/fill.ts'
import {parse} from '../markdown/parse.ts'

export interface CompileInput {
  readonly entry: Entry
  readonly citations: readonly (ResolvedCitation | null)[]
  readonly hrefs: Readonly<Record<string, string>>
}
interface Taken {
  readonly [key: string]: Json
  readonly path: string
  readonly body: Digest
  readonly citations: readonly (string | null)[]
  readonly hrefs: Readonly<Record<string, string>>
  readonly codes: readonly string[]
}

export const compile: Stage<CompileInput, Taken, Body> = {
  name: 'compile',
  take: ({entry, citations, hrefs}, project) => ({
    path: entry.path,
    body: entry.body,
    citations: citations.map(resolved => resolved?.href ?? null),
    hrefs,
    codes: Object.keys(project.config.documentCodes ?? {}),
  }),
  async run({path, body, citations, hrefs, codes}, tools) {
    const {tree} = parse(await tools.text(body), path)
    const {html, text, toc, excerpt, length, diagnostics} = await compileMarkdown(tree, {path, codes: new Set(codes)})
    return {
      value: {html: await tools.keep(fill(html, {citations, hrefs})), text: await tools.keep(text), toc, excerpt, length},
      diagnostics,
    }
  },
}
