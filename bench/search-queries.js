/**
 * Queries with known answers, drawn from a built site by a seed. What is to be found is known by looking for the query in the text that a
 * reader sees on the pages, never by asking an index. The same site and seed give the same queries.
 */
import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import rehypeParse from 'rehype-parse'
import {unified} from 'unified'
import {random} from './corpus.js'

/**
 * @typedef {object} Found one searched page as its reader sees it
 * @property {string} url
 * @property {string} title
 * @property {string} key the title without spaces, small and wide letters being one
 * @property {string} number its 发文字号, or ''
 * @property {readonly string[]} lines its text, a line a block
 * @property {readonly string[]} clauses numbers of the 条 that have an anchor
 *
 * @typedef {object} Query
 * @property {string} kind
 * @property {string} text
 * @property {readonly string[]} answers urls, with `#tiao-…` for a clause
 */

/** Every page of a built site that is searched. @returns {Found[]} */
export function pagesOf(dist) {
  const paths = readdirSync(dist, {recursive: true, encoding: 'utf8'}).map(path => path.replaceAll('\\', '/'))
  const pages = paths.filter(path => path.endsWith('index.html')).sort()
  return pages.flatMap(path => {
    const html = readFileSync(join(dist, path), 'utf8')
    return html.includes('data-pagefind-body') ? [pageOf(html, `/${path.replace(/index\.html$/, '')}`)] : []
  })
}

const parser = unified().use(rehypeParse)

function pageOf(html, url) {
  const tree = parser.parse(html)
  const main = first(tree, node => node.tagName === 'main')
  const title = textIn(first(main, node => node.tagName === 'h1')).join('')
  const number = first(tree, node => String(node.properties?.['dataPagefindMeta'] ?? '').startsWith('documentNumber'))
  const clauses = [...html.matchAll(/ id="tiao-(\d+)"/g)].map(match => match[1])
  return {url, title, key: plain(title), number: String(number?.properties.content ?? ''), lines: textIn(main), clauses}
}

function first(node, isIt) {
  if (isIt(node)) return node
  for (const child of node.children ?? []) {
    const found = first(child, isIt)
    if (found) return found
  }
  return null
}

const blocks = new Set(
  'address article blockquote dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li main nav ol p section table tbody td th thead tr ul br'.split(
    ' ',
  ),
)

/** The text a reader sees, a line a block; breadcrumbs and the like are not searched, and the sign of a permalink is no text. */
function textIn(node) {
  const lines = ['']
  const visit = part => {
    if (part.type === 'text') lines[lines.length - 1] += part.value
    if (part.properties?.['dataPagefindIgnore'] !== undefined || part.properties?.className?.includes('anchor')) return
    const isBlock = blocks.has(part.tagName)
    if (isBlock) lines.push('')
    for (const child of part.children ?? []) visit(child)
    if (isBlock) lines.push('')
  }
  visit(node)
  return lines.map(plain).filter(Boolean)
}

const plain = text => text.normalize('NFKC').toLowerCase().replace(/\s+/g, '')

/** Whether a reader sees these words, in one line, on the page. */
function sees({lines, key}, words) {
  const text = plain(words)
  return key.includes(text) || lines.some(line => line.includes(text))
}

/** @param {readonly Found[]} pages */
export function queriesOf(pages, {seed = 1, each = 40} = {}) {
  const next = random(seed)
  const draw = list => list[Math.floor(next() * list.length)]
  const many = (count, make) => {
    const found = new Map()
    for (let tries = 0; found.size < count && tries < count * 30; tries++) {
      const query = make(draw, next)
      if (query && query.answers.length > 0) found.set(query.text, query)
    }
    return [...found.values()]
  }
  const kinds = {title, part, ...numberKinds(pages), word, substring, words, question, clause}
  return Object.entries(kinds).flatMap(([kind, make]) =>
    many(each, (draw, next) => make(pages, draw, next)).map(query => ({kind, ...query})),
  )
}

const urlsWhere = (pages, isIt) => pages.filter(isIt).map(({url}) => url)
const han = /^\p{Script=Han}+$/u

function title(pages, draw) {
  const {title} = draw(pages)
  return {text: title, answers: urlsWhere(pages, page => page.key === plain(title))}
}

/** Six to twelve characters of a title, from anywhere in it. */
function part(pages, draw, next) {
  const text = slice(draw(pages).title, 6, 12, next)
  return text && {text, answers: urlsWhere(pages, page => page.key.includes(text))}
}

function slice(text, least, most, next) {
  const runs = plain(text).match(/\p{Script=Han}+/gu) ?? []
  const run = runs[Math.floor(next() * runs.length)]
  const length = least + Math.floor(next() * (most - least + 1))
  if (!run || run.length < length) return null
  const from = Math.floor(next() * (run.length - length + 1))
  return run.slice(from, from + length)
}

