// 搜索页：表单是普通表单，结果由这里填。词句写在页面的 data-* 里
import {make} from './element.js'
import {isTrue, tiers} from './find.js'
import {drawHit} from './hit.js'
import {openEngine, openTable, read, search} from './index.js'
import {combobox} from './suggest.js'
import {countsOf, isChosen, newestFirst, suggestions} from './table.js'

const area = document.querySelector('[data-search]')
const words = area.dataset
const synonyms = JSON.parse(words.synonyms)
const form = document.querySelector('.search')
const input = form.querySelector('input')
const part = name => area.querySelector(`[data-${name}]`)
const [status, remark, hits, more, help, relax, filterArea, groups, orderBy] = [
  'status',
  'remark',
  'hits',
  'more-button',
  'help',
  'relax',
  'filters',
  'groups',
  'order-by',
].map(part)

/** 一批最多几个，最多读多少正文（千字节） */
const pageSize = 20
const mostKilobytes = 150
const pageTitle = document.title
const filterNames = words.order.split(',')
const none = {hits: [], terms: [], also: [], note: null}

/** 第几次检索：后一次开始，前一次的结果就作废 */
let run = 0
let query = ''
let sort = ''
/** 已选的筛选：{年份: ['2024']} */
let selected = {}
let result = none
/** 已经显示的，和读了正文才知道没有读者的词的 */
let shown = new Set()
let dropped = new Set()

const fill = (sentence, values) => sentence.replace(/\{(\w+)\}/g, (_, name) => values[name])

/** 地址里的查询：?q=…&年份=2024&年份=2025&sort=date */
function readAddress() {
  const parameters = new URLSearchParams(location.search)
  query = (parameters.get('q') || '').trim()
  sort = parameters.get('sort') === 'date' ? 'date' : ''
  selected = {}
  for (const name of filterNames) {
    const values = parameters.getAll(name)
    if (values.length > 0) selected[name] = values
  }
  input.value = query
  orderBy.querySelector('select').value = sort
}

function writeAddress(replace) {
  const parameters = new URLSearchParams()
  if (query) parameters.set('q', query)
  for (const [name, values] of Object.entries(selected)) for (const value of values) parameters.append(name, value)
  if (sort) parameters.set('sort', sort)
  history[replace ? 'replaceState' : 'pushState'](null, '', `?${parameters}`)
}

const everything = pages => ({
  ...none,
  hits: pages
    .slice()
    .sort(newestFirst)
    .map(page => ({page, tier: tiers.text, also: [], clause: null})),
})

async function begin() {
  const mine = ++run
  document.title = query ? `${query} - ${pageTitle}` : pageTitle
  if (!query && Object.keys(selected).length === 0) return showNothing(words.empty)
  status.textContent = words.loading
  let found
  try {
    found = query ? await search(query, synonyms) : everything((await openTable()).pages)
  } catch (_) {
    if (mine === run) showNothing(words.failed)
    return
  }
  if (mine !== run) return
  result = found
  dropped = new Set()
  await show(mine)
}

const kept = () => result.hits.filter(({page}) => !dropped.has(page))

/** 符合筛选的，照选定的先后 */
function listed() {
  const fitting = kept().filter(({page}) => isChosen(page, selected))
  return sort === 'date' ? fitting.sort((a, b) => newestFirst(a.page, b.page)) : fitting
}

/** 结果从头画起 */
async function show(mine) {
  const items = await nextItems(mine, new Set())
  if (mine !== run) return
  shown = items.seen
  hits.replaceChildren(...items.drawn)
  drawAround()
}

/** 下一批：读正文，没有读者的词的去掉，直到够一批；正文太长时少列几个，免得读者等 */
async function nextItems(mine, before) {
  const seen = new Set(before)
  const drawn = []
  for (let room = mostKilobytes; drawn.length < pageSize && room > 0; ) {
    const batch = []
    for (const hit of listed()) {
      if (drawn.length + batch.length === pageSize || room <= 0) break
      if (seen.has(hit.page)) continue
      batch.push(hit)
      room -= hit.page.size
    }
    if (batch.length === 0) break
    const bodies = await Promise.all(batch.map(({page}) => read(page)))
    if (mine !== run) break
    for (const [index, hit] of batch.entries()) {
      const body = bodies[index]
      if (body && !isTrue(hit, body, result.terms)) dropped.add(hit.page)
      else {
        seen.add(hit.page)
        drawn.push(drawHit(hit, body, result.terms, words))
      }
    }
  }
  return {seen, drawn}
}

