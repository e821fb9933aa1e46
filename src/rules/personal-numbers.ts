/**
 * Numbers that belong to a person: 公民身份号码 (GB 11643, with its check digit), mobile phones, bank cards (Luhn). Whatever is a longer
 * number, a part of a code, an amount or an 统一社会信用代码 is none.
 */

export interface PersonalNumber {
  readonly kind: NumberKind
  /** What may be published instead: `3701**********1234`. */
  readonly masked: string
  /** Offset and length in the text searched. */
  readonly index: number
  readonly length: number
  /** Nothing but its form speaks for it. */
  readonly isGuess: boolean
}
export type NumberKind = 'identity' | 'mobile' | 'card'

/** Every personal number in a text, from left to right. */
export function personalNumbersIn(text: string): PersonalNumber[] {
  if (!mayHave.test(text)) return []
  const plain = plainOf(text)
  const found = searches.flatMap(({kind, pattern, judge}) =>
    [...plain.matchAll(pattern)].flatMap((match): PersonalNumber[] => {
      const number = match[0]
      const before = plain.slice(Math.max(0, match.index - reach), match.index)
      const after = plain.slice(match.index + number.length, match.index + number.length + reach)
      const verdict = judge(number.replaceAll(/[ -]/gu, ''), before, after)
      if (verdict === 'no') return []
      return [{kind, masked: masked(kind, number), index: match.index, length: number.length, isGuess: verdict === 'perhaps'}]
    }),
  )
  return found.sort((one, other) => one.index - other.index)
}

/** Characters read on either side of a number. */
const reach = 16
/** In whatever the patterns find. Without `u`, it says no five times as fast. */
const mayHave = /[\d０-９][\d０-９ \u00a0－-]{9}/

/** Digits of full width are digits; addresses are blanked out. Every character keeps its place. */
function plainOf(text: string): string {
  const narrow = text.replaceAll(/[０-９Ｘｘ－\u00a0]/gu, character =>
    character === '\u00a0' ? ' ' : String.fromCharCode(character.charCodeAt(0) - 0xfee0),
  )
  if (!narrow.includes('://')) return narrow
  return narrow.replaceAll(/https?:\/\/[\x21-\x7e]+/gu, address => ' '.repeat(address.length))
}

type Verdict = 'yes' | 'perhaps' | 'no'
interface Search {
  readonly kind: NumberKind
  readonly pattern: RegExp
  /** `number` is without its gaps. */
  readonly judge: (number: string, before: string, after: string) => Verdict
}

// Not the middle of a longer number or code, and not masked already.
const left = '(?<![\\dA-Za-z*])(?<![\\dA-Za-z][-._])'
const right = '(?![\\dA-Za-z*])(?![-._][\\dA-Za-z])'
const bounded = (pattern: string): RegExp => new RegExp(`${left}(?:${pattern})${right}`, 'gu')

const searches: readonly Search[] = [
  {
    kind: 'identity',
    pattern: bounded(String.raw`\d{6}([ -]?)\d{8}\1\d{3}[\dXx]`),
    judge(number, before, after) {
      if (!looksLikeIdentity(number) || isCode(number, before, after)) return 'no'
      if (identityCheck(number) === number[17]!.toUpperCase()) return 'yes'
      // A slip of the pen; or a spreadsheet took it for an amount, and kept fifteen digits.
      return aboutIdentity.test(before) || number.endsWith('000') ? 'perhaps' : 'no'
    },
  },
  {
    kind: 'mobile',
    pattern: bounded(String.raw`(?:(?:\+|00)?86[ -]?)?1[3-9]\d(?:\d{8}|([ -])\d{4}\1\d{4})`),
    judge: (number, before, after) =>
      segments.test(number.slice(-11)) && !otherNumber.test(before) && !amount.test(after) && !/[¥￥]\s*$/u.test(before)
        ? 'yes'
        : 'no',
  },
  {
    kind: 'card',
    pattern: bounded(String.raw`\d{16,19}|\d{4}([ -])\d{4}\1\d{4}\1\d{4}(?:\1\d{1,3})?`),
    judge(number, before, after) {
      if (!hasLuhn(number) || looksLikeIdentity(number) || isCode(number, before, after) || amount.test(after)) return 'no'
      if (aboutCards.test(before)) return anyCard.test(number) ? 'yes' : 'no'
      return debitCard.test(number) && !otherNumber.test(before) ? 'perhaps' : 'no'
    },
  },
]

