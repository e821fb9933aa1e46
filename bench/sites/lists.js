/** The lists of Eleventy's and Astro's sites, cut into pages of fifty as gzgk's and Hugo's are. */
const size = 50

/** Lists that stand on one page. */
const wholes = 'wholes'

/**
 * `documents`: {kind, day, and of each classification the values: topics, years, …}; `names`: the titles of each list.
 * Returns the pages of all lists: {url, title, count, items, number, total, previous, next}.
 */
export function listPages(documents, {sections, ...classifications}) {
  const sorted = documents.toSorted((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : 0))
  const ofSections = Object.entries(sections).map(([kind, title]) => ({
    url: `/${kind}/`,
    title,
    items: sorted.filter(item => item.kind === kind),
  }))
  const classified = Object.entries(classifications).flatMap(([name, titles]) =>
    [...by(sorted, name)].map(([value, items]) => ({
      url: `/${name}/${value}/`,
      title: titles[value] ?? value,
      items,
      isWhole: name === wholes,
    })),
  )
  return [...ofSections, ...classified].flatMap(paginate)
}

function by(documents, name) {
  const groups = new Map()
  for (const item of documents) {
    for (const value of item[name] ?? []) {
      if (!groups.has(value)) groups.set(value, [])
      groups.get(value).push(item)
    }
  }
  return groups
}

function paginate({url, title, items, isWhole}) {
  const total = isWhole ? 1 : Math.max(1, Math.ceil(items.length / size))
  const urlOf = number => (number === 1 ? url : `${url}page/${number}/`)
  return Array.from({length: total}, (_, index) => ({
    url: urlOf(index + 1),
    title,
    count: items.length,
    items: isWhole ? items : items.slice(index * size, (index + 1) * size),
    number: index + 1,
    total,
    previous: index > 0 ? urlOf(index) : null,
    next: index + 1 < total ? urlOf(index + 2) : null,
  }))
}
