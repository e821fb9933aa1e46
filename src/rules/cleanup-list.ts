/** The lists of a 清理结果, read from the text of a document: rows of cells parted by tabs, under a heading that may say the result for all of them. */
import {documentNumbersIn, numberKey} from '../base/document-number.ts'
import {normalTitle} from '../base/titles.ts'

/** What a cleanup found of a document. `ended` is a list of both 废止 and 失效 that does not say which. */
export type Outcome = 'kept' | 'partial' | 'repealed' | 'expired' | 'ended' | 'amended'

export interface Listed {
  /** 发文字号, for comparing; empty where the row has none. */
  readonly number: string
  /** The title, for comparing. */
  readonly title: string
  readonly outcome: Outcome
  /** As printed: 废止第十五条. */
  readonly words: string
  /** The cell 有效期至; empty where there is none. */
  readonly term: string
}

interface Columns {
  readonly title: number
  readonly number: number
  readonly result: number
  readonly term: number
}

/** Every row of every table that tells what becomes of documents. */
export function listedIn(text: string): Listed[] {
  const found: Listed[] = []
  let heading = ''
  let columns: Columns | null = null
  for (const line of text.split('\n')) {
    if (!line.includes('\t')) {
      heading = line
      columns = null
      continue
    }
    const cells = line.split('\t').map(cell => cell.trim())
    // The first row may be a caption over all columns.
    if (columns && (columns.title >= 0 || columns.number >= 0)) found.push(...rowOf(cells, columns, heading))
    else columns = columnsOf(cells)
  }
  return found
}

function columnsOf(cells: readonly string[]): Columns {
  const at = (name: RegExp): number => cells.findIndex(cell => name.test(cell))
  return {
    title: at(/名称|标题|文件名/u),
    number: at(/文号|字号/u),
    result: at(/清理(?:结果|意见|情况)|处理(?:结果|意见|情况)|^(?:结果|结论|有效性|效力)$/u),
    term: at(/有效期/u),
  }
}

function rowOf(cells: readonly string[], columns: Columns, heading: string): Listed[] {
  const cell = (index: number): string => (index < 0 ? '' : (cells[index] ?? ''))
  const isUnderHeading = columns.result < 0
  // No heading or result is longer, and a hostile one would be gone through again and again.
  const words = (isUnderHeading ? heading : cell(columns.result)).slice(0, 120)
  const outcome = isUnderHeading && isMixed(words) ? null : outcomeOf(words)
  const title = normalTitle(cell(columns.title))
  const number = documentNumbersIn(cell(columns.number) || cell(columns.title))[0]?.normal
  if (outcome === null || (title === '' && number === undefined)) return []
  return [{number: number === undefined ? '' : numberKey(number), title, outcome, words, term: cell(columns.term)}]
}

/** A heading over all that a cleanup found says nothing of a single document. */
const isMixed = (heading: string): boolean => /有效|保留/u.test(heading) && /废止|失效/u.test(heading)

function outcomeOf(words: string): Outcome | null {
  if (/(?:废止|失效).*第.+[条款项]|(?:第.+[条款项]|部分).*(?:废止|失效)|(?:废止|失效)部分/u.test(words)) return 'partial'
  if (/废止/u.test(words) && /失效/u.test(words)) return 'ended'
  if (/废止/u.test(words)) return 'repealed'
  if (/失效/u.test(words)) return 'expired'
  if (/修改|修订/u.test(words)) return 'amended'
  return /有效|保留/u.test(words) ? 'kept' : null
}