/** Numbers that mobile phones have. */
const segments = /^1(?:3\d|4[5-9]|5[0-35-9]|6[2567]|7[0-8]|8\d|9\d)/u
const aboutIdentity = /(?:身份证|身份号码|证件号)[^，。；,;]{0,8}$/u
const otherNumber =
  /(?:编号|代码|文号|证号|单号|条码|流水号|序列号|索引号|登记号|备案号|许可|账号|帐号|税号|识别号)[^，。；,;]{0,8}$/u
const amount = /^\s*(?:万|亿|元|美元|欧元|吨|公斤|千克|件|人|户|平方米|立方米|公里|千瓦|%|％|‰)/u
const aboutCards = /(?:卡号|银行卡|储蓄卡|借记卡|信用卡|社保卡|账号|帐号|账户|帐户|开户|银联)[^，。；,;]{0,12}$/u
/** 银联, and what 工商银行 gave out before. */
const debitCard = /^(?:6[02]\d{14,17}|9558\d{15})$/u
const anyCard = /^(?:6[02]\d{14,17}|9558\d{15}|4\d{15}|5[1-5]\d{14})$/u

const provinces: ReadonlySet<string> = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(' '),
)

/** A province, and a day to be born on: all but the check digit. */
function looksLikeIdentity(number: string): boolean {
  if (number.length !== 18 || !provinces.has(number.slice(0, 2))) return false
  const [year, month, day] = [number.slice(6, 10), number.slice(10, 12), number.slice(12, 14)].map(Number) as [
    number,
    number,
    number,
  ]
  const date = new Date(Date.UTC(year, month - 1, day))
  const isDate = date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return isDate && year >= 1850 && year < 2100
}

/** GB 11643-1999: ISO 7064, MOD 11-2. */
function identityCheck(number: string): string {
  let sum = 0
  for (let index = 0; index < 17; index++) sum += Number(number[index]) * (2 ** (17 - index) % 11)
  return '10X98765432'[sum % 11]!
}

function hasLuhn(number: string): boolean {
  let sum = 0
  for (let index = 0; index < number.length; index++) {
    const digit = Number(number[number.length - 1 - index]) * (index % 2 === 0 ? 1 : 2)
    sum += digit > 9 ? digit - 9 : digit
  }
  return sum % 10 === 0 && /[^0]/u.test(number)
}

/** 统一社会信用代码 by its name, or with the rest of an 索引号 behind it. */
const isCode = (number: string, before: string, after: string): boolean =>
  /^\/\d{4}-/u.test(after) || (/代码[^，。；,;]{0,6}$/u.test(before) && isCreditCode(number))

const creditDigits = '0123456789ABCDEFGHJKLMNPQRTUWXY'

/** GB 32100-2015: MOD 31. */
function isCreditCode(number: string): boolean {
  if (number.length !== 18) return false
  let sum = 0
  for (let index = 0; index < 17; index++) sum += creditDigits.indexOf(number[index]!) * (3 ** index % 31)
  return creditDigits[(31 - (sum % 31)) % 31] === number[17]
}

/** How many digits stay at either end. */
const shown: Readonly<Record<NumberKind, readonly [number, number]>> = {identity: [4, 4], mobile: [3, 4], card: [4, 4]}

function masked(kind: NumberKind, number: string): string {
  const digits = number.replaceAll(/[ -]/gu, '').replace(/^(?:\+|00)?86(?=1\d{10}$)/u, '')
  const [first, last] = shown[kind]
  return `${digits.slice(0, first)}${'*'.repeat(digits.length - first - last)}${digits.slice(-last)}`
}
