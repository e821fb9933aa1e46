/** The formats of our schemas: what passes, and, for what does not, what the editor probably meant. */
import {hanNumber, isDate} from '../base/dates.ts'
import {parseDocumentNumber} from '../base/document-number.ts'
import {isEntryId, pathFault} from '../base/paths.ts'

export interface Format {
  readonly ruleId: string
  passes(text: string): boolean
  /** Why it does not pass: the rest of a sentence that begins with the field's label. */
  fault(text: string): string
  /** How to write what was meant; null when that cannot be told. */
  meant(text: string): string | null
  /** What was meant, where it is the same written in another way, and no guess; `check --fix` writes it. */
  sure?(text: string): string | null
  /** What to do before the value is mended, with its punctuation; empty when nothing. */
  before?(text: string): string
  /** Whether a text can only be one item of a list, where more passes than that. */
  isOne?(text: string): boolean
  /** The form, in words. */
  readonly form: string
}

const two = (value: number): string => String(value).padStart(2, '0')

/** Half-width, one blank for each gap, without the quotation marks around. Linear, however long the gaps and rows of marks are. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .trim()
    .replace(/\s+/gu, ' ')
    .replace(/^["'“”‘’「」]+|(?<!["'“”‘’「」])["'“”‘’「」]+$/gu, '')

/** Year, month and day as far as a text gives them, whether or not they exist. */
function dateParts(text: string): {year: number; month: number; day: number; rest: string} | null {
  const match = /^(\d{4}|\d{2})\s*[-/.年‐‑–—−,、\s]\s*(\d{1,2})\s*[-/.月‐‑–—−,、\s]\s*(\d{1,2})(?!\d)\s*(?:日|号)?(.*)$/u.exec(
    text,
  )
  const tight = match ? null : /^((?:19|20)\d{2})(\d{2})(\d{2})(?!\d)(.*)$/u.exec(text)
  const [, year, month, day, rest] = match ?? tight ?? hanDate(text) ?? []
  if (year === undefined) return null
  const full = year.length === 2 ? Number(year) + (Number(year) < 70 ? 2000 : 1900) : Number(year)
  return {year: full, month: Number(month), day: Number(day), rest: (rest ?? '').trim()}
}

