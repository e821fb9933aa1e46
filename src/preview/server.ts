/**
 * Shows a built site on this computer, for this computer only. A request is looked up in the build's list of files; a path
 * that is not on it never comes near the disk. Headers are those of the public server, but for what needs https.
 */
import type {FileHandle} from 'node:fs/promises'
import {createServer, type IncomingMessage, type Server, type ServerResponse} from 'node:http'
import type {AddressInfo} from 'node:net'
import {pipeline} from 'node:stream/promises'
import {UsageError} from '../base/diagnostics.ts'
import {headersFor} from '../base/headers.ts'
import {type Listed, type Listing, openListed, openListing} from './listing.ts'
import type {Live} from './live.ts'
import {type ByteRange, rangeOf} from './range.ts'
import {targetOf} from './target.ts'

export interface PreviewOptions {
  /** The folder of the built site, absolute. */
  readonly folder: string
  /** The port wanted; 0 lets the system choose. When it is taken, the next ones are tried. */
  readonly port: number
  /** The command that builds the site, for the hint when there is none. */
  readonly buildCommand: string
  /** Given, pages are told when the site is made again. */
  readonly live?: Live | undefined
}

export interface Preview {
  readonly port: number
  /** `http://localhost:4321/` */
  readonly url: string
  /** Stops at once; open connections are cut. */
  close(): Promise<void>
}

/** Only this computer: neither the network nor a container's other side. */
const address = '127.0.0.1'
const portsTried = 10

