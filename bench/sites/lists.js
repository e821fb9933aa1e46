/** The lists of Eleventy's and Astro's sites, cut into pages of fifty as gzgk's and Hugo's are. */
const size = 50

/**
 * `documents`: {kind, year, topic, issuer, day, …}; `names`: the titles of each list.
 * Returns the pages of all lists: {url, title, count, items, number, total, previous, next}.
 */
export function listPages(documents, names) {
  const sorted = documents.toSorted((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : 0))
  const policies = sorted.filter(({kind}) => kind === 'policies')
  const lists = [
    ...Object.keys(names.sections).map(kind =>
      list(
        `/${kind}/`,
        names.sections[kind],
        sorted.filter(item => item.kind === kind),
      ),
    ),
    ...by(policies, 'year').map(([year, items]) => list(`/years/${year}/`, year, items)),
    ...by(policies, 'topic').map(([topic, items]) => list(`/topics/${topic}/`, names.topics[topic], items)),
    ...by(policies, 'issuer').map(([issuer, items]) => list(`/issuers/${issuer}/`, names.issuers[issuer], items)),
  ]
  return lists.flatMap(paginate)
}

const list = (url, title, items) => ({url, title, items})

function by(documents, key) {
  const groups = new Map()
  for (const item of documents) {
    if (!groups.has(item[key])) groups.set(item[key], [])
    groups.get(item[key]).push(item)
  }
  return [...groups]
}

function paginate({url, title, items}) {
  const total = Math.max(1, Math.ceil(items.length / size))
  const urlOf = number => (number === 1 ? url : `${url}page/${number}/`)
  return Array.from({length: total}, (_, index) => ({
    url: urlOf(index + 1),
    title,
    count: items.length,
    items: items.slice(index * size, (index + 1) * size),
    number: index + 1,
    total,
    previous: index > 0 ? urlOf(index) : null,
    next: index + 1 < total ? urlOf(index + 2) : null,
  }))
}
