/** Html with holes -> html. The only place where an address gets into a finished body: it is checked and escaped here. */
import {escapedText, escapedValue} from './escape.ts'
import type {CitationHole, ImageHole, LinkHole, Piece} from './pieces.ts'
import {encoded, isExternal, isSafeHref, isSafeSource} from './urls.ts'

/** Where the holes of a body lead. */
export interface Targets {
  /** Where each citation leads, in the order of `citationsIn`; null, or a missing one, stays plain text. */
  readonly citations: readonly (string | null)[]
  /** Links and images as written -> as published; what is absent stays as it is. */
  readonly hrefs: Readonly<Record<string, string>>
}
interface Filling extends Targets {
  /** `hrefs`, by the address as html has it too; made when the first link is met. */
  published: ReadonlyMap<string, string> | null
}

/** The html of a body, all its holes filled. */
export const fill = (pieces: readonly Piece[], targets: Targets): string => filled({...targets, published: null}, pieces, false)

function filled(filling: Filling, pieces: readonly Piece[], inLink: boolean): string {
  let html = ''
  for (const piece of pieces) {
    if (typeof piece === 'string') html += piece
    else if ('citation' in piece) html += citation(filling, piece, inLink)
    else if ('link' in piece) html += link(filling, piece, inLink)
    else html += image(filling, piece)
  }
  return html
}

/** A link cannot hold another: what stands in a citation that leads somewhere leads there too. */
function citation(filling: Filling, hole: CitationHole, inLink: boolean): string {
  const href = filling.citations[hole.citation] ?? null
  if (href === null || inLink) return filled(filling, hole.html, inLink)
  const html = filled(filling, hole.html, true)
  return isSafeHref(href) ? `<a class="cite" href="${written(href)}">${html}</a>` : html
}

function link(filling: Filling, {link, before = '', after = '', id, html}: LinkHole, inLink: boolean): string {
  const inner = filled(filling, html, inLink)
  const href = targetOf(filling, link)
  if (!inLink && isSafeHref(href)) {
    const rel = isExternal(href) ? ' rel="noopener noreferrer"' : ''
    return `<a${before} href="${written(href)}"${after}${rel}>${inner}</a>`
  }
  return id === undefined ? inner : `<span${id}>${inner}</span>`
}

function image(filling: Filling, {image, before = '', after, alt}: ImageHole): string {
  const src = targetOf(filling, image)
  return isSafeSource(src) ? `<img${before} src="${written(src)}"${after}>` : escapedText(alt)
}

const written = (address: string): string => escapedValue(address.toWellFormed())

function targetOf(filling: Filling, address: string): string {
  filling.published ??= publishedBy(filling.hrefs)
  return filling.published.get(address) ?? address
}

function publishedBy(hrefs: Targets['hrefs']): ReadonlyMap<string, string> {
  const published = new Map<string, string>()
  for (const [written, final] of Object.entries(hrefs)) published.set(encoded(written), final).set(written, final)
  return published
}
