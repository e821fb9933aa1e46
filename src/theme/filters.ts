/** What a template may do to a value: pure functions of their arguments, nothing else. */
import nunjucks from 'nunjucks'
import {inChinese, isDate} from '../base/dates.ts'
import {phrase} from '../base/phrase.ts'
import type {Json} from '../base/types.ts'
import {qrSvg} from './qr.ts'

type SafeString = nunjucks.runtime.SafeString
const safe = (html: string): SafeString => new nunjucks.runtime.SafeString(html)

const entities: Readonly<Record<string, string>> = {'&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;'}

/** Text as HTML text or as a quoted attribute. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, character => entities[character]!)

/** `2022-06-22` -> `2022年6月22日`; throws on anything else, so that a wrong field never reaches a page. */
export function date(value: unknown): string {
  if (typeof value !== 'string' || !isDate(value)) throw new Error(`date：“${String(value)}”不是日期`)
  return inChinese(value)
}

const schemes = /^(?:https?|mailto|tel):/i

/** Nearly all: a path of the site in plain letters. */
const plainPath = /^\/(?!\/)[\w/.#-]*$/

/** A link target that cannot run anything: http, https, mailto, tel, or a path of this site; whatever else becomes `#`. */
export function url(value: unknown): string {
  if (typeof value === 'string' && plainPath.test(value)) return value
  // Browsers drop tabs and line feeds inside a scheme, so they are judged without.
  const target = String(value ?? '').replace(/[\u0000-\u0020\u007f]/g, '')
  if (schemes.test(target)) return target
  if (/^\/[/\\]/.test(target) || /^[^/?#]*:/.test(target)) return '#'
  return target.replaceAll('\\', '%5C')
}

/** JSON for a `<script type="application/ld+json">`: no `<`, `>`, `&` or line separator can end or change the script. */
export function jsonld(value: Json): SafeString {
  const escaped = JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
  return safe(escaped)
}

/** A size in bytes as people read it: `218 KB`, `1.8 MB`. */
export function bytes(value: unknown): string {
  const size = Number(value)
  if (size < 1024) return `${size} B`
  const units = ['KB', 'MB', 'GB']
  let scaled = size / 1024
  let unit = 0
  while (scaled >= 999.5 && unit < units.length - 1) {
    scaled /= 1024
    unit++
  }
  return `${scaled < 10 && unit > 0 ? scaled.toFixed(1).replace(/\.0$/, '') : Math.round(scaled)} ${units[unit]}`
}

/** A number with a thin space between groups of three digits from five digits up (GB/T 15835—2011, 5.1.3). */
export function count(value: unknown): string {
  const digits = String(value)
  return digits.length < 5 ? digits : digits.replace(/\B(?=(?:\d{3})+$)/g, '\u2009')
}

const unit = /\d+(?:年度|年|月|日|号|条|项|款|件|份|%|届|次)|\d+[（(]?年[）)]?/g

/** A title as html, with short runs of number and unit kept on one line: without it 2022 and 年 part on a phone. */
export function nb(value: unknown): SafeString {
  return safe(escapeHtml(String(value ?? '')).replace(unit, run => (run.length <= 8 ? `<span class="nb">${run}</span>` : run)))
}

/** Puts values into a sentence of the strings: `strings.library.count | fill({count: 12})`. */
export const fill = (sentence: unknown, values: Readonly<Record<string, string | number | undefined>>): string => {
  if (typeof sentence !== 'string') throw new Error('fill：主题的 strings 中没有这一句')
  return phrase(sentence, values)
}

/** An address as a QR code: `frame.head.canonical | qr(label)`. */
export const qr = (address: unknown, label: unknown): SafeString => safe(qrSvg(String(address), escapeHtml(String(label ?? ''))))

/** All filters by the name under which templates know them. */
export const filters = {date, url, jsonld, bytes, count, nb, fill, qr} as const
