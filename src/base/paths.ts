/** Paths of `content/` and of the site: forward slashes, never leaving their root, the same on every system. */

/** Why a relative path may not be used, as a Chinese phrase; null when it is fine. The list of hazards.md §1.4. */
export function pathFault(path: string): string | null {
  // Nearly every name is one of these.
  if (plainName.test(path) && path.length <= 255 && !devices.test(path)) return null
  if (path === '') return '是空的'
  if (path !== path.normalize('NFC')) return '含有分解形式的字符，请重新输入文件名'
  if (/[\u0000-\u001f\u007f-\u009f\p{Cf}]/u.test(path)) return '含有看不见的控制字符'
  if (/[\\:<>"|?*%#]/u.test(path)) return '含有 \\ : < > " | ? * % # 之一'
  if (path.startsWith('/')) return '不能以 / 开头，请写相对路径'
  for (const step of path.split('/')) {
    const fault = stepFault(step)
    if (fault) return fault
  }
  return null
}

const plainName = /^[a-z0-9]+(?:[-.][a-z0-9]+)*$/
const devices = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?$/iu

function stepFault(step: string): string | null {
  if (step === '' || step === '.') return '含有空的一段'
  if (step === '..') return '不能用 .. 离开所在文件夹'
  if (/^[-~.\s]/u.test(step)) return `“${step}”不能以 - ~ . 或空格开头`
  if (/[.\s]$/u.test(step)) return `“${step}”不能以 . 或空格结尾`
  if (devices.test(step)) return `“${step}”是 Windows 保留的设备名`
  if (Buffer.byteLength(step) > 255) return `“${step.slice(0, 20)}…”太长（超过255字节）`
  return null
}

const isAscii = (text: string): boolean => /^[\0-\x7f]*$/.test(text)

/** A path as file systems that fold case or width compare it: NFKC, and case folded in full (ß like ss). */
export const folded = (path: string): string =>
  isAscii(path) ? path.toLowerCase() : path.normalize('NFKC').toUpperCase().toLowerCase()

/** Whether a text can be the id of an entry: the name of its file and the end of its address. */
export const isEntryId = (text: string): boolean => text.length <= 80 && /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(text)

/** `content/a/b.md` -> `content/a`; the top is the empty string. */
export const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')))

/** `content/a/b.md` -> `b.md` */
export const fileOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1)

/** `b.tar.gz` -> `gz`, lower case; empty when there is none. */
export function endingOf(path: string): string {
  const file = fileOf(path)
  const dot = file.lastIndexOf('.')
  return dot > 0 ? file.slice(dot + 1).toLowerCase() : ''
}

const surrogate = /[\ud800-\udfff]/

/** Sorts by code point, so that no locale decides an order. JavaScript's own order is by UTF-16 unit and differs beyond the BMP. */
export function byCodePoint(a: string, b: string): number {
  if (a === b) return 0
  if (surrogate.test(a) || surrogate.test(b)) return Buffer.compare(Buffer.from(a), Buffer.from(b))
  return a < b ? -1 : 1
}

/** The URL path of a page -> the file it is kept in: `/a/b/` -> `a/b/index.html`, `/404.html` -> `404.html`. */
export const fileOfUrl = (url: string): string => (url.endsWith('/') ? `${url.slice(1)}index.html` : url.slice(1))
