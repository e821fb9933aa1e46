// 每个网页的标题、文号、筛选项：建站时做成一张表，查标题和文号、数筛选项都在表里
import {letters, numberOf} from './text.js'

/** 表里的各行写成网页，网页号接着前面各册的 */
export function readTable({kinds, states, values, pages}, offset = 0) {
  return pages.map(([name, url, title, number, date, kind, state, of, clauses, size], index) => ({
    index: offset + index,
    name,
    url,
    title,
    number,
    date,
    kind: kinds[kind],
    state: states[state][0],
    tone: states[state][1],
    values: of.map(place => values[place]),
    clauses,
    size,
    key: letters(title),
    inner: letters((/《(.+)》/.exec(title) || ['', ''])[1]),
    numbers: number ? numberOf(number) : null,
  }))
}

/** 失去效力的 */
export const isOff = ({tone}) => tone === 'off'

/** 有没有这一条：clauses 是 '1-45,12-1z' */
export const hasClause = ({clauses}, name) =>
  clauses.split(',').some(span => {
    if (span === name) return true
    const [from, to] = span.split('-').map(Number)
    return !name.includes('-') && Number(name) >= from && Number(name) <= to
  })

/** 文号：0 一致，1 相近（少了机关代字的前半、年份或者号数），-1 不是 */
export function numberFit(asked, {numbers}) {
  if (!asked || !numbers) return -1
  const [code, year, serial] = asked
  const [ownCode, ownYear, ownSerial] = numbers
  if (year && year !== ownYear) return -1
  if (serial && serial !== ownSerial) return -1
  const isWhole = serial === ownSerial && (year === ownYear || !ownYear)
  if (code === ownCode) return isWhole ? 0 : 1
  if (code === '') return year && serial ? 1 : -1
  // 前面多写了几个字的（“关于……”），和机关代字只写了后一半的
  if (code.endsWith(ownCode)) return isWhole ? 0 : 1
  return ownCode.endsWith(code) || (ownCode.startsWith(code) && code.length > 1) ? 1 : -1
}

const has = ({values}, selected, name) => values.some(([of, value]) => of === name && selected[name].includes(value))

/** 符合全部筛选；name 那一组不算 */
export const isChosen = (page, selected, name) => Object.keys(selected).every(of => of === name || has(page, selected, of))

/** 每组筛选各项的数量：本组已选的不算在内，组内多选是“或”，选了一项，别的项也还能加上 */
export function countsOf(pages, selected, names) {
  return names.map(name => {
    const counts = new Map((selected[name] || []).map(value => [value, 0]))
    for (const page of pages) {
      if (!isChosen(page, selected, name)) continue
      for (const [of, value] of page.values) if (of === name) counts.set(value, (counts.get(value) || 0) + 1)
    }
    const choices = [...counts].sort(([a, many], [b, more]) =>
      name === '年份' ? (a < b ? 1 : -1) : more - many || (a < b ? -1 : 1),
    )
    return {name, choices}
  })
}

export const newestFirst = (a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : a.index - b.index)

/** 输入时提示：标题开头一致的、文号一致的、标题里有的、主题词；最多八个 */
export function suggestions(pages, text, most = 8) {
  const key = letters(text)
  if (key.length < 2) return []
  const asked = numberOf(text)
  const fitOf = page => {
    if (page.key.startsWith(key) || page.inner.startsWith(key)) return 0
    if (letters(page.number).startsWith(key) || numberFit(asked, page) >= 0) return 1
    return page.key.includes(key) ? 2 : 3
  }
  const fits = pages.map(page => ({page, fit: fitOf(page)})).filter(({fit}) => fit < 3)
  fits.sort((a, b) => a.fit - b.fit || isOff(a.page) - isOff(b.page) || newestFirst(a.page, b.page))
  const topics = pages.flatMap(({values}) => values.filter(([name, value]) => name === '主题' && letters(value).includes(key)))
  const titles = fits.map(({page, fit}) => ({
    text: fit === 1 ? page.number : page.title,
    note: fit === 1 ? page.title : page.number,
  }))
  const all = [...titles.slice(0, most - 2), ...topics.map(([note, value]) => ({text: value, note})), ...titles.slice(most - 2)]
  return all.filter(({text}, index) => all.findIndex(other => other.text === text) === index).slice(0, most)
}
