/** What is no numbered text of a 公文: 主送机关, 附件说明, 落款, 附注, captions, a printed 目录. */
import type {LineRole} from '../../base/types.ts'
import {isAnnexItem, isAnnexNote} from './annexes.ts'
import type {Line} from './lines.ts'
import {isDate, isSignedDate, isSigner, sentence} from './signature.ts'

export type Role = LineRole | null

const note = /^[\s　]*[（(]此件[^（）()]{1,30}[）)][\s　]*$/u
const recipients =
  /(?:府|部|委|局|厅|院|校|司|企业|机构|单位|处|室|会|公司|组织|集团|办|署|行|兵团|代表|委员|主席|同志|先生|女士|中心|馆|区|市|县|(?<!之一|条件|情形)者)[：:]$/u
const caption = /^表\s*[0-9０-９一二三四五六七八九十]+(?:[-—.．][0-9０-９]+)?(?:[\s　：:.．]|$)/u

/** How a line with a role begins, but for the title of an attachment and a 落款 on several lines. */
const begins = /^\s*[（(附表目\d〇○Ｏ零一二三四五六七八九]/u

/** The role of each line; null for running text. */
export function rolesOf(lines: readonly Line[]): Role[] {
  const roles = new Array<Role>(lines.length).fill(null)
  const to = recipientLine(lines)
  if (to !== null) roles[to] = 'to'
  for (let at = 0; at < lines.length; at++) {
    const {text, node} = lines[at]!
    if (node?.type !== 'paragraph') continue
    if (!begins.test(text) && !text.includes('\n')) {
      if (isAnnexTitle(lines, roles, at)) roles[at] = 'title'
    } else if (note.test(text)) roles[at] = 'note'
    else if (isAnnexNote(text)) markAnnexes(lines, roles, at)
    else if (isCaption(lines, at)) roles[at] = 'caption'
    else if (isContents(text)) markContents(lines, roles, at)
    else if (isDate(text)) markSignature(lines, roles, at)
    else if (isSignedDate(text)) roles[at] = 'sign'
    else if (isAnnexTitle(lines, roles, at)) roles[at] = 'title'
  }
  return roles
}

/** 主送机关: among the first lines, before any sentence and any number, the one that ends with a colon behind a body or a person. */
function recipientLine(lines: readonly Line[]): number | null {
  for (const [at, {node, text, mark}] of lines.slice(0, 10).entries()) {
    if (node === null || mark !== null || /。/u.test(text)) return null
    if (node.type === 'paragraph' && text.length <= 300 && recipients.test(text.trim())) return at
  }
  return null
}

/** 表1 and its name, right above what has no text of its own. */
function isCaption(lines: readonly Line[], at: number): boolean {
  const {text} = lines[at]!
  return caption.test(text) && text.length <= 60 && !/。/u.test(text) && lines[at + 1]?.node === null
}

/** The title of an attachment, on one to three short lines below 附件2. */
function isAnnexTitle(lines: readonly Line[], roles: readonly Role[], at: number): boolean {
  const {text, mark, item} = lines[at]!
  if (mark !== null || item !== null || text.length > 60) return false
  let above = at - 1
  while (above >= 0 && roles[above] === 'title' && at - above < 4) above--
  return above >= 0 && lines[above]!.mark?.kind === 'annex' && !sentence.test(text)
}

/** The date at `date` with the issuers above it; a date without an issuer is none. */
function markSignature(lines: readonly Line[], roles: Role[], date: number): void {
  const isIssuer = (at: number): boolean => {
    const line = lines[at]
    return (
      line?.node?.type === 'paragraph' && line.item === null && line.mark === null && roles[at] === null && isSigner(line.text)
    )
  }
  let from = date
  while (date - from < 12 && isIssuer(from - 1)) from--
  if (from === date) return
  for (let at = from; at <= date; at++) roles[at] = 'sign'
}

/** 附件：1.… and the lines 2.… 3.… below it. */
function markAnnexes(lines: readonly Line[], roles: Role[], from: number): void {
  roles[from] = 'annexes'
  for (let at = from + 1; at < lines.length; at++) {
    const {node, text} = lines[at]!
    if (node?.type !== 'paragraph' || !isAnnexItem(text)) break
    roles[at] = 'annexes more'
  }
}

const isContents = (text: string): boolean => /^[\s　]*目[\s　]*[录次][\s　]*$/u.test(text)

/** A printed list of contents: its 第一章 is no chapter. It ends where a mark comes for the second time, or something else comes. */
function markContents(lines: readonly Line[], roles: Role[], from: number): void {
  const seen = new Set<string>()
  const found: number[] = []
  for (let at = from + 1; at < lines.length; at++) {
    const {mark} = lines[at]!
    if (mark === null || !['bian', 'fen', 'zhang', 'jie'].includes(mark.kind)) break
    const name = `${mark.kind}${mark.number}`
    if (mark.kind !== 'jie' && seen.has(name)) break
    seen.add(name)
    found.push(at)
  }
  // Only if the chapters come again is it a list of contents.
  const first = lines[found[0] ?? -1]?.mark
  const again =
    first && lines.slice((found.at(-1) ?? from) + 1).some(({mark}) => mark?.kind === first.kind && mark.number === first.number)
  if (again) for (const at of found) roles[at] = 'contents'
}