/** 结果周围：数目、说明、筛选、还有没有 */
function drawAround() {
  const count = listed().length
  const all = kept()
  drawFilters(all.map(({page}) => page))
  help.hidden = count > 0
  hits.hidden = orderBy.hidden = count === 0
  more.hidden = shown.size >= count
  status.textContent = count > 0 ? fill(query ? words.found : words.foundSome, {query, count}) : fill(words.nothing, {query})
  drawRemarks(count > 0 ? result : none)
  relax.hidden = count > 0 || all.length === 0
  if (!relax.hidden) relax.replaceChildren(relaxButton(all.length))
}

/** 怎样放宽了，用了哪些同义词 */
function drawRemarks({terms, note, also}) {
  const asked = terms.map(([word]) => word).join(' ')
  const remarks = [
    note && fill(words[note], {query, words: asked}),
    also.length > 0 && fill(words.also, {words: also.join('、')}),
  ]
  remark.textContent = remarks.filter(Boolean).join(' ')
}

/** 没有结果时：去掉筛选有几个 */
function relaxButton(count) {
  const button = make('button', 'btn', fill(words.without, {count}))
  button.type = 'button'
  button.addEventListener('click', () => {
    selected = {}
    changed()
    input.focus()
  })
  return button
}

/** 没有可显示的：说明原因，给出别的路 */
function showNothing(reason) {
  result = none
  hits.hidden = orderBy.hidden = more.hidden = relax.hidden = true
  drawRemarks(none)
  showFilters(false)
  help.hidden = false
  status.textContent = reason
}

async function showMore() {
  const mine = run
  const {seen, drawn} = await nextItems(mine, shown)
  if (mine !== run) return
  shown = seen
  hits.append(...drawn)
  drawAround()
  if (drawn.length > 0) drawn[0].querySelector('a').focus()
}

/** 每组筛选和各项的数量；已选的即使为零也留着，好取消 */
function drawFilters(pages) {
  const active = document.activeElement
  const focused = active?.closest('[data-filters]') ? {name: active.name, value: active.value} : null
  const sets = countsOf(pages, selected, filterNames)
    .filter(({choices}) => choices.length > 0)
    .map(drawGroup)
  groups.replaceChildren(...sets)
  showFilters(sets.length > 0)
  for (const box of groups.querySelectorAll('input'))
    if (focused && box.name === focused.name && box.value === focused.value) box.focus()
}

function drawGroup({name, choices}) {
  const set = make('fieldset')
  set.append(make('legend', '', name), ...choices.map(([value, count]) => drawChoice(name, value, count)))
  return set
}

function showFilters(isShown) {
  filterArea.hidden = !isShown
  area.classList.toggle('bare', !isShown)
}

function drawChoice(name, value, count) {
  const label = make('label')
  const box = make('input')
  box.type = 'checkbox'
  box.name = name
  box.value = value
  box.checked = (selected[name] || []).includes(value)
  box.addEventListener('change', () => {
    const values = (selected[name] || []).filter(other => other !== value)
    if (box.checked) values.push(value)
    selected = {...selected, [name]: values}
    if (values.length === 0) delete selected[name]
    changed()
  })
  label.append(box, make('span', '', value), make('span', 'n', count))
  return label
}

/** 筛选或先后变了：查到的不变，重画 */
function changed() {
  writeAddress(false)
  if (result === none) return void begin()
  if (!query && Object.keys(selected).length === 0) return showNothing(words.empty)
  run++
  void show(run)
}

const suggest = async text => suggestions((await openTable()).pages, text)
const box = combobox(input, words.suggestions, {suggest, choose: submit})

function submit() {
  clearTimeout(timer)
  box.close()
  query = input.value.trim()
  writeAddress(false)
  void begin()
}

/** 输入法选字时不搜；停下来再搜 */
let timer
function later() {
  clearTimeout(timer)
  timer = setTimeout(() => {
    box.open().catch(() => {})
    const now = input.value.trim()
    if (now === query) return
    query = now
    writeAddress(true)
    void begin()
  }, 200)
}
input.addEventListener('input', event => {
  if (!event.isComposing) later()
})
input.addEventListener('compositionend', later)
input.addEventListener('focus', () => openEngine().catch(() => {}), {once: true})
form.addEventListener('submit', event => {
  event.preventDefault()
  submit()
})
more.addEventListener('click', () => void showMore())
orderBy.querySelector('select').addEventListener('change', event => {
  sort = event.target.value
  changed()
})
addEventListener('popstate', () => {
  readAddress()
  void begin()
})

readAddress()
void begin()

// 供检验：查一句话，不画出来
export {search}
