// 搜索页：表单是普通表单，结果由这里填。索引在建站时做好，全部在本站；词句写在页面的 data-* 里
const area = document.querySelector('[data-search]')
const words = area.dataset
const form = document.querySelector('.search')
const input = form.querySelector('input')
const status = area.querySelector('[data-status]')
const hits = area.querySelector('[data-hits]')
const more = area.querySelector('[data-more-button]')
const help = area.querySelector('[data-help]')
const relax = area.querySelector('[data-relax]')
const filterArea = area.querySelector('[data-filters]')
const groups = area.querySelector('[data-groups]')

const pageSize = 20
const pageTitle = document.title
const filterNames = words.order.split(',')

/** 第几次检索：后一次开始，前一次的结果就作废 */
let run = 0
let query = ''
/** 已选的筛选：{年份: ['2024']} */
let selected = {}
let found = []
let shown = 0
/** 文号相同的文件，排在最前 */
let pinned = []

const fill = (sentence, values) => sentence.replace(/\{(\w+)\}/g, (_, name) => values[name])
const make = (tag, className, text) => {
  const element = document.createElement(tag)
  if (className) element.className = className
  if (text !== undefined) element.textContent = text
  return element
}

/** 地址里的查询：?q=…&年份=2024&年份=2025 */
function readAddress() {
  const parameters = new URLSearchParams(location.search)
  query = (parameters.get('q') ?? '').trim()
  selected = {}
  for (const name of filterNames) {
    const values = parameters.getAll(name)
    if (values.length > 0) selected[name] = values
  }
  input.value = query
}

function writeAddress(replace) {
  const parameters = new URLSearchParams()
  if (query) parameters.set('q', query)
  for (const [name, values] of Object.entries(selected)) for (const value of values) parameters.append(name, value)
  const text = String(parameters)
  const address = text ? `${location.pathname}?${text}` : location.pathname
  if (replace) history.replaceState(null, '', address)
  else history.pushState(null, '', address)
}

/** 索引分几册时，其余各册的位置 */
async function others() {
  const answer = await fetch('/pagefind/bundles.json')
  return answer.ok ? answer.json() : []
}

let engine
async function load() {
  engine ??= Promise.all([import('/pagefind/pagefind.js'), others()]).then(async ([module, folders]) => {
    const options = {excerptLength: 40}
    await module.options(options)
    await module.init()
    // 文件很多的网站，较早的另成一册，一起检索
    for (const folder of folders) await module.mergeIndex(folder, options)
    // 先读出全部筛选项，检索时才有各项的数量
    await module.filters()
    return module
  })
  try {
    return await engine
  } catch (error) {
    engine = undefined
    throw error
  }
}

const asFilters = () =>
  Object.fromEntries(Object.entries(selected).map(([name, values]) => [name, values.length > 1 ? {any: values} : values[0]]))

async function search() {
  const mine = ++run
  document.title = query ? `${query} - ${pageTitle}` : pageTitle
  if (!query && Object.keys(selected).length === 0) return showNothing(words.empty)
  status.textContent = words.loading
  let pagefind
  let answer
  let same
  try {
    pagefind = await load()
    ;[answer, same] = await Promise.all([pagefind.search(query || null, {filters: asFilters()}), sameNumber()])
  } catch {
    if (mine === run) showNothing(words.failed)
    return
  }
  // 后来又有新的查询时，引擎答 null
  if (mine !== run || answer === null) return
  found = answer.results
  pinned = same
  shown = 0
  hits.replaceChildren(...pinned.map(drawPinned))
  drawFilters(answer.filters, answer.totalFilters)
  const count = Math.max(found.length, pinned.length)
  help.hidden = count > 0
  hits.hidden = count === 0
  relax.hidden = true
  status.textContent =
    count > 0 ? fill(query ? words.found : words.foundSome, {query, count}) : fill(words.nothing, {query: query || '…'})
  if (count === 0 && query && Object.keys(selected).length > 0) await suggestWithout(pagefind, mine)
  await showMore(mine, false)
}

