// 政策文件库：同时按几个分类筛选。没有它，左侧每个分类都有现成的网页

/** 列名一行、数据多行的表 → 每份文件一个对象；values 是它在各个分类里的值 */
export function documentsIn(index) {
  return index.rows.map(row => {
    const it = {}
    index.fields.forEach((field, column) => {
      it[field] = row[column]
    })
    it.issuerName = index.issuers[it.issuers[0]]
    it.stateName = index.states[it.state]
    const subjects = it.subjects.map(number => index.subjects[number].split('\\')[0])
    it.values = {
      status: [it.state],
      year: [it.year],
      issuer: it.issuers,
      topic: subjects,
      feature: it.topics,
      type: it.normative ? ['normative', it.type] : [it.type],
    }
    return it
  })
}

/** 网址里的条件：?status=in-force&year=2026&year=2025 */
export function chosenIn(search, keys) {
  const given = new URLSearchParams(search)
  return keys.map(key => [key, given.getAll(key)]).filter(([, values]) => values.length > 0)
}

/** 条件写回网址；没有条件就什么也不写 */
export function written(chosen, order) {
  const query = new URLSearchParams()
  for (const [key, values] of chosen) for (const value of values) query.append(key, value)
  if (order === 'writtenDate') query.set('sort', 'written')
  const text = query.toString()
  return text === '' ? '' : `?${text}`
}

/** 同一分类里满足一个就行，各分类都要满足；except 那个分类不管 */
export const matching = (documents, chosen, except) =>
  documents.filter(it => chosen.every(([key, values]) => key === except || it.values[key].some(value => values.includes(value))))

/** 一个分类里，再选每个值各有多少份 */
export function countsOf(documents, chosen, key) {
  const counts = new Map()
  for (const it of matching(documents, chosen, key))
    for (const value of new Set(it.values[key])) counts.set(value, (counts.get(value) || 0) + 1)
  return counts
}

/** 新的在前；没有日期的在最后 */
export const inOrder = (documents, field) =>
  [...documents].sort((a, b) => {
    const [one, other] = [a[field] || a.writtenDate, b[field] || b.writtenDate]
    return one < other ? 1 : one > other ? -1 : a.url < b.url ? -1 : 1
  })

const size = 50

