/** Texts that hang on a document behind its 落款: 印发 a plan, 转发 a report, annexes. Their titles are known from the document itself. */
import type {Block} from './blocks.ts'
import {bare} from './spaces.ts'

export interface AttachedTitle {
  /** Index of its first line, and how many lines it is broken into. */
  readonly at: number
  readonly count: number
  /** 附件1 stands alone on the line. */
  readonly isLabel: boolean
}

/** The most lines a title is ever broken into. */
const longest = 6
const labelLine = /^附(?:件[一二三四五六七八九十\d]*[.．：:、]?|[：:])$/u

/** Titles of attached texts from block `from` on: lines that together spell a name which the text before them gives. */
export function attachedTitles(blocks: readonly Block[], from: number, title: string): AttachedTitle[] {
  const given = namesGiven(blocks, title)
  const found: AttachedTitle[] = []
  for (let at = from; at < blocks.length; at++) {
    const block = blocks[at]!
    if (block.type !== 'line') continue
    if (labelLine.test(bare(block.text))) found.push({at, count: 1, isLabel: true})
    else {
      const count = spelled(blocks, at, given)
      if (count > 0) {
        found.push({at, count, isLabel: false})
        at += count - 1
      }
    }
  }
  return found
}

/** Each name that a text gives to another, and the index of the block that gives it first. */
type Names = ReadonlyMap<string, number>

/** What the document calls its attachments: every 《…》, what is 印发 or 转发 in its title, and the items of its 附件说明. */
function namesGiven(blocks: readonly Block[], title: string): Names {
  const names = new Map<string, number>()
  const add = (name: string | undefined, at: number): void => {
    const key = comparable(name ?? '')
    if (key.length > 1 && !names.has(key)) names.set(key, at)
  }
  add(/(?:印发|转发|发布|公布)(.{1,200}?)(?:的通知|的通告|的公告|的决定|的函)$/u.exec(bare(title))?.[1], -1)
  let inNote = false
  let last = ''
  for (const [at, block] of blocks.entries()) {
    const {text} = block
    for (const match of text.matchAll(/《((?:[^《》]|《[^《》]*》)+)》/gu)) add(match[1], at)
    const note = /^附(?:件[：:]?|[：:])[ \u3000]*(?:\d+[.．、])?(.*)$/u.exec(text)
    const item: RegExpExecArray | null = inNote ? /^\d+[.．、](.+)$/u.exec(text) : null
    const goesOn: boolean = inNote && item === null && note === null && block.type === 'line' && block.wraps
    inNote = note !== null || item !== null || goesOn
    last = goesOn ? last + text : (note?.[1] ?? item?.[1] ?? '')
    add(last, at)
  }
  return names
}

const comparable = (text: string): string =>
  bare(text)
    .replaceAll('〈', '《')
    .replaceAll('〉', '》')
    .replace(/^《(.*)》$/u, '$1')
    .replace(/[。；]$/u, '')

function spelled(blocks: readonly Block[], at: number, names: Names): number {
  let seen = ''
  for (let count = 1; count <= longest; count++) {
    const line = blocks[at + count - 1]
    if (line?.type !== 'line') return 0
    seen += bare(line.text)
    if ((names.get(comparable(seen)) ?? at) < at) return count
  }
  return 0
}
