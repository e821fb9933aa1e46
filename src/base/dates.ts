/** Civil dates as strings. A `Date` is never made from one: China had summer time in 1986-1991, and editors sit in every zone. */
import type {IsoDate} from './types.ts'

const form = /^\d{4}-\d{2}-\d{2}$/
const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
const pad = (value: number, width = 2): string => String(value).padStart(width, '0')

const daysInMonth = (year: number, month: number): number => (month === 2 && isLeap(year) ? 29 : lengths[month - 1]!)

/** Whether a text is a date that exists. */
export function isDate(text: string): boolean {
  if (!form.test(text)) return false
  const year = digitsAt(text, 0) * 100 + digitsAt(text, 2)
  const month = digitsAt(text, 5)
  const day = digitsAt(text, 8)
  return year >= 1900 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
}

/** The two digits at an offset, as a number. Dates are asked for everywhere: to cut them out takes many times as long. */
const digitsAt = (text: string, at: number): number => (text.charCodeAt(at) - 48) * 10 + text.charCodeAt(at + 1) - 48

const parts = (date: IsoDate): [number, number, number] => [
  Number(date.slice(0, 4)),
  Number(date.slice(5, 7)),
  Number(date.slice(8, 10)),
]

/** Days since 1970-01-01, proleptic Gregorian. */
export function dayNumber(date: IsoDate): number {
  const [year, month, day] = parts(date)
  return Date.UTC(year, month - 1, day) / 86_400_000
}

export function dateOfDay(number: number): IsoDate {
  return new Date(number * 86_400_000).toISOString().slice(0, 10)
}

export const addDays = (date: IsoDate, days: number): IsoDate => dateOfDay(dayNumber(date) + days)

/** `to` minus `from`, in days. */
export const daysBetween = (from: IsoDate, to: IsoDate): number => dayNumber(to) - dayNumber(from)

/** 0 is Sunday. */
export const weekday = (date: IsoDate): number => (((dayNumber(date) + 4) % 7) + 7) % 7

/** 2022年6月22日 */
export function inChinese(date: IsoDate): string {
  const [year, month, day] = parts(date)
  return `${year}年${month}月${day}日`
}

/** The civil day in Asia/Shanghai at an instant; `now` is the injected clock, in milliseconds. */
export const shanghaiDay = (now: number): IsoDate => new Date(now + 8 * 3_600_000).toISOString().slice(0, 10)

/** A date as Chinese texts print it, 2022年6月22日 or 二〇二二年六月二十二日: the source of a regular expression. */
export const printedDateSource =
  '(?:\\d{4}年\\d{1,2}月\\d{1,2}日|[一二三四五六七八九〇○Ｏ零]{4}年[一二三四五六七八九十]{1,3}月[一二三四五六七八九十]{1,3}日)'

/** The first date written in a Chinese text, as `2022年6月22日`, `2022-06-22`, `2022.6.22` or 二〇二二年六月二十二日; null when there is none. */
export function dateIn(text: string): IsoDate | null {
  const arabic = /(\d{4})\s*(?:年|[-/.．])\s*(\d{1,2})\s*(?:月|[-/.．])\s*(\d{1,2})\s*日?/.exec(text)
  if (arabic) return joined(Number(arabic[1]), Number(arabic[2]), Number(arabic[3]))
  const han = /([一二三四五六七八九〇○Ｏ零]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日/.exec(text)
  if (!han) return null
  return joined(hanNumber(han[1]!), hanNumber(han[2]!), hanNumber(han[3]!))
}

function joined(year: number, month: number, day: number): IsoDate | null {
  const date = `${pad(year, 4)}-${pad(month)}-${pad(day)}`
  return isDate(date) ? date : null
}

const hanDigits = '零一二三四五六七八九'

const hanValues: ReadonlyMap<string, number> = new Map([
  ...Array.from('〇○Ｏ', digit => [digit, 0] as const),
  ...Array.from(hanDigits, (digit, value) => [digit, value] as const),
  ['十', 10],
  ['百', 100],
  ['千', 1000],
])

/** 一百二十三 -> 123, 一〇五 -> 105; NaN when it is no number below ten thousand. Half-width and full-width digits pass. */
export function hanNumber(text: string): number {
  let [total, digit, decimal] = [0, 0, 0]
  let isDecimal = text !== ''
  let isRow = false
  for (const character of text) {
    const value = hanValues.get(character)
    if (value === undefined) return arabicNumber(text)
    if (value < 10) {
      // 十三五 names a plan, no number.
      if (digit > 0) isRow = true
      digit = value
      decimal = decimal * 10 + value
    } else {
      total += (digit || 1) * value
      digit = 0
      isDecimal = false
    }
  }
  if (isDecimal) return text.length > 15 ? Number(Array.from(text, digit => hanValues.get(digit)).join('')) : decimal
  return isRow || text === '' ? Number.NaN : total + digit
}

function arabicNumber(text: string): number {
  const plain = text.normalize('NFKC')
  return /^\d+$/.test(plain) ? Number(plain) : Number.NaN
}

const hanUnits = ['', '十', '百', '千']

/** 123 -> 一百二十三, 15 -> 十五, 105 -> 一百零五: as chapters, articles and items are numbered. Below ten thousand. */
export function inHan(number: number): string {
  const digits = Array.from(String(number), Number)
  const text = digits
    .map((digit, at) => (digit === 0 ? '零' : hanDigits[digit]! + hanUnits[digits.length - 1 - at]!))
    .join('')
    .replace(/零+/gu, '零')
  return text.replace(/(?<=.)零$/u, '').replace(/^一十/u, '十')
}
