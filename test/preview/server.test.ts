import {utimesSync, writeFileSync} from 'node:fs'
import {createServer} from 'node:net'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {type Preview, startPreview} from '../../src/preview/server.ts'
import {ask, makeSite, secret, sendRaw, type TestSite} from './site.ts'
import {traversals} from './traversals.ts'

let site: TestSite
let preview: Preview
beforeAll(async () => {
  site = makeSite()
  preview = await startPreview({folder: site.dist, port: 0, buildCommand: 'gzgk build'})
})
afterAll(async () => {
  await preview.close()
  site.remove()
})
const get = (target: string, headers: readonly string[] = []) => ask(preview.port, target, 'GET', headers)

describe('what is on the list', () => {
  it.each([
    ['/', 200, '<h1>首页</h1>', 'text/html; charset=utf-8'],
    ['/index.html', 200, '<h1>首页</h1>', 'text/html; charset=utf-8'],
    ['/policies/2025/sswg-2025-1/', 200, '<h1>规定</h1>', 'text/html; charset=utf-8'],
    ['/policies/2025/sswg-2025-1/?from=%2Fa%3F', 200, '<h1>规定</h1>', 'text/html; charset=utf-8'],
    ['/policies/2025/sswg-2025-1/%E9%99%84%E4%BB%B6%201.csv', 200, '甲,乙', 'text/csv; charset=utf-8'],
    ['/assets/site.css', 200, 'body {}', 'text/css; charset=utf-8'],
    ['/policies/index.json', 200, '{}', 'application/json; charset=utf-8'],
    ['/empty.txt', 200, '', 'text/plain; charset=utf-8'],
    ['/odd.bin', 200, 'odd', 'application/octet-stream'],
    ['/policies/2021/sswz-2021-9/', 410, '<h1>已撤下</h1>', 'text/html; charset=utf-8'],
    ['/nothing/', 404, '<h1>找不到这个页面</h1>', 'text/html; charset=utf-8'],
    ['/policies/', 404, '<h1>找不到这个页面</h1>', 'text/html; charset=utf-8'],
  ])('%s answers %i', async (target, status, body, type) => {
    const reply = await get(target)
    expect([reply.status, reply.body, reply.headers['content-type']]).toEqual([status, body, type])
    expect(reply.headers['content-length']).toBe(String(Buffer.byteLength(body)))
  })

  it('gets its slash', async () => {
    const reply = await get('/policies/2025/sswg-2025-1?a=1')
    expect([reply.status, reply.headers.location]).toEqual([301, '/policies/2025/sswg-2025-1/?a=1'])
  })

  it('is not sent on HEAD, whose headers are the same', async () => {
    for (const target of ['/', '/nothing', '/odd.bin']) {
      const [head, whole] = [await ask(preview.port, target, 'HEAD'), await get(target)]
      const {date: _one, ...said} = head.headers
      const {date: _other, ...wanted} = whole.headers
      expect(head.body).toBe('')
      expect([head.status, said]).toEqual([whole.status, wanted])
    }
  })

  it('can be asked for in part, as a video is', async () => {
    const part = async (range: string) => {
      const {status, body, headers} = await get('/video/clip.mp4', [`Range: ${range}`])
      return [status, body, headers['content-range']]
    }
    expect(await part('bytes=2-4')).toEqual([206, '234', 'bytes 2-4/10'])
    expect(await part('bytes=7-')).toEqual([206, '789', 'bytes 7-9/10'])
    expect(await part('bytes=-3')).toEqual([206, '789', 'bytes 7-9/10'])
    expect(await part('bytes=0-999')).toEqual([206, '0123456789', 'bytes 0-9/10'])
    expect((await part('bytes=10-'))[0]).toBe(416)
    expect(await part('bytes=4-2')).toEqual([200, '0123456789', undefined])
    expect(await part('bytes=0-1,3-4')).toEqual([200, '0123456789', undefined])
    expect(await part('lines=1-2')).toEqual([200, '0123456789', undefined])
  })

  it('is not sent again to whoever has it', async () => {
    const {etag} = (await get('/')).headers
    const again = await get('/', [`If-None-Match: ${etag}`])
    expect([again.status, again.body]).toEqual([304, ''])
  })
})

describe('headers', () => {
  const policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; media-src 'self'; font-src 'none'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
  it.each(['/', '/nothing', '/assets/site.css', '/policies/2025/sswg-2025-1', '/%'])(
    'of %s are those of the public server',
    async target => {
      const {headers} = await get(target)
      expect(headers['content-security-policy']).toBe(policy)
      expect(headers['x-content-type-options']).toBe('nosniff')
      expect(headers['referrer-policy']).toBe('strict-origin-when-cross-origin')
      expect(headers['permissions-policy']).toBe('camera=(), microphone=(), geolocation=()')
      expect(headers['cache-control']).toBe('no-store')
      expect(headers).not.toHaveProperty('access-control-allow-origin')
      expect(headers).not.toHaveProperty('x-powered-by')
    },
  )
  it.each(['/search/', '/search/?q=a', '/pagefind/pagefind.js'])('of %s let the search engine run', async target => {
    const {headers} = await get(target)
    expect(headers['content-security-policy']).toContain("script-src 'self' 'wasm-unsafe-eval';")
    expect(headers['content-security-policy']).toContain("worker-src 'self'")
  })
})