/** 没有可显示的：说明原因，给出别的路 */
function showNothing(reason) {
  hits.hidden = more.hidden = relax.hidden = true
  showFilters(false)
  help.hidden = false
  status.textContent = reason
}

/** 没有结果时：去掉筛选有几个 */
async function suggestWithout(pagefind, mine) {
  const {results} = await pagefind.search(query)
  if (mine !== run || results.length === 0) return
  const button = make('button', 'btn', fill(words.without, {count: results.length}))
  button.type = 'button'
  button.addEventListener('click', () => {
    selected = {}
    writeAddress(false)
    void search()
    input.focus()
  })
  relax.replaceChildren(button)
  relax.hidden = false
}

/** 文号不分括号写法，前面的机关代字可以不全：分词检索找不准文号，所以另查一张表 */
const numberForm = /^(\p{Script=Han}{0,14})\s*[〔[(【（［]?\s*((?:19|20)\d{2})\s*[〕\])】）］]?\s*第?\s*0*(\d{1,5})\s*号?$/u

let policies
async function sameNumber() {
  const match = numberForm.exec(query.normalize('NFKC').replace(/〔|〕/g, bracket => (bracket === '〔' ? '(' : ')')))
  if (!match || Object.keys(selected).length > 0) return []
  policies ??= fetch('/policies/index.json').then(answer => (answer.ok ? answer.json() : null))
  const table = await policies.catch(() => null)
  if (!table) return []
  const ending = `${match[1]}〔${match[2]}〕${match[3]}号`
  return table.rows
    .map(row => Object.fromEntries(table.fields.map((field, index) => [field, row[index]])))
    .filter(({documentNumber}) => documentNumber === ending || (documentNumber ?? '').endsWith(ending))
    .slice(0, 10)
    .map(row => ({...row, stateWord: table.states?.[row.state]}))
}

async function showMore(mine, moveFocus) {
  const batch = found.slice(shown, shown + pageSize)
  const loaded = await Promise.all(batch.map(result => result.data()))
  if (mine !== run) return
  // 失去效力的排在后面
  const rank = ({meta}) => (meta.tone === 'off' ? 1 : 0)
  const items = loaded
    .filter(({url}) => !pinned.some(hit => hit.url === url))
    .sort((a, b) => rank(a) - rank(b))
    .map(drawHit)
  hits.append(...items)
  shown += batch.length
  more.hidden = shown >= found.length
  if (moveFocus) items[0]?.querySelector('a').focus()
}

function drawPinned({url, title, documentNumber, stateWord, publishDate}) {
  const item = make('li', 'pinned')
  item.append(make('p', 'sub', words.same), heading(url, title), facts([documentNumber, stateWord], publishDate))
  return item
}

function drawHit({url, meta, excerpt, sub_results: parts}) {
  const item = make('li')
  const clauses = parts.filter(part => part.anchor && named(part) !== meta.title && part.excerpt.includes('<mark>'))
  clauses.sort((a, b) => weight(b) - weight(a))
  const line = facts([meta.kind, meta.documentNumber], meta.date)
  if (meta.state) line.append(make('span', `st ${/^[a-z]+$/.test(meta.tone ?? '') ? meta.tone : 'off'}`, meta.state))
  const text = make('p', 'excerpt')
  // 只命中小标题本身的一段说明不了什么
  const telling = clauses.find(part => part.excerpt.length > part.title.length + 30)
  text.append(...marked(telling?.excerpt ?? excerpt))
  item.append(heading(url, meta.title), line, text)
  if (clauses.length > 0) item.append(clauseLinks(clauses.slice(0, 3)))
  return item
}

function heading(url, title) {
  const line = make('h3')
  const link = make('a', '', title)
  link.href = url
  line.append(link)
  return line
}

function facts(texts, date) {
  const line = make('div', 'sub')
  for (const text of texts) if (text) line.append(make('span', '', text))
  if (date) {
    const [year, month, day] = date.split('-').map(Number)
    const time = make('time', '', `${year}年${month}月${day}日`)
    time.dateTime = date
    line.append(time)
  }
  return line
}

