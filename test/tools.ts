/** The tools of a stage over a store in memory. */
import {digest} from '../src/base/digest.ts'
import type {Body, Digest, Project, Source, TocItem, Tools} from '../src/base/types.ts'
import {readBody, writeBody} from '../src/markdown/compiled-body.ts'
import {fill} from '../src/markdown/fill.ts'

/** The body of an entry that has none. */
export const noBody: Body = {compiled: '', text: '', tops: [], excerpt: '', length: 0}

export interface Kept {
  readonly blobs: Map<Digest, Uint8Array>
  keep(bytes: string | Uint8Array): Digest
  /** A body of finished html; what is text in it is its text. */
  body(html: string, toc?: readonly TocItem[]): Body
  readonly tools: Tools
}

export function keeping(project: Project, more: Partial<Tools> = {}): Kept {
  const blobs = new Map<Digest, Uint8Array>()
  const site = new Map<string, Uint8Array>()
  const keep = (bytes: string | Uint8Array): Digest => {
    blobs.set(digest(bytes), typeof bytes === 'string' ? Buffer.from(bytes) : bytes)
    return digest(bytes)
  }
  for (const bytes of project.theme.assets.values()) keep(bytes)
  const blob = async (name: Digest): Promise<Uint8Array> => {
    const bytes = blobs.get(name)
    if (!bytes) throw new Error(`nothing was kept under ${name}`)
    return bytes
  }
  const text = async (name: Digest): Promise<string> => Buffer.from(await blob(name)).toString()
  return {
    blobs,
    keep,
    body(html, toc = []) {
      const text = html.replace(/<[^>]+>/g, '')
      return {
        compiled: keep(writeBody({html: [html], toc})),
        text: keep(text),
        tops: toc.map(({id}) => id),
        excerpt: text.slice(0, 100),
        length: text.length,
      }
    },
    tools: {
      read: ({digest: name}: Source) => blob(name),
      blob,
      text,
      keep: async bytes => keep(bytes),
      async emit(path, bytes) {
        const own = Uint8Array.from(bytes)
        keep(own)
        site.set(path, own)
      },
      emitted: async path => site.get(path)!,
      async body({compiled, ...targets}) {
        const {html, toc} = readBody(await text(compiled))
        return {html: fill(html, targets), toc}
      },
      layout: () => '',
      named: project,
      ...more,
    },
  }
}