/** 二〇二六年十一月二十三日 */
function hanDate(text: string): string[] | null {
  const match = /^([〇零○一二三四五六七八九]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日(.*)$/u.exec(text)
  if (!match) return null
  const [year, month, day] = match.slice(1, 4).map(part => String(hanNumber(part))) as [string, string, string]
  return [match[0], year, month, day, match[4]!]
}

function dateFault(text: string): string {
  const parts = dateParts(plain(text))
  if (!parts) return /^\d{4}\D{1,2}\d{1,2}月?$/u.test(plain(text)) ? '缺少“日”' : '不是日期'
  const {year, month, day} = parts
  if (month < 1 || month > 12) return `有误：没有${month}月`
  const last = lastDay(year, month)
  if (day < 1 || day > last) return `有误：${year}年${month}月没有${day}日${day > last ? `，最后一天是${last}日` : ''}`
  if (year < 1900) return `有误：年份${year}太早`
  return `的写法不对，应写成 年-月-日`
}

function lastDay(year: number, month: number): number {
  let day = 31
  while (!isDate(`${String(year < 1900 ? year + 400 : year).padStart(4, '0')}-${two(month)}-${two(day)}`) && day > 28) day--
  return day
}

function meantDate(text: string): string | null {
  const parts = dateParts(plain(text))
  if (!parts) return null
  const date = `${parts.year}-${two(parts.month)}-${two(parts.day)}`
  return isDate(date) ? date : null
}

/** Half-width, the signs between the numbers without blanks around them. Quotation marks and whatever else stands around are left. */
const even = (text: string): string =>
  text
    .normalize('NFKC')
    .trim()
    .replace(/[‐‑–—−]/gu, '-')
    .replace(/\s{0,9}([-/.年月日号:])\s{0,9}/gu, '$1')

/** Four digits of a year first, one kind of sign between, and nothing behind: 25-3-1 and 2025-3 are left to the editor. */
const wholeDate = /^(?:\d{4}([-/.])\d{1,2}\1\d{1,2}|\d{4}年\d{1,2}月\d{1,2}[日号]|(?:19|20)\d{6})$/u

function sureDate(text: string): string | null {
  const source = even(text)
  const isWhole = wholeDate.test(source) || hanDate(source)?.[4] === ''
  return isWhole ? meantDate(source) : null
}

/** By the 24-hour clock: 3:30 in the afternoon is left to the editor, and so is a time without minutes. */
function sureTime(text: string): string | null {
  const [, day, time] = /^(.*\d日?|.*日)(?:\s{1,9}|T|(?<=日))(\d{1,2}:\d{2})$/u.exec(even(text)) ?? []
  return day !== undefined && sureDate(day) !== null ? meantTime(`${sureDate(day)} ${time}`) : null
}

const clock = /^([01]\d|2[0-3]):[0-5]\d$/

function meantTime(text: string): string | null {
  const source = plain(text)
  const date = meantDate(source)
  const match = /(上午|下午|晚上?|中午|凌晨)?\s*(\d{1,2})\s*(?:[:点时]\s*(\d{1,2})?|(?=点))/u.exec(
    (dateParts(source)?.rest ?? '').replace(/^T/u, ''),
  )
  if (!date || !match) return null
  const late = /下午|晚/u.test(match[1] ?? '') && Number(match[2]) < 12 ? 12 : 0
  const time = `${two(Number(match[2]) + late)}:${two(Number(match[3] ?? 0))}`
  return clock.test(time) ? `${date} ${time}` : null
}

const date: Format = {
  ruleId: 'date-invalid',
  passes: isDate,
  fault: dateFault,
  meant: meantDate,
  sure: sureDate,
  form: '年-月-日，如 2026-01-05',
}

const dateTime: Format = {
  ruleId: 'date-invalid',
  passes: text => text[10] === ' ' && isDate(text.slice(0, 10)) && clock.test(text.slice(11)),
  fault: text => {
    if (!dateParts(plain(text))) return '不是日期和时间'
    if (!meantDate(text)) return dateFault(text)
    return meantTime(text) ? '的写法不对，应写成 年-月-日 时:分' : '缺少时间，或时间有误'
  },
  meant: meantTime,
  sure: sureTime,
  form: '年-月-日 时:分，二十四小时制，如 2026-01-05 15:30',
}

/** Relative, beside the entry or below. Percent signs are refused, not decoded: names are written as they are. */
const contentFile: Format = {
  ruleId: 'field-format',
  passes: text => pathFault(text) === null,
  fault: text => {
    if (/^https?:/iu.test(text)) return '应是本站文件，不能写网址'
    if (isElsewhere(text)) return '不在本文件旁边'
    if (/^\.\//u.test(text)) return '前面不用写 ./'
    return /\\/u.test(text) && contentFile.meant(text) ? '里的 \\ 要写成 /' : `不能用：${pathFault(text)}`
  },
  meant: text => {
    const slashed = text.trim().replaceAll('\\', '/').normalize('NFC')
    const path = isElsewhere(text) ? slashed.replace(/^.*\//u, '') : slashed.replace(/^(?:\.\/)+/u, '')
    if (path !== text && pathFault(path) === null) return path
    const renamed = path.replace(/[:<>"|?*%#]+/gu, '-').replace(/-(?=\.[^.]*$)/u, '')
    return /^https?:/iu.test(text) || renamed === path || pathFault(renamed) !== null ? null : renamed
  },
  before: text => {
    if (isElsewhere(text)) return '把文件复制到本文件所在的文件夹，'
    return !/^https?:/iu.test(text) && /[:<>"|?*%#]/u.test(text) ? '给文件改名，' : ''
  },
  form: '从本条目所在文件夹写起的相对路径，用 / 分隔',
}

/** A drive of Windows, a share, the root of the site, or a folder above. */
const isElsewhere = (text: string): boolean => /^(?:[a-z]:[\\/]|[\\/]|file:)|(?:^|[\\/])\.\.[\\/]/iu.test(text.trim())

const documentNumber: Format = {
  ruleId: 'field-format',
  passes: text => parseDocumentNumber(text)?.normal === text,
  fault: text => {
    const meant = documentNumber.meant(text)
    if (!meant) return '认不出来'
    return /[[【(（［﹝]/u.test(text) ? '的年份应用六角括号〔〕' : '的写法不规范'
  },
  meant: text => {
    const source = plain(text).replaceAll('(', '〔').replaceAll(')', '〕').replace(/\s+/gu, '')
    const bare = source.replace(/^(\p{Script=Han}+)(\d{4})[-—–_](\d+)号?$/u, '$1〔$2〕$3号')
    const found = parseDocumentNumber(source) ?? parseDocumentNumber(`${source}号`) ?? parseDocumentNumber(bare)
    return found?.normal ?? null
  },
  // Other brackets, blanks, 第, leading zeros. What lacks its brackets or its 号 may lack more.
  sure: text => parseDocumentNumber(text.normalize('NFKC').replace(/\s+/gu, ''))?.normal ?? null,
  form: '机关代字〔年份〕几号，如 示商务规〔2026〕3号',
}

const httpUrl: Format = {
  ruleId: 'field-format',
  passes: isHttpUrl,
  fault: text => {
    if (/\s/u.test(text)) return '里有空格'
    if (/^[a-z][a-z0-9+.-]*:/iu.test(text) && !/^https?:/iu.test(text) && !/^[\w.-]+:\d/u.test(text))
      return `不能用“${text.slice(0, text.indexOf(':') + 1)}”开头，只能是 http 或 https 网址`
    return '不是完整的网址'
  },
  meant: text => {
    const bare = plain(text).replace(/^(?:https?:?)?[/\\]*/iu, '')
    const whole = `${/^http:/iu.test(plain(text)) ? 'http' : 'https'}://${bare}`
    return /^[\w-]+(?:\.[\w-]+)+(?:[:/?#]|$)/u.test(bare) && isHttpUrl(whole) ? whole : null
  },
  form: '以 https:// 或 http:// 开头的完整网址',
}

function isHttpUrl(text: string): boolean {
  if (!/^https?:\/\/[^/\s\\@]+(?:[/?#][^\s\\]*)?$/u.test(text) || /[\u0000-\u001f"<>`{}|^]/u.test(text)) return false
  try {
    const {protocol, hostname} = new URL(text)
    return (protocol === 'http:' || protocol === 'https:') && hostname !== ''
  } catch {
    return false
  }
}

const entryId: Format = {
  ruleId: 'field-format',
  passes: isEntryId,
  fault: text => (text.length > 80 ? '太长，编号最多 80 个字符' : '不是条目编号'),
  meant: text => {
    const file = plain(text)
      .replace(/[?#].*$/u, '')
      .replace(/\/$/u, '')
      .split('/')
      .at(-1)!
      .replace(/\.(?:md|html?)$/iu, '')
    const id = file.toLowerCase().replace(/[\s_.]+/gu, '-')
    return id !== text && isEntryId(id) ? id : null
  },
  form: '条目的文件名去掉 .md，只用小写字母、数字和短横线，如 sswg-2026-3',
}

const isCertainName = (text: string): boolean =>
  isEntryId(text) || parseDocumentNumber(text) !== null || /^《[^》]+》$/u.test(text)

/**
 * How a reference names an entry: by its id, or as a document is known to people, by 发文字号 or title. `link` finds which it is, and
 * what is near when it is none: so any Chinese words pass here, but a path or several names in one.
 */
const entryName: Format = {
  ...entryId,
  passes: text => isCertainName(text) || (/\p{Script=Han}/u.test(text) && !/[\\/]|\.md$/iu.test(text) && !isSeveral(text)),
  isOne: isCertainName,
  form: '条目的文件名去掉 .md，如 sswg-2026-3；也可以写发文字号，或带书名号的标题',
}

const isSeveral = (text: string): boolean => {
  const parts = text.split(/[、，,;；]/u)
  return parts.length > 1 && parts.every(part => isCertainName(part.trim()))
}

/** A page `/…/`, or a file of the old site `/art/2020/1.html`. */
const sitePath: Format = {
  ruleId: 'field-format',
  passes: text =>
    /^\/(?:[\w~.!$()+,;=@-]+\/)*(?:[\w~!$()+,;=@-]+(?:\.[\w~-]+)+)?$/.test(text) && !/(?:^|\/)\.{1,2}(?:\/|$)/.test(text),
  fault: text => (/^https?:/iu.test(text) ? '应是本站路径，不带网站域名' : '不是本站路径'),
  meant: text => {
    const path = plain(text)
      .replace(/^https?:\/\/[^/]+/iu, '')
      .replace(/[?#].*$/u, '')
    const whole = `/${path.replace(/^\/+/u, '')}`
    const closed = /\/$|\.\w+$/u.test(whole) ? whole : `${whole}/`
    return closed !== text && closed !== '/' && sitePath.passes(closed) ? closed : null
  },
  form: '以 / 开头的本站路径，如 /policies/2026/sswg-2026-3/',
}

/** By the name that a schema's `format` gives. */
export const formats: Readonly<Record<string, Format>> = {
  date,
  'date-time': dateTime,
  'content-file': contentFile,
  'document-number': documentNumber,
  'http-url': httpUrl,
  'entry-id': entryId,
  'entry-name': entryName,
  'site-path': sitePath,
}
