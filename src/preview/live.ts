/**
 * How an open page hears that the site was made again: a script that is put into pages as they are served (nothing of it is in the built
 * site), and a stream of events (WHATWG HTML, server-sent events).
 */
import type {ServerResponse} from 'node:http'

/** What became of the last build. */
export interface News {
  /** Names the site that is served; the digest of its list of files. */
  readonly site: string
  /** The report of a build that has left the site as it was; null when all is well. */
  readonly faults: string | null
}

export interface Live {
  tell(news: News): void
  /** A page with the script in it. */
  woven(html: Buffer): Buffer
  /** Answers a request that is meant for this and for no file of the site; false when it is not. */
  answer(path: string, response: ServerResponse): boolean
  /** Ends all streams. */
  close(): void
}

/** No file of a site begins so: names of content are lower-case letters, digits and hyphens. */
const scriptPath = '_live/page.js'
const eventsPath = '_live/events'

export function openLive(): Live {
  let news: News = {site: '', faults: null}
  const listeners = new Set<ServerResponse>()
  const message = (): string => `data: ${JSON.stringify(news)}\n\n`
  return {
    tell(latest) {
      news = latest
      for (const listener of listeners) listener.write(message())
    },
    woven(html) {
      const text = html.toString()
      const end = text.lastIndexOf('</body>')
      const script = `<script src="/${scriptPath}?${news.site}"></script>`
      return Buffer.from(end < 0 ? text + script : text.slice(0, end) + script + text.slice(end))
    },
    answer(path, response) {
      if (path === scriptPath) {
        response.writeHead(200, {'Content-Type': 'text/javascript; charset=utf-8', 'Cache-Control': 'no-store'}).end(script)
        return true
      }
      if (path !== eventsPath) return false
      response.writeHead(200, {'Content-Type': 'text/event-stream; charset=utf-8', 'Cache-Control': 'no-store'})
      response.write(`retry: 1000\n${message()}`)
      listeners.add(response)
      response.on('close', () => listeners.delete(response))
      return true
    },
    close() {
      for (const listener of listeners) listener.end()
    },
  }
}

/** In the browser. The page knows of which site it is by the script's own address, so nothing is missed between the two requests. */
const script = `'use strict'
{
  const own = new URL(document.currentScript.src).search.slice(1)
  let notice = null
  const show = text => {
    notice?.remove()
    notice = null
    if (text === null) return
    notice = document.createElement('pre')
    notice.setAttribute('role', 'alert')
    notice.textContent = text
    Object.assign(notice.style, {
      position: 'fixed', inset: 'auto 0 0 0', zIndex: 99999, margin: 0, padding: '1rem', maxHeight: '60vh', overflow: 'auto',
      whiteSpace: 'pre-wrap', font: '16px/1.6 monospace', color: '#1a1a1a', background: '#fff7e6', borderTop: '4px solid #b3261e',
    })
    document.body.append(notice)
  }
  new EventSource('/${eventsPath}').onmessage = ({data}) => {
    const {site, faults} = JSON.parse(data)
    if (site !== own) location.reload()
    else show(faults)
  }
}
`
