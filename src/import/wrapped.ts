/** Paragraphs that an editor or a mail program broke into lines, put together again. */
import type {PhrasingContent} from 'mdast'
import type {Block, Line} from './blocks.ts'

/** The printed numbers that begin a paragraph. */
export const marker =
  /^(?:第[〇零一二三四五六七八九十百千\d]+[编章节条]|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[）)]|\d+[.．、]|附件|[①-⑳⒈-⒛])/u
const sentenceEnd = /[。；：！？.;:!?…）)】」》”]$/u

/** Puts lines together that only wrap; `alone` are indices of lines that stay as they are. */
export function joinWrapped(blocks: readonly Block[], alone: ReadonlySet<number>): Block[] {
  const full = fullWidth(blocks)
  const joined: Block[] = []
  // How long the last line of the last paragraph was, before it was joined.
  let tail = 0
  for (const [index, block] of blocks.entries()) {
    const last = joined.at(-1)
    const isFree = !alone.has(index) && !alone.has(index - 1)
    if (block.type === 'line' && last?.type === 'line' && isFree && continues(last, tail, block, full))
      joined[joined.length - 1] = joinLines(last, block)
    else joined.push(block)
    tail = block.type === 'line' ? widthOf(block) : 0
  }
  return joined
}

const widthOf = ({text}: Line): number => Array.from(text).length

/** Fewer wrapped lines than this show no margin. */
const enough = 8

/**
 * The width from which on a line is full, when the source is set to a margin: then a line end says nothing. Null when it is not:
 * then every line may be a paragraph of its own.
 */
function fullWidth(blocks: readonly Block[]): number | null {
  const widths = blocks.flatMap((block, index) => {
    const next = blocks[index + 1]
    return block.type === 'line' && next?.type === 'line' && next.wraps ? [widthOf(block)] : []
  })
  const full = Math.max(0, ...widths) * 0.85
  return widths.length >= enough && widths.filter(width => width >= full).length >= widths.length * 0.7 ? full : null
}

function continues(before: Line, tail: number, line: Line, full: number | null): boolean {
  if (!line.wraps || line.depth !== null || before.depth !== null) return false
  if (full !== null) return tail >= full && !(sentenceEnd.test(before.text) && marker.test(line.text))
  return tail >= 20 && !sentenceEnd.test(before.text) && !marker.test(line.text)
}

/** Two lines as one: a blank between Latin words, nothing between Chinese characters or inside a number. */
export function joinLines(first: Line, second: Line): Line {
  const glue = /[A-Za-z,.;:]$/u.test(first.text) && /^\w/u.test(second.text) ? ' ' : ''
  const between: PhrasingContent[] = glue ? [{type: 'text', value: glue}] : []
  return {...first, children: [...first.children, ...between, ...second.children], text: first.text + glue + second.text}
}
