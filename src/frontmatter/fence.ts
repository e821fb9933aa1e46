/** The two fence lines of a front matter, checked before gray-matter sees the text: its fence can name an engine, and one of them evaluates code. */
import type {Diagnostic} from '../base/types.ts'
import {at, say, shown} from './say.ts'

/** Caps of hazards.md F8: nothing bigger is ever handed to a parser. */
export interface Caps {
  readonly bytes: number
  readonly lines: number
  readonly depth: number
  /** Words and marks of YAML, white space too. */
  readonly tokens: number
}
export const caps: Caps = {bytes: 64 * 1024, lines: 1000, depth: 32, tokens: 15_000}

/** Index of the closing fence line (0-based; the opening one is 0), or what is wrong with the fences. */
export function fences(lines: readonly string[], path: string): number | Diagnostic {
  const first = lines[0] ?? ''
  if (!/^---(?:yaml)?[ \t]*$/.test(first)) return opening(lines, path)
  let bytes = 0
  for (let index = 1; index < lines.length; index++) {
    const line = lines[index]!
    if (/^---[ \t]*$/.test(line)) return index
    if (line.startsWith('---')) return longFence(index, line, path)
    bytes += Buffer.byteLength(line) + 1
    if (bytes > caps.bytes || index > caps.lines) return tooBig(lines, path)
  }
  return unclosed(lines, path)
}

const template = '第一行 ---，第二行 title: 标题，第三行 ---'

function opening(lines: readonly string[], path: string): Diagnostic {
  const first = lines[0] ?? ''
  if (lines.every(line => line.trim() === ''))
    return say('frontmatter-missing', path, at(1, 1), '文件是空的', {note: `文件开头要有信息栏：${template}`})
  const place = at(1, 1, first.length)
  if (/^---[\u2028\u2029]/u.test(first))
    return say('text-line-separator', path, at(1, 4), '文件用特殊换行符（U+2028 或 U+2029）分行，认不出信息栏', {
      note: '把它们全部替换成普通换行再保存',
    })
  if (first.startsWith('---') && !first.startsWith('----'))
    return say('frontmatter-fence', path, place, '第一行 --- 后面不能写别的内容，信息栏只能用 YAML', {
      actual: shown(first),
      expected: ['---'],
      note: '把第一行改成 ---',
    })
  if (looksLikeFence(first))
    return say('frontmatter-fence', path, place, `第一行“${shown(first)}”不是信息栏的开始标记`, {
      actual: shown(first),
      expected: ['---'],
      note: '把第一行改成三个半角短横 ---',
    })
  const later = lines.slice(0, 50).findIndex(line => line.trim() === '---')
  if (later > 0 && lines.slice(0, later).every(line => line.trim() === ''))
    return say('frontmatter-fence', path, at(later + 1, 1, 3), '信息栏的 --- 前面有空行', {
      note: `删去前面的 ${later} 个空行，让 --- 成为第一行`,
    })
  if (/^[^\s:：]{1,30}[:：]/.test(first) && later > 0)
    return say('frontmatter-fence', path, place, '信息栏缺少开头的 ---', {note: '在第一行前面加一行 ---'})
  return say('frontmatter-missing', path, place, '文件开头没有信息栏（标题、日期等）', {
    actual: shown(first),
    note: `在文件最前面加上三行：${template}`,
  })
}

/** Dashes of any width, or too few, too many, or spaced: what an editor takes for a fence. */
const looksLikeFence = (line: string): boolean =>
  /^\s*[-－—–‐‑﹣―_=~～]{2,}\s*$|^\s*(?:[-－—–]\s*){3}$|^\s*\.\.\.\s*$/u.test(line)

function longFence(index: number, line: string, path: string): Diagnostic {
  const reason = /^-+\s*$/.test(line) ? '信息栏的结束标记多写了短横' : '信息栏里有一行以 --- 开头，却不是结束标记'
  return say('frontmatter-fence', path, at(index + 1, 1, line.length), reason, {
    actual: shown(line),
    expected: ['---'],
    note: '结束信息栏请单独写一行 ---；若是文字内容，请在行首加空格缩进',
  })
}

function tooBig(lines: readonly string[], path: string): Diagnostic {
  const end = lines.findIndex((line, index) => index > 0 && /^---[ \t]*$/.test(line))
  if (end < 0 && lines.length > caps.lines) return unclosed(lines, path)
  return say('frontmatter-too-big', path, at(1, 1, 3), `信息栏太大：最多 ${caps.lines} 行、${caps.bytes / 1024} KB`, {
    ...(end < 0 ? {} : {actual: `${end - 1} 行`}),
    note: '信息栏只写要素，大段文字移到正文，大表格作为附件',
  })
}

/** A front matter that runs on into the body, as far as the next `---` there: its lines show where it should have ended. */
export function overrun(lines: readonly string[], path: string): Diagnostic | null {
  return lines.some((line, index) => index > 0 && (looksLikeFence(line) || /^##+ /.test(line))) ? unclosed(lines, path) : null
}

function unclosed(lines: readonly string[], path: string): Diagnostic {
  const near = lines.slice(0, caps.lines)
  const mistaken = near.findIndex((line, index) => index > 0 && looksLikeFence(line))
  if (mistaken > 0)
    return say(
      'frontmatter-fence',
      path,
      at(mistaken + 1, 1, near[mistaken]!.length),
      `“${shown(near[mistaken]!.trim())}”不是信息栏的结束标记`,
      {
        actual: shown(near[mistaken]!),
        expected: ['---'],
        note: `把第 ${mistaken + 1} 行改成三个半角短横 ---`,
      },
    )
  const last = lastField(near)
  return say('frontmatter-fence', path, at(last + 1, 1, near[last]!.length), '信息栏没有结束：找不到第二个 ---', {
    expected: ['---'],
    note: `在第 ${last + 1} 行“${shown(near[last]!.trim())}”后面加一行 ---`,
  })
}

/**
 * The last line that reads like a field, an item or a continuation, before prose begins. Behind a blank line only a field with a
 * half-width colon is one: a letter begins with whom it is addressed to, 各区县商务局：.
 */
function lastField(lines: readonly string[]): number {
  let last = 0
  for (let index = 1; index < lines.length; index++) {
    const line = lines[index]!
    if (line.trim() === '') continue
    const field =
      lines[index - 1]!.trim() === '' && last > 0 ? /^[^\s:：]{1,30}:(?:\s|$)/u : /^(?:[^\s:：]{1,30}[:：]|\s+\S|- |#)/u
    if (!field.test(line) || /^##? /.test(line)) break
    last = index
  }
  return last
}
