/** Asks the search of a built site in a real browser, beside plain Pagefind over the same index, and what a visitor downloads for it. */
import {gzipSync} from 'node:zlib'
import {chromium} from 'playwright-core'
import {startPreview} from '../lib/workshop.js'
import {browserFlags, browserPath} from '../scripts/browser.js'

/** A browser on the served site. @param {(page: import('playwright-core').Page, origin: string) => Promise<T>} work @template T */
async function onSite(dist, work) {
  const preview = await startPreview({folder: dist, port: 0, buildCommand: 'gzgk build'})
  const browser = await chromium.launch({executablePath: browserPath(), args: browserFlags})
  try {
    return await work(browser, preview.url.replace(/\/$/, ''))
  } finally {
    await browser.close()
    await preview.close()
  }
}

/**
 * For each text: `own`, all that the search finds, `shown`, the links of its first page of results as they stand there, and `plain`, what plain
 * Pagefind finds; in order. What is only found by a synonym is told apart.
 */
export const ask = (dist, texts) =>
  onSite(dist, async (browser, origin) => {
    const page = await browser.newPage()
    await page.goto(`${origin}/search/`)
    return page.evaluate(askInPage, texts)
  })

/** Runs in the browser. */
async function askInPage(texts) {
  const {search} = await import('/assets/search.js')
  const pagefind = await import('/pagefind/pagefind.js')
  const urls = new Map()
  for (const folder of ['/pagefind/', ...(await (await fetch('/pagefind/bundles.json')).json())]) {
    if (folder !== '/pagefind/') await pagefind.mergeIndex(folder)
    const {pages} = await (await fetch(`${folder}pages.json`)).json()
    for (const [name, url] of pages) urls.set(name, url)
  }
  const synonyms = JSON.parse(document.querySelector('[data-search]').dataset.synonyms)
  const status = document.querySelector('[data-status]')
  const input = document.querySelector('.search input')
  const shownFor = async text => {
    status.textContent = ''
    input.value = text
    input.form.requestSubmit()
    // What is said at last: how many, or that there are none.
    while (!/\d|没有/.test(status.textContent.replace(text, ''))) await new Promise(done => setTimeout(done, 5))
    const list = document.querySelector('[data-hits]')
    return list.hidden ? [] : [...list.querySelectorAll('h3 a')].map(link => link.getAttribute('href'))
  }
  const answers = []
  for (const text of texts) {
    const start = performance.now()
    const {hits, note} = await search(text, synonyms)
    const time = performance.now() - start
    const own = hits.map(({page, clause, also}) => ({
      url: clause ? `${page.url}#${clause.id}` : page.url,
      isAlso: also.length > 0,
    }))
    const byAlso = new Set(own.filter(({isAlso}) => isAlso).map(({url}) => url))
    const shown = (await shownFor(text)).map(url => ({url, isAlso: byAlso.has(url)}))
    const {results} = await pagefind.search(text)
    answers.push({own, shown, note, time, plain: results.map(({id}) => ({url: urls.get(id), isAlso: false}))})
  }
  return answers
}

/**
 * What is measured of a list, `shown` being its first page: whether an answer is among the first ten, 1 / the place of the first answer, how many
 * of the answers the whole list has, how much of the list and of the first page is an answer, whether there is anything at all. A link to the clause asked for is
 * an answer, one to its document alone is none; what is found, and said to be found, by a synonym is neither right nor wrong.
 */
export function scoresOf({answers}, list, shown) {
  const known = new Set(answers)
  const isRight = ({url}) => known.has(url)
  const place = shown.findIndex(isRight)
  const precisionOf = part => {
    const literal = part.filter(({isAlso}) => !isAlso)
    return literal.length === 0 ? 0 : literal.filter(isRight).length / literal.length
  }
  return {
    recall10: place >= 0 && place < 10 ? 1 : 0,
    mrr: place < 0 ? 0 : 1 / (place + 1),
    recall: list.filter(isRight).length / answers.length,
    precision: precisionOf(list),
    page: precisionOf(shown),
    first: shown.length > 0 ? 1 : 0,
  }
}

/** Means of the scores by kind of query: {kind, count, own: {…}, plain: {…}}. */
export function summary(queries, answers) {
  const kinds = [...new Set(queries.map(({kind}) => kind))]
  return kinds.map(kind => {
    const places = queries.flatMap((query, at) => (query.kind === kind ? [at] : []))
    const own = places.map(at => scoresOf(queries[at], answers[at].own, answers[at].shown))
    const plain = places.map(at => scoresOf(queries[at], answers[at].plain, answers[at].plain.slice(0, 20)))
    return {kind, count: places.length, own: meansOf(own), plain: meansOf(plain)}
  })
}

const meansOf = scores =>
  Object.fromEntries(
    Object.keys(scores[0]).map(name => [name, scores.reduce((sum, score) => sum + score[name], 0) / scores.length]),
  )

/** Substrings of titles for which not every page is found. */
export const missed = (queries, answers) =>
  queries.filter((query, at) => scoresOf(query, answers[at].own, answers[at].own).recall < 1).map(({text}) => text)

/**
 * Bytes that a visitor loads for one search after another, from a fresh browser: `served` as they lie on the disk, `packed` with scripts and
 * JSON packed as servers do. Without the page itself and what every page has.
 */
export const downloads = (dist, texts) =>
  onSite(dist, async (browser, origin) => {
    const page = await (await browser.newContext()).newPage()
    let loaded = []
    page.on('response', response =>
      loaded.push(
        response.body().then(
          body => ({url: response.url(), body}),
          () => null,
        ),
      ),
    )
    const counted = []
    for (const text of texts) {
      loaded = []
      if (page.url() === 'about:blank') await page.goto(`${origin}/search/?q=${encodeURIComponent(text)}`)
      else {
        await page.fill('.search input', text)
        await page.press('.search input', 'Enter')
      }
      await page.waitForFunction(isDone, text)
      await page.waitForTimeout(300)
      const files = (await Promise.all(loaded)).filter(file => file && /\/pagefind\/|\/search\.js/.test(file.url))
      const sum = sizeOf => files.reduce((total, file) => total + sizeOf(file), 0)
      counted.push({text, files: files.length, served: sum(({body}) => body.length), packed: sum(packedSize)})
    }
    return counted
  })

/** Runs in the browser: whether the results of a text stand there. */
const isDone = text => {
  const said = document.querySelector('[data-status]').textContent
  return said.includes(`“${text}”`) && document.title.startsWith(text)
}

const packedSize = ({url, body}) => (/\.(?:js|json)(?:\?|$)/.test(url) ? gzipSync(body).length : body.length)
