/** What each file of the content folder is. */
import type {Project, Source} from '../base/types.ts'

interface Sorted {
  /** Null: the file lies in no kind's folder. */
  readonly entries: {readonly source: Source; readonly kind: string | null}[]
  readonly attachments: Map<string, Source>
  readonly registry: Source[]
}

/** The folder decides the kind: `content/policies/…` is a policy, `content/_data/` the registries, all else travels with an entry. */
export function sorted(sources: readonly Source[], project: Project): Sorted {
  const kinds = new Map([...project.kinds.values()].map(kind => [kind.dir, kind]))
  const found: Sorted = {entries: [], attachments: new Map(), registry: []}
  for (const source of sources) {
    const [, folder = ''] = source.path.split('/')
    const kind = kinds.get(folder)
    if (folder === '_data') found.registry.push(source)
    else if (source.path.endsWith('.md')) found.entries.push({source, kind: kind?.name ?? null})
    else found.attachments.set(source.path, source)
  }
  return found
}
