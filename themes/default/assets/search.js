// 搜索页：表单是普通表单，结果由这里填。索引在建站时做好，全部在本站
const area = document.querySelector('[data-search]')
const words = area.dataset
const form = document.querySelector('.search')
const input = form.querySelector('input')
const status = area.querySelector('[data-status]')
const hits = area.querySelector('[data-hits]')
const more = area.querySelector('[data-more-button]')
const help = area.querySelector('[data-help]')
const relax = area.querySelector('[data-relax]')
const filterForm = area.querySelector('[data-filters]')
const groups = area.querySelector('[data-groups]')

const pageSize = 20
const filterNames = words.order.split(',')
let engine
let run = 0
let found = []
let shown = 0
let query = ''
let selected = {}

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

async function load() {
  engine ??= import('/pagefind/pagefind.js').then(async module => {
    await module.options({excerptLength: 40})
    await module.init()
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
  const filtered = Object.keys(selected).length > 0
  document.title = query
    ? `${query} - ${document.title.replace(/^.* - (?=搜索 - )/, '')}`
    : document.title.replace(/^.* - (?=搜索 - )/, '')
  if (!query && !filtered) {
    hits.hidden = more.hidden = filterForm.hidden = relax.hidden = true
    help.hidden = false
    status.textContent = words.empty
    return
  }
  status.textContent = words.loading
  let pagefind
  let answer
  try {
    pagefind = await load()
    answer = await pagefind.search(query || null, {filters: asFilters()})
  } catch {
    if (mine !== run) return
    hits.hidden = more.hidden = filterForm.hidden = true
    help.hidden = false
    status.textContent = words.failed
    return
  }
  if (mine !== run || answer === null) return
  found = answer.results
  shown = 0
  hits.replaceChildren()
  drawFilters(answer.filters, answer.totalFilters)
  help.hidden = found.length > 0
  hits.hidden = found.length === 0
  status.textContent =
    found.length > 0
      ? fill(query ? words.found : words.foundSome, {query, count: found.length})
      : fill(words.nothing, {query: query || '…'})
  relax.hidden = true
  if (found.length === 0 && filtered && query) await suggestWithout(pagefind, mine)
  await showMore(mine, false)
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

async function showMore(mine, moveFocus) {
  const batch = found.slice(shown, shown + pageSize)
  const loaded = await Promise.all(batch.map(result => result.data()))
  if (mine !== run) return
  const items = loaded.map(drawHit)
  hits.append(...items)
  shown += batch.length
  more.hidden = shown >= found.length
  if (moveFocus) items[0]?.querySelector('a').focus()
}

function drawHit({url, meta, excerpt, sub_results: parts}) {
  const item = make('li')
  const heading = make('h3')
  const link = make('a', '', meta.title)
  link.href = url
  heading.append(link)
  const facts = make('div', 'sub')
  for (const key of ['kind', 'documentNumber']) if (meta[key]) facts.append(make('span', '', meta[key]))
  if (meta.state) facts.append(make('span', `st ${/^[a-z]+$/.test(meta.tone ?? '') ? meta.tone : 'off'}`, meta.state))
  if (meta.date) {
    const [year, month, day] = meta.date.split('-').map(Number)
    const time = make('time', '', `${year}年${month}月${day}日`)
    time.dateTime = meta.date
    facts.append(time)
  }
  const text = make('p', 'excerpt')
  text.append(...marked(excerpt))
  item.append(heading, facts, text)
  const clauses = parts.filter(part => part.url !== url && part.anchor).slice(0, 3)
  if (clauses.length > 0) {
    const list = make('ul', 'clauses')
    for (const part of clauses) {
      const clause = make('a', '', part.title)
      clause.href = part.url
      const line = make('li')
      line.append(clause)
      list.append(line)
    }
    item.append(list)
  }
  return item
}

/** 摘要里只有 <mark> 是标记，其余都是文字；逐段放进去，不当作 HTML */
function marked(excerpt) {
  const plain = html => new DOMParser().parseFromString(html.replaceAll('<', '&lt;'), 'text/html').body.textContent
  const nodes = []
  for (const part of excerpt.split(/(<mark>.*?<\/mark>)/s)) {
    const inner = /^<mark>(.*)<\/mark>$/s.exec(part)
    if (inner) nodes.push(make('mark', '', plain(inner[1])))
    else if (part) nodes.push(document.createTextNode(plain(part)))
  }
  return nodes
}

/** 每组筛选和各项的数量；已选的即使为零也留着，好取消 */
function drawFilters(counts, totals) {
  const focused = document.activeElement?.closest?.('[data-filters]') ? document.activeElement.value : null
  const focusedName = focused === null ? null : document.activeElement.name
  const sets = filterNames.flatMap(name => {
    const values = Object.keys({...totals[name], ...Object.fromEntries((selected[name] ?? []).map(value => [value, 0]))})
    const chosen = selected[name] ?? []
    const listed = values.filter(
      value =>
        (counts[name]?.[value] ?? 0) > 0 || chosen.includes(value) || (chosen.length > 0 && (totals[name]?.[value] ?? 0) > 0),
    )
    if (listed.length === 0) return []
    listed.sort((a, b) =>
      name === '年份' ? b.localeCompare(a) : (totals[name]?.[b] ?? 0) - (totals[name]?.[a] ?? 0) || (a < b ? -1 : 1),
    )
    const set = make('fieldset')
    set.append(make('legend', '', name))
    for (const value of listed)
      set.append(
        drawChoice(name, value, chosen.includes(value), chosen.length > 0 ? totals[name]?.[value] : counts[name]?.[value]),
      )
    return [set]
  })
  groups.replaceChildren(...sets)
  filterForm.hidden = sets.length === 0
  if (focused !== null)
    [...groups.querySelectorAll('input')].find(box => box.name === focusedName && box.value === focused)?.focus()
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
  label.append(box, make('span', '', value), make('span', 'n', String(count ?? 0)))
  return label
}

/** 输入法选字时不搜；停下来再搜 */
let timer
const later = () => {
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
filterForm.addEventListener('submit', event => event.preventDefault())
more.addEventListener('click', () => showMore(run, true))
addEventListener('popstate', () => {
  readAddress()
  void search()
})

readAddress()
void search()
