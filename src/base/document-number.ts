/**
 * 发文字号: `机关代字〔年份〕序号号`, `…令第N号`, `YYYY年第N号`.
 * Source: 党政机关公文处理工作条例 (中办发〔2012〕14号) and GB/T 9704-2012 7.2.5; the square bracket forms are mistakes seen in practice.
 */
const bracketed = /([\p{Script=Han}]{1,14})\s*[〔[［【(（﹝]\s*((?:19|20)\d{2})\s*[〕\]］】)）﹞]\s*第?\s*0*([1-9]\d{0,4})\s*号/gu
const order = /([\p{Script=Han}]{1,20}令)\s*第\s*0*([1-9]\d{0,4})\s*号/gu
const yearly = /((?:19|20)\d{2})年第0*([1-9]\d{0,4})号/gu

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

/** Words that run into a number from the left: 根据国办发〔2018〕1号 (domain.md §12). Longest first. */
const leading = [
  '有关文件',
  '根据',
  '按照',
  '依照',
  '遵照',
  '作出',
  '印发',
  '转发',
  '执行',
  '以及',
  '通过',
  '照',
  '按',
  '依',
  '经',
  '以',
  '原',
  '及',
  '和',
  '与',
  '现将',
  '将',
  '对',
  '在',
  '由',
  '于',
  '的',
]

/** The 机关代字 of a run of Han characters: the longest suffix that the lexicon knows, else the run less its leading words. */
export function codeIn(run: string, lexicon: ReadonlySet<string>): string {
  for (let start = 0; start < run.length; start++) if (lexicon.has(run.slice(start))) return run.slice(start)
  let code = run
  let changed = true
  while (changed) {
    changed = false
    for (const word of leading) {
      const at = code.lastIndexOf(word)
      // `作出温国土资发`: what stands before the word belongs to the sentence. A code of one character is no code.
      if (at >= 0 && code.length - at - word.length >= 2) {
        code = code.slice(at + word.length)
        changed = true
      }
    }
  }
  return code
}

/** Every 发文字号 in a text, from left to right. */
export function documentNumbersIn(text: string, lexicon: ReadonlySet<string> = new Set()): NumberMatch[] {
  const found: NumberMatch[] = []
  for (const match of text.matchAll(bracketed)) {
    const code = codeIn(match[1]!, lexicon)
    const cut = match[1]!.length - code.length
    found.push({
      normal: `${code}〔${match[2]}〕${match[3]}号`,
      code,
      year: Number(match[2]),
      serial: Number(match[3]),
      text: match[0].slice(cut),
      index: match.index + cut,
    })
  }
  for (const match of text.matchAll(order)) {
    const code = codeIn(match[1]!, lexicon)
    const cut = match[1]!.length - code.length
    found.push({
      normal: `${code}第${match[2]}号`,
      code,
      year: null,
      serial: Number(match[2]),
      text: match[0].slice(cut),
      index: match.index + cut,
    })
  }
  return found.sort((a, b) => a.index - b.index)
}

/** The parts of a text that is a 发文字号 and nothing else; null when it is none. */
export function parseDocumentNumber(text: string): DocumentNumber | null {
  const whole = text.trim()
  const year = [...whole.matchAll(yearly)].find(match => match[0] === whole)
  if (year) return {normal: `${year[1]}年第${year[2]}号`, code: '', year: Number(year[1]), serial: Number(year[2])}
  const run = /^[\p{Script=Han}]+/u.exec(whole)?.[0] ?? ''
  const match = documentNumbersIn(whole, new Set([run])).find(({index, text}) => index === 0 && text === whole)
  return match ? {normal: match.normal, code: match.code, year: match.year, serial: match.serial} : null
}
