/** 附件说明 read as what it lists, and the files that an entry attaches. */
import {ownAnnexes} from '../base/printed-lines.ts'
import {normalTitle} from '../base/titles.ts'
import type {Entry, Json, Pointer, PrintedLine} from '../base/types.ts'

export interface NoteItem {
  /** As printed; null when it has none. */
  readonly number: number | null
  /** What stands between number and title, the number included: `1. `, `1、`; empty without a number. */
  readonly marker: string
  /** As printed, punctuation behind it included; null where it is a link, whose words are not here. */
  readonly title: string | null
  readonly line: PrintedLine
}
export interface Attached {
  readonly pointer: Pointer
  readonly title: string
  readonly number: number | null
}

const head = /^\s*附\s*(?:件\s*)?(?:[：:]|(?=[0-9０-９]))\s*/u
const number = /^\s*([0-9０-９]{1,2})\s*[.．、：:]\s*/u

/** The lines of the document's own 附件说明; one closed with a full stop is one of them, too, if its number is the next. */
function noteLines(lines: readonly PrintedLine[]): readonly PrintedLine[] {
  const own = ownAnnexes(lines)
  const found = [...own]
  for (let at = lines.indexOf(own.at(-1)!) + 1; own.length > 0 && at < lines.length; at++) {
    const {text, mark, role, isListed} = lines[at]!
    const before = Number(number.exec(found.at(-1)!.text.replace(head, ''))?.[1]?.normalize('NFKC'))
    if (role !== null || isListed || mark?.kind !== 'l3' || mark.number !== before + 1 || !closed.test(text)) break
    found.push(lines[at]!)
  }
  return found
}

const closed = /^[^。，；]{1,60}。\s*$/u

/** What the document says it has attached. */
export function noteItems(lines: readonly PrintedLine[]): NoteItem[] {
  return noteLines(lines).flatMap(line =>
    line.text
      .split('\n')
      .map(row => row.replace(head, ''))
      .filter(row => row.trim() !== '')
      .map((row): NoteItem => {
        const marked = number.exec(row)
        const title = row.slice(marked?.[0].length ?? 0).trim()
        return {
          number: marked ? Number(marked[1]!.normalize('NFKC')) : null,
          marker: marked?.[0].trim() ?? '',
          title: title.includes('\uFFFC') ? null : title,
          line,
        }
      }),
  )
}

/** What the entry attaches to its text; not the file of the text itself, nor mere material. */
export function annexesOf({data}: Entry): Attached[] {
  const list = Array.isArray(data.attachments) ? (data.attachments as readonly {readonly [key: string]: Json}[]) : []
  return list.flatMap(({title, number, role}, index) =>
    role === undefined || role === 'annex'
      ? [{pointer: `/attachments/${index}`, title: String(title), number: typeof number === 'number' ? number : null}]
      : [],
  )
}

/** A title of an attachment for comparing: without 《》 around it, its closing punctuation, and what was only said of it. */
export const plainTitle = (title: string): string =>
  normalTitle(title.replace(/[。；;，,、]+$/u, '').replace(/[（(][^（）()]*(?:版|格式|下载)[）)]$/u, ''))

/** （略）, （不公开）: it is listed, and not published. */
export const isWithheld = (title: string): boolean => /[（(](?:略|另发|不发|不公开|[^（）()]*不予公开)[）)][。；]?$/u.test(title)