/** 命中的小标题，直接跳到那一条 */
function clauseLinks(clauses) {
  const list = make('ul', 'clauses')
  for (const part of clauses) {
    const link = make('a', '', named(part))
    link.href = part.url
    const line = make('li')
    line.append(link)
    list.append(line)
  }
  return list
}

/** 小标题的名称，不带本节链接的记号 */
const named = part => part.title.replace(/[\s#]+$/, '')
/** 命中的分量：多而集中的在前 */
const weight = part => (part.weighted_locations ?? []).reduce((sum, {balanced_score: score}) => sum + score, 0)

/** 摘要里只有 <mark> 是标记，其余都是文字；逐段放进去，不当作 HTML。引擎在段落之间加的“. ”和本节链接的“#”去掉 */
function marked(excerpt) {
  const clean = excerpt.replace(/\s*#(?=[\s.<]|$)/g, '').replace(/\.(?=\s|<|$)/g, '　')
  const plain = html => new DOMParser().parseFromString(html.replaceAll('<', '&lt;'), 'text/html').body.textContent
  return clean
    .split(/(<mark>.*?<\/mark>)/s)
    .filter(Boolean)
    .map(part => {
      const inner = /^<mark>(.*)<\/mark>$/s.exec(part)
      return inner ? make('mark', '', plain(inner[1])) : document.createTextNode(plain(part))
    })
}

/** 每组筛选和各项的数量；已选的即使为零也留着，好取消 */
function drawFilters(counts, totals) {
  const active = document.activeElement
  const focused = active?.closest('[data-filters]') ? {name: active.name, value: active.value} : null
  const sets = filterNames.flatMap(name => {
    const set = drawGroup(name, counts[name] ?? {}, totals[name] ?? {}, selected[name] ?? [])
    return set ? [set] : []
  })
  groups.replaceChildren(...sets)
  showFilters(sets.length > 0)
  if (focused)
    [...groups.querySelectorAll('input')].find(({name, value}) => name === focused.name && value === focused.value)?.focus()
}

function drawGroup(name, counts, totals, chosen) {
  // 组内多选是“或”：选了一项，别的项也还能加上
  const numbers = chosen.length > 0 ? totals : counts
  const listed = [...new Set([...Object.keys(totals), ...chosen])].filter(value => numbers[value] > 0 || chosen.includes(value))
  if (listed.length === 0) return null
  const byCount = (a, b) => (totals[b] ?? 0) - (totals[a] ?? 0) || (a < b ? -1 : 1)
  listed.sort(name === '年份' ? (a, b) => (a < b ? 1 : -1) : byCount)
  const set = make('fieldset')
  set.append(
    make('legend', '', name),
    ...listed.map(value => drawChoice(name, value, chosen.includes(value), numbers[value] ?? 0)),
  )
  return set
}

function showFilters(shown) {
  filterArea.hidden = !shown
  area.classList.toggle('bare', !shown)
}

function drawChoice(name, value, checked, count) {
  const label = make('label')
  const box = make('input')
  box.type = 'checkbox'
  box.name = name
  box.value = value
  box.checked = checked
  box.addEventListener('change', () => {
    const values = (selected[name] ?? []).filter(other => other !== value)
    if (box.checked) values.push(value)
    const {[name]: _, ...rest} = selected
    selected = values.length > 0 ? {...rest, [name]: values} : rest
    writeAddress(false)
    void search()
  })
  label.append(box, make('span', '', value), make('span', 'n', String(count)))
  return label
}

/** 输入法选字时不搜；停下来再搜 */
let timer
function later() {
  clearTimeout(timer)
  timer = setTimeout(() => {
    const now = input.value.trim()
    if (now === query) return
    query = now
    writeAddress(true)
    void search()
  }, 250)
}
input.addEventListener('input', event => {
  if (!event.isComposing) later()
})
input.addEventListener('compositionend', later)
input.addEventListener('focus', () => load().catch(() => {}), {once: true})
form.addEventListener('submit', event => {
  event.preventDefault()
  clearTimeout(timer)
  query = input.value.trim()
  writeAddress(false)
  void search()
})
more.addEventListener('click', () => void showMore(run, true))
addEventListener('popstate', () => {
  readAddress()
  void search()
})

readAddress()
void search()