function start(block) {
  const {failed, found, none, clear, remove, more, sort, interpreted, sample} = block.dataset
  const section = document.querySelector('[data-found-here]')
  const status = section.querySelector('[role=status]')
  const usual = [...section.children].filter(child => child !== status && child.tagName !== 'H2')
  const place = document.createElement('div')
  section.append(place)
  const groups = [...block.querySelectorAll('[data-facet]')]
  const keys = groups.map(group => group.dataset.facet)
  const names = new Map()
  let documents = null
  let order = new URLSearchParams(location.search).get('sort') === 'written' ? 'writtenDate' : 'publishDate'
  let shown = size

  /** 链接换成复选框，焦点和次序都不动 */
  function boxes() {
    const asked = new Map(chosenIn(location.search, keys))
    for (const group of groups) {
      const key = group.dataset.facet
      for (const item of group.querySelectorAll('[data-value]')) {
        const link = item.querySelector('a')
        const label = document.createElement('label')
        const box = document.createElement('input')
        box.type = 'checkbox'
        box.name = key
        box.value = item.dataset.value
        box.checked = (asked.get(key) || []).includes(box.value)
        label.append(box, link.textContent)
        names.set(`${key} ${box.value}`, link.textContent)
        link.replaceWith(label)
      }
    }
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'btn'
    button.textContent = clear
    button.hidden = true
    button.addEventListener('click', () => all(false))
    groups[0].before(button)
    return button
  }
  const summary = block.querySelector('summary')
  const label = summary.textContent
  const clearing = boxes()
  const checked = () => [...block.querySelectorAll('input:checked')]
  const chosen = () =>
    keys
      .map(key => [
        key,
        checked()
          .filter(({name}) => name === key)
          .map(({value}) => value),
      ])
      .filter(([, values]) => values.length > 0)

  function all(on) {
    for (const box of checked()) box.checked = on
    changed()
    block.querySelector('input').focus()
  }

  function changed() {
    shown = size
    history.replaceState(null, '', location.pathname + written(chosen(), order))
    load().then(show, () => {
      status.textContent = failed
    })
  }

  async function load() {
    if (documents) return
    const answer = await fetch(block.dataset.filter)
    if (!answer.ok) throw new Error(answer.statusText)
    documents = documentsIn(await answer.json())
  }

  function show() {
    const now = chosen()
    const isUsual = now.length === 0 && order === 'publishDate'
    clearing.hidden = now.length === 0
    summary.textContent = now.length === 0 ? label : `${label}（${checked().length}）`
    for (const group of groups) count(group, now)
    for (const child of usual) child.hidden = !isUsual
    const hits = inOrder(matching(documents, now), order)
    status.textContent = isUsual ? '' : found.replace('{count}', hits.length)
    place.replaceChildren(...(isUsual ? [] : hits.length > 0 ? list(hits) : empty(now)))
  }

  function count(group, now) {
    const counts = countsOf(documents, now, group.dataset.facet)
    for (const item of group.querySelectorAll('[data-value]'))
      item.querySelector('.n').textContent = counts.get(item.dataset.value) || 0
  }

  function list(hits) {
    const rows = document.createElement('ul')
    rows.className = 'list'
    rows.append(...hits.slice(0, shown).map(row))
    if (hits.length <= shown) return [sorting(), rows]
    const button = pressed(more, () => {
      const first = shown
      shown += size
      show()
      place.querySelectorAll('.list a')[first].focus()
    })
    return [sorting(), rows, button]
  }

  function sorting() {
    const line = document.createElement('p')
    line.className = 'sorting'
    const [label, ...words] = sort.split(',')
    line.append(label)
    for (const [number, field] of ['publishDate', 'writtenDate'].entries()) {
      const button = pressed(words[number], () => {
        order = field
        changed()
        requestAnimationFrame(() => place.querySelectorAll('.sorting button')[number]?.focus())
      })
      button.setAttribute('aria-pressed', String(order === field))
      line.append(button)
    }
    return line
  }

  function empty(now) {
    const words = document.createElement('p')
    words.className = 'none'
    words.textContent = none
    const line = document.createElement('p')
    line.className = 'sorting'
    for (const [key, values] of now)
      for (const value of values)
        line.append(
          pressed(remove.replace('{name}', names.get(`${key} ${value}`) || value), () => {
            block.querySelector(`input[name="${key}"][value="${CSS.escape(value)}"]`).checked = false
            changed()
          }),
        )
    return [words, line]
  }

  function pressed(words, act) {
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'btn'
    button.textContent = words
    button.addEventListener('click', act)
    return button
  }

  const template = document.getElementById(sample)
  function row(it) {
    const item = template.content.cloneNode(true)
    const link = item.querySelector('a')
    link.href = it.url
    link.textContent = it.title
    const date = item.querySelector('time')
    const day = it[order] || it.writtenDate
    if (day) {
      const [year, month, of] = day.split('-').map(Number)
      date.dateTime = day
      date.textContent = `${year}年${month}月${of}日`
    } else date.remove()
    const facts = [it.documentNumber, it.issuerName, it.stateName, it.interpreted ? interpreted : '']
    const sub = item.querySelector('.sub')
    for (const text of facts.filter(Boolean)) {
      const span = document.createElement('span')
      span.textContent = text
      sub.append(span)
    }
    return item
  }

  block.addEventListener('change', changed)
  if (chosen().length > 0 || order === 'writtenDate') changed()
}

if (typeof document !== 'undefined') for (const block of document.querySelectorAll('[data-filter]')) start(block)
