import {get} from 'node:http'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {type Live, openLive} from '../../src/preview/live.ts'
import {type Preview, startPreview} from '../../src/preview/server.ts'
import {ask, makeSite, type TestSite} from './site.ts'

let site: TestSite
let live: Live
let preview: Preview
beforeAll(async () => {
  site = makeSite()
  live = openLive()
  live.tell({site: 'a1', faults: null})
  preview = await startPreview({folder: site.dist, port: 0, buildCommand: 'gzgk build', live})
})
afterAll(async () => {
  await preview.close()
  site.remove()
})

/** The messages of the stream, until there are so many. */
const heard = (count: number, act: () => void): Promise<string[]> =>
  new Promise((resolve, reject) => {
    let text = ''
    const request = get({
      port: preview.port,
      host: '127.0.0.1',
      path: '/_live/events',
      headers: {host: `localhost:${preview.port}`},
    })
    request.on('error', reject)
    request.on('response', response => {
      expect(response.headers['content-type']).toBe('text/event-stream; charset=utf-8')
      response.on('data', chunk => {
        const isFirst = text === ''
        text += chunk
        if (isFirst) act()
        const messages = text.split('\n').filter(line => line.startsWith('data: '))
        if (messages.length < count) return
        request.destroy()
        resolve(messages.map(line => line.slice('data: '.length)))
      })
    })
  })

describe('a page that is served live', () => {
  it('has a script that knows of which site it is; other files are as they are', async () => {
    const page = await ask(preview.port, '/')
    const script = '<script src="/_live/page.js?a1"></script>'
    expect(page.body).toBe(`<h1>首页</h1>${script}`)
    expect(page.headers['content-length']).toBe(String(Buffer.byteLength(page.body)))
    expect(page.headers['etag']).toBeUndefined()
    expect((await ask(preview.port, '/nothing/')).body).toBe(`<h1>找不到这个页面</h1>${script}`)
    expect((await ask(preview.port, '/', 'HEAD')).body).toBe('')
    expect((await ask(preview.port, '/assets/site.css')).body).toBe('body {}')
  })

  it('stands before the end of the body', () => {
    expect(live.woven(Buffer.from('<body><p>示</p></body></html>')).toString()).toBe(
      '<body><p>示</p><script src="/_live/page.js?a1"></script></body></html>',
    )
  })

  it('hears at once what there is, and then what is new', async () => {
    const messages = await heard(2, () => live.tell({site: 'a1', faults: '错误：\n  第 3 行'}))
    expect(messages.map(text => JSON.parse(text))).toEqual([
      {site: 'a1', faults: null},
      {site: 'a1', faults: '错误：\n  第 3 行'},
    ])
  })

  it('is asked for by this computer alone', async () => {
    const {status} = await ask(preview.port, '/_live/page.js')
    expect(status).toBe(200)
    const foreign = await new Promise(resolve =>
      get({port: preview.port, host: '127.0.0.1', path: '/_live/events', headers: {host: 'evil.example'}}, response =>
        resolve(response.statusCode),
      ),
    )
    expect(foreign).toBe(403)
  })
})
