/**
 * Html with holes. All of a body is known when it is read, but where its citations and links lead: that is known when all bodies are.
 * Pieces are plain JSON, and all their html is finished: `fill` puts addresses in, and nothing else.
 */

/** Html, or a hole in it. No two strings stand next to each other. */
export type Piece = string | CitationHole | LinkHole | ImageHole

/** A citation; text as it stands when it leads nowhere. */
export interface CitationHole {
  /** Its place in the list of `citationsIn`. A citation that markup cuts in two has two holes. */
  readonly citation: number
  readonly html: readonly Piece[]
}
/** A link of the author; what it holds, when it leads nowhere safe. */
export interface LinkHole {
  /** The address as written, percent-encoded as in html. */
  readonly link: string
  /** Attributes in front of `href` and behind it, each with a blank in front. */
  readonly before?: string
  readonly after?: string
  /** The `id` attribute, which stays when the link goes. */
  readonly id?: string
  readonly html: readonly Piece[]
}
/** A picture; its description, when its address is not safe. */
export interface ImageHole {
  readonly image: string
  readonly before?: string
  readonly after: string
  readonly alt: string
}

/** Characters of the html, addresses as written. */
export function sizeOf(pieces: readonly Piece[]): number {
  let size = 0
  for (const piece of pieces) {
    if (typeof piece === 'string') size += piece.length
    else if ('image' in piece) size += piece.image.length + piece.after.length
    else size += sizeOf(piece.html) + ('link' in piece ? piece.link.length : 0)
  }
  return size
}
