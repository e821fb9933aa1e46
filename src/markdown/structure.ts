/**
 * 公文 structure in a Markdown tree: headings and plain paragraphs that begin with a printed number. Each gets the anchor of that
 * number as printed, never of its position, so that an amendment moves no link. Nothing here changes the tree: `compile` does.
 *
 *     第二章 zhang-2 · 第二章第一节 zhang-2-jie-1 · 第一编第二章 bian-1-zhang-2 · 第十二条 tiao-12 · 第十二条之一 tiao-12-1z
 *     第十二条第二款 tiao-12-k2 · 第（三）项 tiao-12-k2-x3 · 第1目 tiao-12-k2-x3-m1 (an item is always under its 款, the first one too)
 *     一、 s1 · （二） s1-2 · 3. s1-2-3 · （4） s1-2-3-4; a level that is left out is 0: 1. right below 一、 is s1-0-1
 *     附件2 annex-2, all within it annex-2-…; 附件 without a number annex · any other heading s-<its text>
 *
 * The way: blocks become lines with their marks (`lines`), what is no numbered text gets its role (`roles`), 一、 and （一） their leads
 * (`leads`); then the lines are read from top to bottom (`reading`) and marks become ids (`divisions`, `articles`, `outline`).
 */
import type {Root} from 'mdast'
import type {Diagnostic, PrintedLine, TocItem} from '../base/types.ts'
import type {Mark} from './marks.ts'
import {article, paragraph} from './structure/articles.ts'
import type {Anchor, Block} from './structure/blocks.ts'
import {repeated, runTogether} from './structure/complaints.ts'
import {contentsOf} from './structure/contents.ts'
import {annex, division, isDivision} from './structure/divisions.ts'
import {leadsOf} from './structure/leads.ts'
import {isOfficial, type Line, linesOf} from './structure/lines.ts'
import {numbered} from './structure/outline.ts'
import {begun, close, put, type Reading, take} from './structure/reading.ts'
import {rolesOf} from './structure/roles.ts'
import {slug, titleOf} from './structure/titles.ts'

export interface Structure {
  readonly anchors: readonly Anchor[]
  readonly toc: readonly TocItem[]
  readonly blocks: readonly Block[]
  /** Indexes of ordered lists whose items are numbered paragraphs of the 公文. */
  readonly flat: ReadonlySet<number>
  /** The lines that were read, for rules. */
  readonly lines: readonly PrintedLine[]
  readonly diagnostics: readonly Diagnostic[]
}

const known = new WeakMap<Root, Structure>()

/** The structure of a tree that `parse` gave; `path` only names the file in diagnostics. */
export function structureOf(tree: Root, path = ''): Structure {
  const cached = known.get(tree)
  if (cached) return path === '' ? cached : {...cached, diagnostics: cached.diagnostics.map(one => ({...one, path}))}
  const structure = recognised(tree, path)
  known.set(tree, structure)
  return structure
}

function recognised(tree: Root, path: string): Structure {
  const official = isOfficial(tree)
  const flat = new Set<number>()
  const lines = linesOf(tree, official, flat)
  const roles = rolesOf(lines)
  const reading = begun(lines, roles, leadsOf(lines, roles), official)
  for (let at = 0; at < lines.length; at++) {
    lines[at]!.role = roles[at]!
    read(reading, at)
  }
  const {anchors, blocks, repeats} = reading
  return {
    anchors,
    toc: contentsOf(blocks),
    blocks,
    flat,
    lines,
    diagnostics: [...repeats.map(repeat => repeated(repeat, path)), ...runTogether(lines, path)],
  }
}

function read(reading: Reading, at: number): void {
  const line = reading.lines[at]!
  const role = reading.roles[at]!
  if (line.node === null) return
  if (role !== null) put(reading, line, {className: role === 'contents' ? null : role})
  else if (line.mark !== null && (reading.official || line.isHeading)) marked(reading, at, line, line.mark)
  else if (line.isHeading) heading(reading, line)
  else if (reading.article) paragraph(reading, at, reading.article)
}

function marked(reading: Reading, at: number, line: Line, mark: Mark): void {
  if (mark.kind === 'annex') annex(reading, line, mark)
  else if (isDivision(mark.kind)) division(reading, line, mark)
  else if (mark.kind === 'tiao') article(reading, line, mark)
  else numbered(reading, at, line, mark)
}

/** A heading without a number. */
function heading(reading: Reading, line: Line): void {
  const title = titleOf(line, 'title')
  const id = take(reading, `s-${slug(title)}`, 'heading', line, title)
  close(reading)
  put(reading, line, {kind: 'heading', id, title})
}
