/** 落款: the issuers and the date at the end of a 公文. */
import type {PrintedLine} from '../../base/types.ts'

const date =
  /^[\s　]*(?:\d{4}|[〇○Ｏ零一二三四五六七八九]{4})\s*年\s*[\d一二三四五六七八九十]{1,3}\s*月\s*[\d一二三四五六七八九十]{1,3}\s*日[\s　]*$/u
const organ = /(?:府|厅|局|委|会|部|院|室|署|办|处|行|组|中心|公司|大学|学校|集团|所|站|馆|队|党组|军区)$/u
const person = /^(?:总理|主席|省长|市长|区长|县长|部长|局长|厅长|主任|署长|行长|院长|检察长|会长)[\s　]/u

/** Marks that a name, a title or a list of bodies does not have. */
export const sentence = /[。；：，！？、,;:]/u

/** A date and nothing else: 2025年3月1日, 二〇二五年三月一日. */
export const isDate = (text: string): boolean => date.test(text)

/** The name of a body, or an office with the name of who holds it: 市长　某某. */
export const isSigner = (text: string): boolean => {
  const plain = text.trim()
  return (
    plain.length > 0 &&
    plain.length <= 30 &&
    !sentence.test(plain) &&
    (organ.test(plain.replace(/[\s　]+/gu, '')) || person.test(plain))
  )
}

/** Issuer and date in one paragraph, on two lines. */
export function isSignedDate(text: string): boolean {
  if (!text.includes('\n')) return false
  const rows = text.trim().split('\n')
  return rows.length >= 2 && rows.length <= 12 && isDate(rows.at(-1)!) && rows.slice(0, -1).every(isSigner)
}

/** Who signs, one name each, as printed but for the blanks of the print layout. */
export const signersIn = (signature: readonly PrintedLine[]): string[] =>
  signature
    .flatMap(({text}) => text.split('\n'))
    .filter(row => !isDate(row))
    .flatMap(row => (person.test(row.trim()) ? [row] : partsOf(row.trim())))
    .map(name => (blank.test(name) ? name.replace(/[\s　]+/gu, '') : name))

const blank = /[\s　]/u

/** 示范市商务局　示范市财政局 are two, 示 范 市 is none. */
function partsOf(row: string): string[] {
  if (!blank.test(row)) return [row]
  const parts = row.split(/[\s　]{2,}|　/u)
  return parts.every(part => part.length > 1) ? parts : [row]
}
