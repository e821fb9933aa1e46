/** A small built site on disk with things around it that must never be served, and a client that sends bytes as they are. */
import {createHash} from 'node:crypto'
import {mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync} from 'node:fs'
import {connect} from 'node:net'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'

/** Stands in every file that is not on the list. */
export const secret = 'TOP-SECRET'

const pages = {
  'index.html': ['text/html; charset=utf-8', '<h1>首页</h1>'],
  '404.html': ['text/html', '<h1>找不到这个页面</h1>'],
  'policies/2025/sswg-2025-1/index.html': ['text/html; charset=utf-8', '<h1>规定</h1>'],
  'policies/2025/sswg-2025-1/附件 1.csv': ['text/csv; charset=utf-8', '甲,乙'],
  'policies/2021/sswz-2021-9/index.html': ['text/html; charset=utf-8', '<h1>已撤下</h1>'],
  'search/index.html': ['text/html; charset=utf-8', '<h1>搜索</h1>'],
  'pagefind/pagefind.js': ['text/javascript; charset=utf-8', 'export {}'],
  'assets/site.css': ['text/css', 'body {}'],
  'policies/index.json': ['application/json', '{}'],
  'video/clip.mp4': ['video/mp4', '0123456789'],
  'odd.bin': ['text/html\r\nX-Evil: 1', 'odd'],
  'empty.txt': ['text/plain; charset=utf-8', ''],
} as const

export interface TestSite {
  /** The folder above `dist`. */
  readonly top: string
  readonly dist: string
  remove(): void
}

export function makeSite(): TestSite {
  const top = realpathSync(mkdtempSync(join(tmpdir(), 'gzgk-preview-')))
  const dist = join(top, 'dist')
  const put = (path: string, text: string): void => {
    mkdirSync(dirname(join(top, path)), {recursive: true})
    writeFileSync(join(top, path), text)
  }
  const files: object[] = Object.entries(pages).map(([path, [mediaType, text]]) => {
    put(`dist/${path}`, text)
    const digest = createHash('sha256').update(text).digest('hex')
    return {path, mediaType, size: Buffer.byteLength(text), digest, ...(path.includes('2021') && {status: 410})}
  })
  for (const path of [
    'secret.txt',
    '.env',
    'dist-evil/a.txt',
    'dist/.env',
    'dist/unlisted.txt',
    'dist/.git/config',
    'dist/policies/draft.html',
  ])
    put(path, secret)
  mkdirSync(join(top, 'outside'))
  put('outside/a.txt', secret)
  symlinkSync(join(top, 'secret.txt'), join(dist, 'link.txt'))
  symlinkSync(join(top, 'outside'), join(dist, 'linked'))
  const faked = ['link.txt', 'linked/a.txt', '../secret.txt', '/etc/passwd', 'a\\..\\..\\secret.txt', '.env', 'policies'].map(
    path => ({
      path,
      mediaType: 'text/plain',
      size: secret.length,
      digest: '',
    }),
  )
  put('dist/files.json', JSON.stringify({files: [...files, ...faked, null, 7, {path: 'index.html'}]}))
  return {top, dist, remove: () => rmSync(top, {recursive: true, force: true})}
}

export interface Reply {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** Sends exactly these lines and reads to the end. */
export function sendRaw(port: number, lines: readonly string[]): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1')
    const chunks: Buffer[] = []
    socket.on('data', chunk => chunks.push(chunk))
    socket.on('error', reject)
    socket.on('close', () => resolve(parsed(Buffer.concat(chunks).toString('utf8'))))
    socket.write(Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'))
  })
}

function parsed(text: string): Reply {
  const end = text.indexOf('\r\n\r\n')
  const [first = '', ...rest] = text.slice(0, end).split('\r\n')
  const headers = Object.fromEntries(
    rest.map(line => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 2)]),
  )
  return {status: Number(first.split(' ')[1]), headers, body: text.slice(end + 4)}
}

/** A request for a target as it stands, from our own host. */
export const ask = (port: number, target: string, method = 'GET', headers: readonly string[] = []): Promise<Reply> =>
  sendRaw(port, [`${method} ${target} HTTP/1.1`, `Host: localhost:${port}`, 'Connection: close', ...headers])
