/** Lays out the same corpus as a project of each generator: its skeleton from `sites/`, then content, names and the stylesheet. */
import {cpSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {rules} from '../lib/workshop.js'
import {frontmatterOf, keywordsOf, stateOf} from './corpus.js'
import {offices, topicSlugs} from './phrases.js'

const skeletons = join(import.meta.dirname, 'sites')

/** What stands where besides the skeleton and the content. */
const extras = {
  hugo: {names: 'data/names.json', css: 'static/assets/site.css'},
  eleventy: {names: '_data/names.json', css: 'assets/site.css', lists: 'lists.js'},
  astro: {names: 'src/names.json', css: 'static/assets/site.css', lists: 'src/lists.js'},
}

/** Where a document lies in every project. */
export const fileOf = ({kind, year, id}) => `content/${kind === 'policy' ? 'policies' : 'interpretations'}/${year}/${id}.md`

/**
 * Writes the project of `generator` (gzgk, gzgk-full, hugo, eleventy, astro) to `folder`.
 * @param {ReturnType<import('./corpus.js').corpus>} corpus
 */
export function writeSite(generator, {metas, bodyOf}, folder) {
  const put = writerIn(folder)
  const isGzgk = generator.startsWith('gzgk')
  cpSync(join(skeletons, isGzgk ? 'gzgk' : generator), folder, {recursive: true})
  if (isGzgk) writeRegistry(put, folder, generator === 'gzgk')
  else writeExtras(put, extras[generator])
  const head = isGzgk ? frontmatterOf : flatFrontmatterOf
  for (const meta of metas) put(fileOf(meta), head(meta) + bodyOf(meta))
}

function writerIn(folder) {
  const made = new Set()
  return (path, text) => {
    const file = join(folder, path)
    const parent = dirname(file)
    if (!made.has(parent)) mkdirSync(parent, {recursive: true})
    made.add(parent)
    writeFileSync(file, text)
  }
}

/**
 * The offices, their 机关代字, and for the equal site the theme and the outputs that the peers have too, without the rules of law, which
 * no peer looks at. The full site has all rules but the two that ask for what a library of documents and nothing else does not have.
 */
function writeRegistry(put, folder, isEqual) {
  // The first runs the site, in which all of them publish.
  const parent = id => (id === offices[0].id ? '' : `  parent: ${offices[0].id}\n`)
  put('content/_data/organizations.yml', offices.map(({id, name}) => `- id: ${id}\n  name: ${name}\n${parent(id)}`).join(''))
  const codes = offices.map(({id, code, slug}) => `  ${code}: {slug: ${slug}, issuer: ${id}}\n`).join('')
  const equal = isEqual ? 'theme: bench\noutputs: [html, atom, sitemap, assets]\n' : ''
  const off = isEqual ? rules.map(({id}) => id) : ['platform-parts', 'platform-outputs']
  const levels = `levels:\n${off.map(id => `  ${id}: 'off'\n`).join('')}`
  put('gzgk.config.yml', `${readFileSync(join(folder, 'gzgk.config.yml'), 'utf8')}${levels}documentCodes:\n${codes}${equal}`)
}

function writeExtras(put, {names, css, lists}) {
  put(names, JSON.stringify(allNames()))
  put(css, readFileSync(join(skeletons, 'site.css'), 'utf8'))
  if (lists) put(lists, readFileSync(join(skeletons, 'lists.js'), 'utf8'))
}

/** Titles: of the sections, and of the lists by the classification that they are made by. Where there is none, the value is the title. */
const allNames = () => ({
  sections: {policies: '政策文件', interpretations: '政策解读'},
  years: {},
  'interpretation-years': {},
  issuers: Object.fromEntries(offices.map(({id, name}) => [id, name])),
  topics: Object.fromEntries(Object.entries(topicSlugs).map(([topic, slug]) => [slug, topic])),
  types: {notice: '通知', opinion: '意见', normative: '行政规范性文件'},
  statuses: {'in-force': '现行有效', expired: '已失效', repealed: '已废止', upcoming: '尚未施行'},
  categories: {1: '行政法规、规章和规范性文件'},
  catalogs: {all: '政府信息公开目录'},
  wholes: {'in-force': '现行有效文件清单', numbers: '文号索引'},
})

const typeSlugs = {通知: 'notice', 意见: 'opinion'}

/** The lists in which a document stands. */
function listsOf(meta) {
  const common = {categories: ['1'], catalogs: ['all']}
  if (meta.kind !== 'policy') return {...common, 'interpretation-years': [meta.year]}
  const state = stateOf(meta)
  return {
    ...common,
    topics: [topicSlugs[meta.office.topic]],
    years: [meta.year],
    issuers: [meta.office.id],
    types: [typeSlugs[meta.type], ...(meta.registration ? ['normative'] : [])],
    statuses: [state],
    wholes: ['numbers', ...(state === 'in-force' ? [state] : [])],
  }
}

/** Front matter as a template of a peer wants it: nothing to resolve, relations both ways by address. */
function flatFrontmatterOf(meta) {
  const fields = {
    title: meta.title,
    day: meta.date,
    kind: meta.kind === 'policy' ? 'policies' : 'interpretations',
    number: meta.number,
    indexNumber: meta.indexNumber,
    issuer: meta.office.id,
    documentType: meta.type,
    effective: meta.effective,
    expiry: meta.expiry ?? undefined,
    topic: topicSlugs[meta.office.topic],
    year: meta.year,
    keywords: keywordsOf(meta),
    related: meta.related.map(({url}) => url),
    ...listsOf(meta),
  }
  const lines = Object.entries(fields).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}: ${JSON.stringify(value)}`],
  )
  return `---\ndate: ${meta.date}\n${lines.join('\n')}\n---\n\n`
}
