/** 题注: the lines before the text that record how an instrument was made and amended. They open the body, one paragraph each. */
import type {Point} from '../base/types.ts'
import type {Block, Line} from './blocks.ts'

export interface Header {
  /** `# 标题`, when the header has one. */
  readonly heading: Line | null
  readonly lines: readonly Block[]
  readonly body: readonly Block[]
  readonly removed: readonly {readonly kind: 'header-title'; readonly text: string; readonly place: Point}[]
}

/** Cuts the header off; `until` is the source line that ends it. Without that line there is no header. */
export function splitHeader(blocks: readonly Block[], source: string, until: string | undefined): Header {
  const lines = source.split('\n')
  const end = until === undefined ? -1 : lines.findIndex(line => line.trim() === until.trim())
  if (end < 0) return {heading: null, lines: [], body: blocks, removed: []}
  const above = blocks.filter(({place}) => place.line <= end)
  const heading = above.find((block): block is Line => block.type === 'line' && block.depth === 1) ?? null
  return {
    heading,
    lines: above.filter(block => block !== heading),
    body: blocks.filter(({place}) => place.line > end),
    removed: heading ? [{kind: 'header-title', text: heading.text, place: heading.place}] : [],
  }
}
