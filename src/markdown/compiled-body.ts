/** A compiled body as it lies in the store: contents and holes as JSON, then the html as it is, which as JSON would be escaped and read twice. */
import type {TocItem} from '../base/types.ts'
import type {Piece} from './pieces.ts'

/** What a page shows of a body. Where its citations and links lead is filled in when the page is made. */
export interface CompiledBody {
  readonly html: readonly Piece[]
  readonly toc: readonly TocItem[]
}

/** Stands in the html for a hole: a character that html cannot hold (HTML, 13.1.5), and that `escape.ts` lets through nowhere. */
const hole = '\0'

export function writeBody({html, toc}: CompiledBody): string {
  const holes = html.filter(piece => typeof piece !== 'string')
  return `${JSON.stringify([toc, holes])}\n${html.map(piece => (typeof piece === 'string' ? piece : hole)).join('')}`
}

export function readBody(text: string): CompiledBody {
  const end = text.indexOf('\n')
  const [toc, holes] = JSON.parse(text.slice(0, end)) as [TocItem[], Piece[]]
  const html = text
    .slice(end + 1)
    .split(hole)
    .flatMap((part, index): Piece[] => [...(index > 0 ? [holes[index - 1]!] : []), ...(part === '' ? [] : [part])])
  return {html, toc}
}
