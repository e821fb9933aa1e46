/** Nodes -> the Markdown of an entry, read back at once: if the site would read another text, nothing is written. */
import type {RootContent} from 'mdast'
import {excessIn, limits} from '../markdown/complexity.ts'
import {textOf} from './blocks.ts'
import {htmlText, parseOwn, writeMarkdown} from './processors.ts'
import {bare} from './spaces.ts'

export interface Written {
  readonly markdown: string
  /** Where the text read back begins to differ from the text meant, with what follows on either side; null when it does not. */
  readonly difference: {readonly meant: string; readonly read: string} | null
  /** What the site would refuse to parse, as a Chinese noun phrase; null when there is nothing. */
  readonly excess: string | null
}

/** `text` is what must come out, white space aside. */
export function written(nodes: readonly RootContent[], text: string): Written {
  const markdown = writeMarkdown({type: 'root', children: [...nodes]})
  const size = Buffer.byteLength(markdown)
  const excess =
    size > limits.size
      ? `正文有 ${Math.ceil(size / 1024)} KiB，超过 ${limits.size / 1024} KiB`
      : (excessIn(markdown)?.what ?? null)
  return {markdown, excess, difference: excess === null ? differenceOf(bare(text), textIn(markdown)) : null}
}

/** The text of a Markdown body as a reader sees it, without white space; numbers of lists are not in it. */
export const textIn = (markdown: string): string => bare(textOf(parseOwn(markdown), htmlText))

function differenceOf(meant: string, read: string): Written['difference'] {
  if (meant === read) return null
  let at = 0
  while (meant[at] === read[at]) at++
  const from = Math.max(0, at - 10)
  return {meant: meant.slice(from, at + 30), read: read.slice(from, at + 30)}
}
