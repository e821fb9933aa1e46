/**
 * What all pages together can see of an entry: everything but its text. Lists, tables, feeds and maps are planned from a site of surfaces,
 * so as long as no surface changes, none of them does, and they need not be planned to know that.
 */
import {digest} from '../base/digest.ts'
import type {Digest, Entry, Site} from '../base/types.ts'
import {isPartOf, oncePerSite} from './html/memo.ts'

/** The surface of an entry, as an entry. */
export const surfaceOf = ({id, kind, path, url, data, refs, files, body, signers, surface, isPlain}: Entry): Entry => ({
  id,
  kind,
  path,
  url,
  data,
  refs,
  citations: [],
  anchors: [],
  links: [],
  files: files.map(({path: file, at}) => ({path: file, ...(at !== undefined && {at})})),
  ...(signers && signers.length > 0 && {signers}),
  // That there is something to read, not how much.
  body: {...body, compiled: '', text: '', length: Math.sign(body.length)},
  positions: '',
  surface,
  skeleton: '',
  digest: surface,
  ...(isPlain && {isPlain}),
})

/** Covers all of a surface but what `link` adds. `setting` stands for what the entry was read by. */
export const surfaceDigest = (entry: Entry, setting: Digest): Digest =>
  digest(setting + JSON.stringify({...surfaceOf(entry), surface: '', digest: ''}))

/** Covers what the text points at, too. */
export const skeletonDigest = ({surface, citations, links, files}: Entry): Digest =>
  digest(surface + JSON.stringify([citations, links, files]))

/** A site of surfaces, made anew for each who asks: kept, those of a hundred thousand entries would be in the way of all that follows. */
export function surfaces(site: Site): Site {
  const entries = site.entries.map(surfaceOf)
  const part: Site = {
    ...site,
    digest: '',
    entries,
    byId: new Map(entries.map(entry => [entry.id, entry])),
    meant: new Map(),
    citations: new Map(),
    hrefs: new Map(),
    comparisons: new Map(),
  }
  isPartOf(part, site)
  return part
}

/** Covers a site of surfaces: validity follows from entries, edges and the day. */
export const surfacesDigest = oncePerSite(({project, entries, graph, organizations, attachments}): Digest => {
  const {config, theme, schemas, synonyms, today, drafts, feed = false, outputs, toolchain} = project
  const office = [
    config,
    [...schemas],
    [...synonyms],
    theme.digest,
    today,
    drafts,
    feed,
    outputs.map(({name}) => name),
    toolchain,
    [...organizations],
  ]
  const files = [...attachments.values()].map(({path, size, digest: own}) => `${path} ${size} ${own}`)
  const edges = entries.flatMap(({id}) => (graph.out.get(id) ?? []).map(edge => JSON.stringify(edge)))
  return digest([JSON.stringify(office), ...entries.map(({surface}) => surface), ...files, ...edges].join('\n'))
})
