/** Nodes -> the Markdown of an entry, read back at once: if the site would read another text, nothing is written. */
import type {RootContent} from 'mdast'
import {textOf} from './blocks.ts'
import {htmlText, parseOwn, writeMarkdown} from './processors.ts'
import {bare} from './spaces.ts'

export interface Written {
  readonly markdown: string
  /** Where the text read back begins to differ from the text meant, with what follows on either side; null when it does not. */
  readonly difference: {readonly meant: string; readonly read: string} | null
}

/** `text` is what must come out, white space aside. */
export function written(nodes: readonly RootContent[], text: string): Written {
  const markdown = writeMarkdown({type: 'root', children: [...nodes]})
  return {markdown, difference: differenceOf(bare(text), textIn(markdown))}
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
