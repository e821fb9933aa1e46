/** Requests over HTTP: to one host, with time limits and size limits, and no redirects followed. */
import {Agent as HttpAgent, request as httpRequest, type IncomingMessage} from 'node:http'
import {Agent as HttpsAgent, request as httpsRequest} from 'node:https'
import {answerLimit, answerOf} from './answer.ts'
import type {Secret} from './secret.ts'
import {type Answer, type Send, WireFault} from './types.ts'

export interface WireOptions {
  readonly address: URL
  readonly secret: Secret
  /** PEM of the authority that has signed the library's certificate. */
  readonly ca?: string | undefined
  readonly signal: AbortSignal
  /** Connections at the same time. */
  readonly parallel: number
  /** Milliseconds for a request with its answer. */
  readonly timeout?: number
}
export interface Wire {
  readonly send: Send
  close(): void
}

export function openWire({address, secret, ca, signal, parallel, timeout = 30_000}: WireOptions): Wire {
  const isSafe = address.protocol === 'https:'
  const settings = {keepAlive: true, maxSockets: parallel}
  const agent = isSafe ? new HttpsAgent({...settings, ...(ca !== undefined && {ca})}) : new HttpAgent(settings)
  const send: Send = async ({method, path, headers, body}) => {
    const target = targetOf(path, address)
    signal.throwIfAborted()
    return new Promise<Answer>((resolve, reject) => {
      const call = (isSafe ? httpsRequest : httpRequest)(target, {
        method,
        agent,
        headers: {
          ...headers,
          Accept: 'application/json, application/x-ndjson, application/problem+json',
          'Accept-Encoding': 'identity',
          'User-Agent': 'gzgk',
          ...(secret.token !== null && {Authorization: `Bearer ${secret.token}`}),
          ...(body !== null && {'Content-Length': String(body.length)}),
        },
      })
      const timer = setTimeout(() => call.destroy(new WireFault('库迟迟没有答复')), timeout)
      const stop = (): void => void call.destroy(signal.reason)
      signal.addEventListener('abort', stop, {once: true})
      const done = (finish: () => void): void => {
        clearTimeout(timer)
        signal.removeEventListener('abort', stop)
        finish()
      }
      const fail = (error: Error): void => done(() => reject(signal.aborted ? signal.reason : faultOf(error)))
      call.on('error', fail)
      call.on('response', response => {
        readAnswer(response).then(
          text => done(() => resolve(answerOf(response.statusCode ?? 0, plain(response), text, secret.hide))),
          fail,
        )
      })
      call.end(body ?? undefined)
    })
  }
  return {send, close: () => agent.destroy()}
}

/** The library may name addresses of its own (Location); they are followed only to itself. */
function targetOf(path: string, address: URL): URL {
  const target = URL.canParse(path, address.href) ? new URL(path, address) : null
  if (target?.origin !== address.origin || target.username !== '' || target.password !== '')
    throw new WireFault('库指到了别的主机，没有跟随', false)
  return target
}

async function readAnswer(response: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of response as AsyncIterable<Buffer>) {
    size += part.length
    if (size > answerLimit) {
      response.destroy()
      throw new WireFault('库的答复太长')
    }
    parts.push(part)
  }
  if (!response.complete) throw new WireFault('库的答复没有完')
  if ((response.headers['content-encoding'] ?? 'identity') !== 'identity') throw new WireFault('库的答复压缩过，没有读')
  return Buffer.concat(parts).toString('utf8')
}

const plain = ({headers}: IncomingMessage): Record<string, string | undefined> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]))

/** What Node says of a connection, in words that hold neither address nor key. Certificates do not mend themselves. */
function faultOf(error: Error): WireFault {
  if (error instanceof WireFault) return error
  const {code = ''} = error as NodeJS.ErrnoException
  if (/CERT|SIGNATURE|TLS|SSL|EPROTO|ALTNAME/u.test(code)) return new WireFault(`库的证书不可信（${code}）`, false)
  if (code === 'ENOTFOUND') return new WireFault('找不到库的主机（ENOTFOUND）')
  return new WireFault(`连接断了（${/^[A-Z_]{3,40}$/u.test(code) ? code : '原因不明'}）`)
}
