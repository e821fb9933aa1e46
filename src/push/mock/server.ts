/** The reference library as a real server. It listens to this computer only. */
import {createServer, type IncomingMessage, type Server, type ServerResponse} from 'node:http'
import type {AddressInfo} from 'node:net'
import {UsageError} from '../../base/diagnostics.ts'
import {answerLimit} from '../answer.ts'
import type {Incoming} from './desk.ts'
import type {Fate, Misfortune} from './misfortune.ts'

export interface MockServer {
  readonly port: number
  /** `http://127.0.0.1:8080/` */
  readonly url: string
  close(): Promise<void>
}

/** What a request may hold: a batch of the largest size. */
const requestLimit = 64 * 1024 * 1024

/** Port 0 lets the system choose. `seen` is told of every request and what became of it. */
export async function startMock(
  fortune: Pick<Misfortune, 'meet'>,
  port: number,
  seen: (incoming: Incoming, fate: Fate) => void = () => {},
): Promise<MockServer> {
  const server = createServer((request, response) => {
    incomingOf(request).then(
      incoming => {
        if (incoming === null) return void response.writeHead(413).end()
        const fate = fortune.meet(incoming)
        seen(incoming, fate)
        setTimeout(() => answer(request, response, fate), fate.delay)
      },
      () => response.destroy(),
    )
  })
  await listen(server, port)
  const taken = (server.address() as AddressInfo).port
  return {
    port: taken,
    url: `http://127.0.0.1:${taken}/`,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

const listen = (server: Server, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', error => reject(new UsageError(`端口 ${port} 不能用`, {note: `用 --port 换一个（${error.message}）`})))
    server.listen({host: '127.0.0.1', port}, resolve)
  })

async function incomingOf(request: IncomingMessage): Promise<Incoming | null> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length
    if (size > requestLimit) return null
    parts.push(part)
  }
  const target = new URL(request.url ?? '/', 'http://127.0.0.1')
  return {
    method: request.method ?? 'GET',
    path: target.pathname.slice(1),
    query: Object.fromEntries(target.searchParams),
    headers: request.headers as Incoming['headers'],
    body: Buffer.concat(parts),
  }
}

function answer(request: IncomingMessage, response: ServerResponse, {outgoing, manner}: Fate): void {
  const {status, headers, text} = outgoing
  switch (manner) {
    case 'lost':
      request.socket.destroy()
      return
    // Whoever asked waits until it is tired of it.
    case 'silent':
      return
    case 'truncated':
      response.writeHead(status, {...headers, 'Content-Length': Buffer.byteLength(text) + 10})
      response.write(text.slice(0, Math.ceil(text.length / 2)), () => response.destroy())
      return
    case 'oversized':
      response.writeHead(status, headers)
      response.end(text + ' '.repeat(answerLimit + 1))
      return
    default:
      response.writeHead(status, {...headers, 'Content-Length': Buffer.byteLength(text)}).end(text)
  }
}