/** Throws `UsageError` when there is no built site, or no port. */
export async function startPreview({folder, port, buildCommand, live}: PreviewOptions): Promise<Preview> {
  const listing = openListing(folder)
  if (!(await listing())) {
    throw new UsageError(`${folder} 里没有生成好的网站`, {note: `先生成网站：${buildCommand}，再预览`})
  }
  const server = createServer({maxHeaderSize: 16_384}, (request, response) => {
    answer(request, response, listing, live).catch(() => fail(response))
  })
  server.on('clientError', (_error, socket) => {
    if (socket.writable) socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n')
  })
  const taken = await listen(server, port)
  return {
    port: taken,
    url: `http://localhost:${taken}/`,
    close: () =>
      new Promise(resolve => {
        live?.close()
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function listen(server: Server, port: number): Promise<number> {
  const last = port === 0 ? 0 : Math.min(port + portsTried - 1, 65_535)
  for (let candidate = port; candidate <= last; candidate++) {
    if (await tryPort(server, candidate)) return (server.address() as AddressInfo).port
  }
  throw new UsageError(`端口 ${port} 到 ${last} 都被占用了`, {note: '用 --port 换一个，例如 --port 8080'})
}

/** False when the port is taken or not ours to take. */
const tryPort = (server: Server, port: number): Promise<boolean> =>
  new Promise((resolve, reject) => {
    const refused = (error: NodeJS.ErrnoException): void => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(false)
      else reject(error)
    }
    server.once('error', refused)
    server.listen({host: address, port, exclusive: true}, () => {
      server.removeListener('error', refused)
      resolve(true)
    })
  })

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  listing: () => Promise<Listing | null>,
  live: Live | undefined,
): Promise<void> {
  if (!isOurHost(request)) return refuse(response, 403, '只能从本机用 localhost 访问')
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('Allow', 'GET, HEAD')
    return refuse(response, 405, '只能读取')
  }
  const target = targetOf(request.url ?? '')
  if (!target) return refuse(response, 400, '网址不合规范')
  if (live?.answer(target.path, response)) return
  const site = await listing()
  if (!site) return refuse(response, 503, '正在生成网站，请稍后刷新')
  const found = lookUp(site, target.path)
  if (typeof found === 'string') {
    response.writeHead(301, {...headersOf(found), Location: encodeURI(`/${found}`) + target.query, 'Content-Length': 0}).end()
    return
  }
  const file = found ?? site.files.get('404.html')
  if (file) return send({request, response, site, live}, file, found ? file.status : 404)
  return refuse(response, 404, '没有这个页面')
}

/** The file of a path; a text is the path to go to instead, with its slash; null is nothing. */
function lookUp({files}: Listing, path: string): Listed | string | null {
  if (path === '' || path.endsWith('/')) return files.get(`${path}index.html`) ?? null
  return files.get(path) ?? (files.has(`${path}/index.html`) ? `${path}/` : null)
}

/** A page of somewhere else may have its own name point at 127.0.0.1 (DNS rebinding): the name asked for must be ours. */
function isOurHost(request: IncomingMessage): boolean {
  const port = request.socket.localPort
  const named = request.headersDistinct.host ?? []
  if (named.length !== 1) return false
  const names = ['localhost', '127.0.0.1', '[::1]']
  const host = named[0]!.toLowerCase()
  return names.some(name => host === `${name}:${port}` || (port === 80 && host === name))
}

interface Exchange {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly site: Listing
  readonly live: Live | undefined
}

async function send({request, response, site, live}: Exchange, file: Listed, status: number): Promise<void> {
  const handle = await openListed(site.root, file.path)
  if (!handle) return refuse(response, 404, '网站的这个文件不见了，请重新生成')
  try {
    const {size} = await handle.stat()
    if (size !== file.size) return refuse(response, 500, '网站的这个文件在生成之后被改动过，请重新生成')
    if (live && file.mediaType.startsWith('text/html')) {
      const page = live.woven(await handle.readFile())
      response.writeHead(status, {...headersOf(file.path), 'Content-Type': typed(file.mediaType), 'Content-Length': page.length})
      response.end(request.method === 'HEAD' ? undefined : page)
      return
    }
    if (file.digest) response.setHeader('ETag', `"${file.digest}"`)
    if (status === 200 && file.digest && request.headers['if-none-match'] === `"${file.digest}"`) {
      response.writeHead(304, headersOf(file.path)).end()
      return
    }
    const range = status === 200 ? rangeOf(request.headers.range, size) : null
    if (range === 'unsatisfiable') {
      response.setHeader('Content-Range', `bytes */${size}`)
      return refuse(response, 416, '没有这一段')
    }
    await sendBytes(request, response, handle, file, range ?? {first: 0, last: size - 1}, range ? 206 : status)
  } finally {
    await handle.close()
  }
}

async function sendBytes(
  request: IncomingMessage,
  response: ServerResponse,
  handle: FileHandle,
  file: Listed,
  {first, last}: ByteRange,
  status: number,
): Promise<void> {
  response.writeHead(status, {
    ...headersOf(file.path),
    'Content-Type': typed(file.mediaType),
    'Content-Length': last - first + 1,
    'Accept-Ranges': 'bytes',
    ...(status === 206 && {'Content-Range': `bytes ${first}-${last}/${file.size}`}),
  })
  if (request.method === 'HEAD' || last < first) {
    response.end()
    return
  }
  await pipeline(handle.createReadStream({start: first, end: last, autoClose: false}), response).catch(() => response.destroy())
}

const headersOf = (path: string): Record<string, string> => ({...headersFor(path, {https: false}), 'Cache-Control': 'no-store'})

/** What the build writes as text is UTF-8. */
const typed = (mediaType: string): string =>
  /^text\/|^application\/(?:json|xml|atom\+xml|manifest\+json)$/u.test(mediaType) && !mediaType.includes('charset')
    ? `${mediaType}; charset=utf-8`
    : mediaType

function refuse(response: ServerResponse, status: number, words: string): void {
  const bytes = Buffer.from(`${words}\n`)
  // The body of a refused request is not waited for.
  if (status === 405 || status === 403) response.setHeader('Connection', 'close')
  response.writeHead(status, {...headersOf(''), 'Content-Type': 'text/plain; charset=utf-8', 'Content-Length': bytes.length})
  response.end(response.req.method === 'HEAD' ? undefined : bytes)
}

/** Ours to have prevented; the page must not hang all the same. */
function fail(response: ServerResponse): void {
  if (response.headersSent) response.destroy()
  else refuse(response, 500, '预览出了错')
}
