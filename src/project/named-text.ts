/** A text as people name it on the command line: an entry's id, a file, one of either at a revision, or none at all. */
import {readFile} from 'node:fs/promises'
import {join, resolve} from 'node:path'
import {UsageError} from '../base/diagnostics.ts'
import {nearest} from '../base/nearest.ts'
import {fileOf} from '../base/paths.ts'
import {titleInMarks} from '../base/titles.ts'
import type {Diagnostic} from '../base/types.ts'
import {decode} from '../frontmatter/decode.ts'
import {parse} from '../frontmatter/parse.ts'
import {fileAt} from '../revision/file-at.ts'
import {contentFiles} from './content.ts'

export interface NamedText {
  /** Where it was read from, as told in messages; null for no text. */
  readonly path: string | null
  /** 《标题》, or the file's name where it has no title. */
  readonly name: string
  /** Its 发文字号; the revision where one was named. */
  readonly detail: string | null
  /** The Markdown, front matter replaced by blank lines. */
  readonly body: string
}

export interface Where {
  readonly root: string
  readonly cwd: string
}

/** Stands for a text that is not there: all of the other one is new, or gone. */
const nothing = '-'

/** Throws `UsageError` for what names no text, or one that cannot be read. */
export async function namedText(written: string, where: Where): Promise<NamedText> {
  if (written === nothing) return {path: null, name: '（无）', detail: null, body: ''}
  const file = await fileNamed(written, where)
  const {text, diagnostics} = decode(file.bytes, file.path)
  if (text === null) throw unreadable(file.path, diagnostics)
  if (!/^\ufeff?---[ \t]*\r?\n/u.test(text)) return plainText(text, file)
  const {data, body, diagnostics: faults} = parse(text, file.path)
  const fields = data as {readonly [key: string]: unknown} | null
  if (fields === null && faults.some(({level}) => level === 'error')) throw unreadable(file.path, faults)
  const title = textIn(fields, 'title') ?? textIn(fields, '标题')
  const number = textIn(fields, 'documentNumber') ?? textIn(fields, '发文字号')
  const detail = [number, file.revision].filter(part => part !== undefined && part !== null).join('，')
  return {
    path: file.path,
    name: title === undefined ? fileOf(file.path) : titleInMarks(title),
    detail: detail === '' ? null : detail,
    body,
  }
}

/** A file of no site, whose title is its first heading. */
function plainText(text: string, {path, revision}: Found): NamedText {
  const body = text.replaceAll('\r\n', '\n')
  const title = /^#{1,2}[ \t]+(.+)$/mu.exec(body)?.[1]
  return {path, name: title === undefined ? fileOf(path) : titleInMarks(title.trim()), detail: revision ?? fileOf(path), body}
}

const textIn = (fields: {readonly [key: string]: unknown} | null, key: string): string | undefined => {
  const value = fields?.[key]
  return typeof value === 'string' && value.trim() !== '' ? value : undefined
}

interface Found {
  readonly path: string
  readonly bytes: Uint8Array
  readonly revision: string | null
}

/** A file that is there comes first; then `<ref>:<id or path>`; then the id of an entry. */
async function fileNamed(written: string, {root, cwd}: Where): Promise<Found> {
  const bytes = await readFile(resolve(cwd, written)).catch(() => null)
  if (bytes) return {path: written, bytes, revision: null}
  const colon = written.indexOf(':')
  if (colon > 0) {
    const [ref, what] = [written.slice(0, colon), written.slice(colon + 1)]
    return {...(await fileAt(root, ref, what)), revision: ref}
  }
  const files = await contentFiles(root)
  const path = files.find(file => fileOf(file) === `${written}.md`)
  if (path) return {path, bytes: await readFile(join(root, path)), revision: null}
  const near = nearest(
    written,
    files.map(file => fileOf(file).replace(/\.md$/u, '')),
  )
  throw new UsageError(`没有找到“${written}”`, {
    note:
      near.length > 0
        ? `是不是想写：${near.join('、')}`
        : '写条目的编号（如 sswg-2025-3）、文件的路径，或 版本:编号（如 main:sswg-2025-3）；没有旧文本的写 -',
  })
}

function unreadable(path: string, diagnostics: readonly Diagnostic[]): UsageError {
  return new UsageError(`${path} 读不出来`, {diagnostics: diagnostics.filter(({level}) => level === 'error')})
}