/** A 发文字号 in six spellings, and two ways to know only a part of it. */
function numberKinds(pages) {
  const numbered = pages.flatMap(page => {
    const [, code, year, serial] = /^(\D*?)〔?(\d{4})(?:〕|年第?)(\d+)号$/.exec(page.number) ?? []
    return year ? [{url: page.url, number: page.number, code, year, serial}] : []
  })
  const bracketed = numbered.filter(({number}) => number.includes('〔'))
  const spelled =
    (spell, isMeant = (one, other) => one.number === other.number) =>
    (_, draw) => {
      const one = draw(bracketed)
      return one && {text: spell(one), answers: urlsWhere(numbered, other => isMeant(one, other))}
    }
  const isSame =
    (...names) =>
    (one, other) =>
      names.every(name => one[name] === other[name])
  return {
    '文号〔〕': spelled(({number}) => number),
    '文号[]': spelled(({code, year, serial}) => `${code}[${year}]${serial}号`),
    '文号（）': spelled(({code, year, serial}) => `${code}（${year}）${serial}号`),
    文号年第: spelled(({code, year, serial}) => `${code}${year}年第${serial}号`),
    文号空格: spelled(({code, year, serial}) => `${code} ${year} ${serial}`),
    文号全角: spelled(({code, year, serial}) => `${code}【${wide(year)}】${wide(serial)}号`),
    文号年数: spelled(({year, serial}) => `${year} ${serial}`, isSame('year', 'serial')),
    文号字数: spelled(({code, serial}) => `${code} ${serial}`, isSame('code', 'serial')),
  }
}

const wide = digits => digits.replace(/\d/g, digit => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))

const segmenter = new Intl.Segmenter('zh', {granularity: 'word'})
const wordsIn = line =>
  Array.from(segmenter.segment(line), ({segment}) => segment).filter(word => word.length > 1 && word.length < 5 && han.test(word))

/** A word of the dictionary, from any text. */
function word(pages, draw) {
  const text = draw(wordsIn(draw(draw(pages).lines)))
  return text && {text, answers: urlsWhere(pages, page => sees(page, text))}
}

/** Two to five characters from anywhere: `性文件`. */
function substring(pages, draw, next) {
  const text = slice(draw(draw(pages).lines), 2, 5, next)
  return text && {text, answers: urlsWhere(pages, page => sees(page, text))}
}

/** Two words of one line. */
function words(pages, draw) {
  const line = wordsIn(draw(draw(pages).lines))
  const [one, other] = [draw(line), draw(line)]
  if (!one || one === other) return null
  return {text: `${one} ${other}`, answers: urlsWhere(pages, page => sees(page, one) && sees(page, other))}
}

const asked = [
  words => `怎么办理${words}`,
  words => `${words}需要什么条件`,
  words => `请问${words}是怎么规定的`,
  words => `${words}找哪个部门？`,
  words => `什么是${words}`,
  words => `${words}要多久`,
]

/** A question about two words of a title. Whatever has both is an answer. */
function question(pages, draw) {
  const known = wordsIn(plain(draw(pages).title)).filter(
    word => !/^(?:关于|通知|公告|示范|印发|中华|人民|共和国|怎么|什么)/.test(word),
  )
  const [one, other] = [draw(known), draw(known)]
  if (!one || one === other) return null
  return {text: draw(asked)(one + other), answers: urlsWhere(pages, page => sees(page, one) && sees(page, other))}
}

const chineseDigits = '零一二三四五六七八九'
/** 1 to 999 as a clause is numbered. */
export function inChinese(number) {
  const [hundreds, tens, ones] = [Math.floor(number / 100), Math.floor(number / 10) % 10, number % 10]
  const head = hundreds > 0 ? `${chineseDigits[hundreds]}百` : ''
  const middle = tens > 0 ? `${tens === 1 && !hundreds ? '' : chineseDigits[tens]}十` : hundreds > 0 && ones > 0 ? '零' : ''
  return head + middle + (ones > 0 ? chineseDigits[ones] : '')
}

/** A clause of a document named by a part of its title. */
function clause(pages, draw, next) {
  const page = draw(pages.filter(({clauses}) => clauses.length > 0))
  const name = page && slice(page.title, 5, 14, next)
  if (!name) return null
  const number = draw(page.clauses)
  const having = pages.filter(other => other.key.includes(name) && other.clauses.includes(number))
  return {text: `${name}第${inChinese(Number(number))}条`, answers: having.map(({url}) => `${url}#tiao-${number}`)}
}

/** Every run of two and of five Chinese characters in a title, `most` of them: each must find its page. */
export function titleSubstrings(pages, {seed = 1, most = 600} = {}) {
  const next = random(seed)
  const all = new Set(
    pages.flatMap(page =>
      (page.key.match(/\p{Script=Han}+/gu) ?? []).flatMap(run => [2, 5].flatMap(length => runsOf(run, length))),
    ),
  )
  const drawn = [...all].map(text => ({text, place: next()})).sort((a, b) => a.place - b.place)
  return drawn.slice(0, most).map(({text}) => ({text, answers: urlsWhere(pages, page => page.key.includes(text))}))
}

const runsOf = (run, length) => Array.from({length: Math.max(0, run.length - length + 1)}, (_, at) => run.slice(at, at + length))
