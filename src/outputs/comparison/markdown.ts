/** The table in Markdown (GFM): deleted words are struck through, new ones bold. */
import type {ComparedRow, ComparisonTable} from '../../base/comparison-table.ts'
import {noteOf, type Run, runsOf} from './cells.ts'
import {printedRows, shownGroups} from './groups.ts'
import {type ComparedText, columnWords, fullName, scope, summaryOf} from './words.ts'

export function comparisonMarkdown(table: ComparisonTable, before: ComparedText, after: ComparedText, whole: boolean): string {
  const groups = shownGroups(table, whole)
  const lines = groups.flatMap(group =>
    group.type === 'rows' ? group.rows.map(rowLine) : [`| ${escaped(group.sentence)} | | |`],
  )
  const noise = whole ? [] : printedRows(table.rows)
  const apart = noise.length === 0 ? [] : ['', '## 只有排版不同', '', ...head, ...noise.map(rowLine)]
  return `${[
    '# 新旧条文对照表',
    '',
    `- ${columnWords.before}：${escaped(fullName(before))}`,
    `- ${columnWords.after}：${escaped(fullName(after))}`,
    '',
    `${summaryOf(table)}${scope}`,
    ...(lines.length > 0 ? ['', ...head, ...lines] : []),
    ...apart,
  ].join('\n')}\n`
}

const head = [`| ${columnWords.before} | ${columnWords.after} | ${columnWords.note} |`, '|---|---|---|']

const rowLine = (row: ComparedRow): string => `| ${cell(row, 'before')} | ${cell(row, 'after')} | ${escaped(noteOf(row))} |`

function cell(row: ComparedRow, side: 'before' | 'after'): string {
  const marks = side === 'before' ? '~~' : '**'
  return (runsOf(row, side) ?? []).map(run => marked(run, marks)).join('')
}

/** White space inside the marks would keep them from being marks. */
function marked({text, isChanged}: Run, mark: string): string {
  if (!isChanged || text.trim() === '') return escaped(text)
  const [, lead, inner, trail] = /^(\s*)([\s\S]*?)(\s*)$/u.exec(text)!
  return `${escaped(lead!)}${mark}${escaped(inner!)}${mark}${escaped(trail!)}`
}

/** Every mark of Markdown is only itself; a line break stays inside the cell. */
const escaped = (text: string): string => text.replaceAll(/[\\`*_~|<>[\]#]/gu, '\\$&').replaceAll(/\r?\n/gu, '<br>')
