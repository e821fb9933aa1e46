/**
 * Text of strangers in a comment: it stands in html blocks, where Markdown has no say, and what the hosts of repositories act upon even
 * there (mentions, references, bare addresses, emoji, commands of a runner) is written in full width, so that it reads the same and does nothing.
 */
import {printable} from '../../reporters/printable.ts'

const fullWidth: Readonly<Record<string, string>> = {
  '@': '＠',
  '#': '＃',
  '!': '！',
  '~': '～',
  $: '＄',
  '%': '％',
  ':': '：',
  '.': '．',
  '/': '／',
  '&': '＆',
}
const wide = (found: string): string => Array.from(found, character => fullWidth[character] ?? character).join('')

/** What a host takes for something to act upon. */
const acted = [
  // A mention, of a person or a team, and an address of mail.
  /@/gu,
  // An issue, a merge request, a milestone, a label, an epic.
  /[#!%~&$](?=[\w"'{`]|\d)|#+(?=\[)/gu,
  // A bare address, with or without its scheme.
  /:(?=\/\/)|:(?=:)|(?<=:):/gu,
  /(?<=www)\./giu,
  // An emoji by its name, a scheme that runs something.
  /:(?=[\w+-]+:)|(?<=(?:javascript|data|vbscript|mailto|tel|xmpp)\s*):/giu,
]

/** One line, fit to stand between tags. */
export function inertHtml(text: string): string {
  const still = acted.reduce((told, pattern) => told.replaceAll(pattern, wide), printable(text))
  return still.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

/** An address of ours, encoded, fit for an attribute. */
export const attribute = (url: string): string =>
  printable(url).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;')
