/** The key that a library asks for: taken from the environment or a file when it is needed, written nowhere. */
import {lstatSync, readFileSync, statSync} from 'node:fs'
import {relative, resolve, sep} from 'node:path'
import {UsageError} from '../base/diagnostics.ts'
import type {Library} from './types.ts'

export interface Secret {
  /** Null for a library that asks for none. */
  readonly token: string | null
  /** A text without the token, should it stand in it. */
  hide(text: string): string
}

const hidden = '〔令牌〕'

/** Throws `UsageError` when the token cannot be had; its words never hold what was found. */
export function secretOf(library: Library, root: string, env: Readonly<Record<string, string | undefined>>): Secret {
  const {id, tokenEnv, tokenFile} = library
  if (tokenEnv !== undefined && tokenFile !== undefined)
    throw new UsageError(`${id} 的 tokenEnv 和 tokenFile 只能写一个`, {note: '在 gzgk.config.yml 里删去一个'})
  const found = tokenEnv !== undefined ? fromEnv(tokenEnv, env) : tokenFile !== undefined ? fromFile(tokenFile, root) : null
  if (found === null) return {token: null, hide: text => text}
  const token = found.trim()
  // What RFC 6750 allows: no blank, no quote, nothing that could begin another header.
  if (!/^[\w.~+/-]{8,4096}=*$/u.test(token))
    throw new UsageError(`${id} 的令牌格式不对`, {note: '令牌由字母、数字和 - . _ ~ + / 组成，至少8位，末尾可以有 ='})
  const forms = [token, encodeURIComponent(token), Buffer.from(token).toString('base64'), token.replaceAll('/', '\\/')]
  return {token, hide: text => forms.reduce((left, form) => left.replaceAll(form, hidden), text)}
}

function fromEnv(name: string, env: Readonly<Record<string, string | undefined>>): string {
  const value = env[name]
  if (value === undefined || value.trim() === '')
    throw new UsageError(`环境变量 ${name} 里没有令牌`, {note: `在运行报送的地方设好 ${name}，不要写进任何文件`})
  return value
}

const mostBytes = 8192

/** Only a plain file that nobody else can read, outside of what is published. */
function fromFile(file: string, root: string): string {
  const path = resolve(root, file)
  const inside = relative(resolve(root, 'content'), path)
  const wrong = (why: string, note: string): UsageError => new UsageError(`令牌文件 ${file} ${why}`, {note})
  if (inside !== '..' && !inside.startsWith(`..${sep}`)) throw wrong('在 content/ 里，会被公开', '把它移到网站文件夹以外')
  let facts: ReturnType<typeof statSync>
  try {
    facts = lstatSync(path).isSymbolicLink() ? statSync(path) : lstatSync(path)
  } catch {
    throw wrong('打不开', '核对路径')
  }
  if (!facts.isFile() || facts.size > mostBytes) throw wrong('不是令牌文件', '写明只放着令牌的文件')
  if (process.platform !== 'win32' && (facts.mode & 0o077) !== 0) throw wrong('别人也能读', `改权限：chmod 600 ${file}`)
  return readFileSync(path, 'utf8')
}
