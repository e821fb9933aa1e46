/**
 * 发文字号: `机关代字〔年份〕序号号`, `…令第N号`, `YYYY年第N号`.
 * Source: 党政机关公文处理工作条例 (中办发〔2012〕14号) and GB/T 9704-2012 7.2.5; the square bracket forms are mistakes seen in practice.
 */
const bracketed =
  /((?:(?![号第年条款项])\p{Script=Han}){1,14})\s*[〔[［【(（﹝]\s*((?:19|20)\d{2})\s*[〕\]］】)）﹞]\s*(?:第\s*)?0*([1-9]\d{0,4})\s*号/gu
const order = /((?:(?![号第年])\p{Script=Han}){1,20}令)\s*第\s*0*([1-9]\d{0,4})\s*号/gu
/** 商务部令2018年第6号, 商务部公告2023年第4号: without its issuer the number says nothing, so it is kept. */
const issuedYearly = /((?:(?![号第年])\p{Script=Han}){1,20}(?:令|公告|通告))\s*((?:19|20)\d{2})年第0*([1-9]\d{0,4})号/gu
const yearly = /((?:19|20)\d{2})年第0*([1-9]\d{0,4})号/gu

/** What stands in every match of each of them. These find nothing in nearly every text, and take a hundredth of the time to say so. */
const bracketedYear = /[〔[［【(（﹝]\s*(?:19|20)\d{2}\s*[〕\]］】)）﹞]/u
const orderSerial = /令\s*第/u
const yearSerial = /\d年第/u

export interface DocumentNumber {
  /** As it should be printed. */
  readonly normal: string
  /** 机关代字: 示商务规; empty for `2023年第4号`. */
  readonly code: string
  readonly year: number | null
  readonly serial: number
}
export interface NumberMatch extends DocumentNumber {
  /** As printed. */
  readonly text: string
  /** Offset in the text searched, UTF-16 units. */
  readonly index: number
}

/** Words that end before a 机关代字 begins, wherever they stand in the run (domain.md §12: 根据中发〔…, 国土局作出温国土资发…). None is part of a code. */
const before =
  /(?:有关文件|根据|按照|依照|遵照|依据|参照|比照|作出|做出|印发|转发|下发|制发|发布|公布|颁布|废止|修改|修订|执行|落实|贯彻|实施|以及|通过|现将|关于|同时|其中|包括|分别|上述|文件|通知|意见|决定|规定|办公厅|办公室|国务院|人民政府|省政府|市政府|县政府|委员会|的|了|是|见)/gu
/** Prepositions, which may also be the first character of a code (经开管发, 和政发): only at the start of the run, and not right behind a bracket. */
const preposition = /^(?:照|按|依|经|以|原|及|和|与|现|将|对|在|由|于|据|即|或)/u

/** The 机关代字 of a run of Han characters: the longest suffix that the lexicon knows, else the run less its leading words. */
export function codeIn(run: string, lexicon: ReadonlySet<string>, isBracketed = false): string {
  for (let start = 0; start < run.length; start++) if (lexicon.has(run.slice(start))) return run.slice(start)
  let code = run
  // A code of one character is no code: 国务院令 stays whole.
  for (const match of run.matchAll(before))
    if (run.length - match.index - match[0].length >= 2) code = run.slice(match.index + match[0].length)
  while (!isBracketed && code.length >= 3 && preposition.test(code)) code = code.slice(1)
  const country = '中华人民共和国'
  return code.startsWith(country) && code.length > country.length + 1 ? code.slice(country.length) : code
}

/** How much of a run is the end of a date: 2024年11月10日国务院令, 二〇二四年十一月十日国务院令. 日政发 alone is the code of 日照. */
function dateEnd(run: string, ahead: string): number {
  if (/\d/u.test(ahead)) return run.startsWith('日') ? 1 : 0
  return /^(?:[一二三四五六七八九十]{1,3}月)?[一二三四五六七八九十]{1,3}日/u.exec(run)?.[0].length ?? 0
}

/** Where a run may begin at the earliest whose bracket is the one at an offset: no match begins before, and to see that there takes long. */
function runStart(text: string, bracket: number): number {
  const run = text.slice(0, bracket).trimEnd().length
  // Fourteen characters, each of which may be two units.
  return Math.max(0, run - 28)
}

/** Every 发文字号 in a text, from left to right. */
export function documentNumbersIn(text: string, lexicon: ReadonlySet<string> = new Set()): NumberMatch[] {
  const found: NumberMatch[] = []
  if (!text.includes('号')) return found
  const add = (match: RegExpExecArray, year: string | null, serial: string, print: (code: string) => string): void => {
    const ahead = text[match.index - 1] ?? ''
    const dated = dateEnd(match[1]!, ahead)
    const code = codeIn(match[1]!.slice(dated), lexicon, /[（(〔【、]/u.test(ahead))
    const cut = match[1]!.length - code.length
    const normal = print(code)
    found.push({
      normal,
      code,
      year: year === null ? null : Number(year),
      serial: Number(serial),
      text: match[0].slice(cut),
      index: match.index + cut,
    })
  }
  const bracket = text.search(bracketedYear)
  if (bracket >= 0) {
    bracketed.lastIndex = runStart(text, bracket)
    for (const match of text.matchAll(bracketed)) add(match, match[2]!, match[3]!, code => `${code}〔${match[2]}〕${match[3]}号`)
  }
  if (orderSerial.test(text))
    for (const match of text.matchAll(order)) add(match, null, match[2]!, code => `${code}第${match[2]}号`)
  if (yearSerial.test(text))
    for (const match of text.matchAll(issuedYearly))
      add(match, match[2]!, match[3]!, code => `${code}${match[2]}年第${match[3]}号`)
  return found.sort((a, b) => a.index - b.index)
}

/** A number for comparing: 国令 and 国务院令 are the same series. */
export const numberKey = (normal: string): string => normal.replace(/^(?:中华人民共和国)?(?:国令|国务院令)(?=第)/u, '国务院令')

/** As nearly all are written and printed. What could be the end of a date, or none of a code, is left to the general way. */
const printed = /^([\u4e00-\u9fff]{1,14})〔((?:19|20)\d{2})〕([1-9]\d{0,4})号$/u
const unusual = /[号第年条款项一二三四五六七八九十日]/u

/** The parts of a text that is a 发文字号 and nothing else; null when it is none. */
export function parseDocumentNumber(text: string): DocumentNumber | null {
  const usual = printed.exec(text)
  if (usual && !unusual.test(usual[1]!)) return {normal: text, code: usual[1]!, year: Number(usual[2]), serial: Number(usual[3])}
  return parseAny(text.trim())
}

function parseAny(whole: string): DocumentNumber | null {
  const year = [...whole.matchAll(yearly)].find(match => match[0] === whole)
  if (year) return {normal: `${year[1]}年第${year[2]}号`, code: '', year: Number(year[1]), serial: Number(year[2])}
  const run = /^[\p{Script=Han}]+/u.exec(whole)?.[0] ?? ''
  const match = documentNumbersIn(whole, new Set([run])).find(({index, text}) => index === 0 && text === whole)
  return match ? {normal: match.normal, code: match.code, year: match.year, serial: match.serial} : null
}