describe('what is not on the list', () => {
  it(`cannot be had by any of ${traversals.length} targets`, async () => {
    expect(traversals.length).toBeGreaterThan(400)
    for (const target of traversals) {
      const {status, body, headers} = await get(target)
      expect([400, 404, 431], `${target} answered ${status}`).toContain(status)
      expect(body, target).not.toContain(secret)
      expect(body, target).not.toContain('root:')
      expect(headers, target).not.toHaveProperty('x-evil')
    }
  })

  it('is not reached through a symbolic link, even one that is listed', async () => {
    for (const target of ['/link.txt', '/linked/a.txt']) {
      const {status, body} = await get(target)
      expect([status, body.includes(secret)]).toEqual([404, false])
    }
  })

  it('is not an open redirect', async () => {
    for (const target of [
      '//example.com',
      '//example.com/..',
      '/\\example.com',
      '/%2f%2fexample.com',
      '/policies/2025/sswg-2025-1//',
    ])
      expect((await get(target)).status).toBe(400)
  })
})

describe('who may ask', () => {
  const from = (host: string | null, extra: readonly string[] = []) =>
    sendRaw(preview.port, ['GET / HTTP/1.1', ...(host === null ? [] : [`Host: ${host}`]), 'Connection: close', ...extra])

  it.each(['localhost', '127.0.0.1', '[::1]', 'LOCALHOST'])('%s with our port', async name => {
    expect((await from(`${name}:${preview.port}`)).status).toBe(200)
  })

  it.each([
    'evil.example',
    'evil.example:PORT',
    'localhost.evil.example:PORT',
    'localhost:1',
    'localhost',
    '127.0.0.1.nip.io:PORT',
    '127.0.0.2:PORT',
    '0.0.0.0:PORT',
    '192.168.1.1:PORT',
    'localhost:PORT@evil.example',
    'user@localhost:PORT',
    'localhost:PORT, evil.example',
    '',
  ])('not %s', async host => {
    const {status, body} = await from(host.replace('PORT', String(preview.port)))
    expect([status, body.includes('首页')]).toEqual([403, false])
  })

  it('nobody without a name, or with two', async () => {
    expect((await from(null)).status).toBe(400)
    expect([400, 403]).toContain((await from(`localhost:${preview.port}`, ['Host: evil.example'])).status)
    const old = await sendRaw(preview.port, ['GET / HTTP/1.0'])
    expect(old.status).toBe(403)
  })
})

describe('methods', () => {
  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'TRACE', 'PATCH', 'PROPFIND'])('%s is refused', async method => {
    const {status, headers} = await ask(preview.port, '/', method)
    expect([status, headers.allow]).toEqual([405, 'GET, HEAD'])
  })

  it('CONNECT and nonsense get no page', async () => {
    for (const line of [`CONNECT localhost:${preview.port} HTTP/1.1`, 'GARBAGE', 'GET / HTTP/9.9']) {
      const {body} = await sendRaw(preview.port, [line, `Host: localhost:${preview.port}`, 'Connection: close'])
      expect(body).not.toContain('首页')
    }
  })

  it('an upgrade is not taken up', async () => {
    const {status} = await sendRaw(preview.port, [
      'GET / HTTP/1.1',
      `Host: localhost:${preview.port}`,
      'Connection: Upgrade, close',
      'Upgrade: websocket',
    ])
    expect(status).not.toBe(101)
  })
})

describe('the folder', () => {
  it('is read again when a build has replaced the list', async () => {
    const own = makeSite()
    const server = await startPreview({folder: own.dist, port: 0, buildCommand: 'gzgk build'})
    try {
      expect((await ask(server.port, '/unlisted.txt')).status).toBe(404)
      writeFileSync(join(own.dist, 'unlisted.txt'), 'now listed')
      const list = {files: [{path: 'unlisted.txt', mediaType: 'text/plain', size: 10, digest: 'a'.repeat(64)}]}
      writeFileSync(join(own.dist, 'files.json'), JSON.stringify(list))
      utimesSync(join(own.dist, 'files.json'), 1, 1)
      expect((await ask(server.port, '/unlisted.txt')).body).toBe('now listed')
      const gone = await ask(server.port, '/')
      expect([gone.status, gone.body]).toEqual([404, '没有这个页面\n'])
      writeFileSync(join(own.dist, 'unlisted.txt'), 'changed by hand')
      expect((await ask(server.port, '/unlisted.txt')).status).toBe(500)
      writeFileSync(join(own.dist, 'files.json'), '{')
      expect((await ask(server.port, '/unlisted.txt')).status).toBe(503)
    } finally {
      await server.close()
      own.remove()
    }
  })

  it('must have been built', async () => {
    await expect(startPreview({folder: join(site.top, 'outside'), port: 0, buildCommand: 'gzgk build'})).rejects.toMatchObject({
      name: 'UsageError',
      message: expect.stringContaining('没有生成好的网站'),
      note: expect.stringContaining('gzgk build'),
    })
  })
})

describe('the port', () => {
  it('is the next one when it is taken', async () => {
    const second = await startPreview({folder: site.dist, port: preview.port, buildCommand: 'gzgk build'})
    try {
      expect(second.port).toBeGreaterThan(preview.port)
      expect((await ask(second.port, '/')).status).toBe(200)
    } finally {
      await second.close()
    }
  })

  it('is named when none is free', async () => {
    const other = createServer()
    await new Promise<void>(resolve => other.listen(65_535, '127.0.0.1', resolve))
    try {
      await expect(startPreview({folder: site.dist, port: 65_535, buildCommand: 'gzgk build'})).rejects.toThrow(
        '端口 65535 到 65535 都被占用了',
      )
    } finally {
      await new Promise(resolve => other.close(resolve))
    }
  })

  it('is open on this computer only', async () => {
    // 127.0.0.2 is this computer too, but not the address bound: what a bind to all addresses would answer.
    await expect(fetch(`http://127.0.0.2:${preview.port}/`, {signal: AbortSignal.timeout(2000)})).rejects.toThrow()
  })
})
