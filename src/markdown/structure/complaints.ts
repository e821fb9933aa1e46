/** What is said about the numbers of a body. */
import {diagnostic} from '../../base/diagnostics.ts'
import type {Diagnostic, Position} from '../../base/types.ts'
import {isAnnexNote} from './annexes.ts'
import type {Line} from './lines.ts'
import type {Repeat} from './reading.ts'

/** A number that came before. */
export const repeated = ({id, text, place, numbered}: Repeat, path: string): Diagnostic =>
  diagnostic({
    level: numbered ? 'warn' : 'info',
    verdict: 'review',
    source: 'markdown',
    ruleId: 'anchor-repeated',
    reason: numbered ? `编号重复：“${text}”在前面已经出现过` : `小标题重复：“${text}”在前面已经出现过`,
    path,
    place,
    actual: id,
    note: `请核对编号；原件如此的不必改，链接到这一处用 #${id}--2`,
  })

const swallowed =
  /\n[\s　]*(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)]|第[一二三四五六七八九十百零]+[条章节][\s　])/u

/** In 附件说明 a plain number is enough: it is no amount, and no end of a sentence. */
const swallowedAnnex = /\n[\s　]*[0-9０-９]{1,2}\s*[.．、]/u

/** 一、 on a line of its own without a blank line above it is, for Markdown, in the middle of a paragraph. */
export function runTogether(lines: readonly Line[], path: string): Diagnostic[] {
  const found: Diagnostic[] = []
  for (const {node, text, place} of lines) {
    if (node?.type !== 'paragraph' || !text.includes('\n')) continue
    const match = (isAnnexNote(text) ? swallowedAnnex : swallowed).exec(text)
    if (match) found.push(together(match[0].trim(), place, path))
  }
  return found
}

const together = (mark: string, place: Position, path: string): Diagnostic =>
  diagnostic({
    level: 'warn',
    verdict: 'review',
    source: 'markdown',
    ruleId: 'paragraphs-run-together',
    reason: `“${mark}”前面没有空行，会和上一行连成一段`,
    path,
    place,
    note: '请在每个自然段之间空一行',
  })
