/**
 * Plausible 公文 of a 示范市 that does not exist: policies of twenty offices from 2000 to 2026, every fourth document an
 * interpretation of one before it. The same options give the same bytes.
 */
import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {
  articles,
  aspects,
  chapters,
  districts,
  explanationHeads,
  explanations,
  forms,
  itemised,
  laws,
  objects,
  offices,
  slots,
} from './phrases.js'

/** The day on which the corpus is looked at: after all of its dates, whatever the machine's clock says. */
export const asOf = '2026-11-20'

/**
 * @typedef {object} Options
 * @property {number} documents
 * @property {number} [bytes] of a body, in UTF-8
 * @property {'prose' | 'thick'} [style] `thick` adds tables, lists, links and emphasis
 * @property {number} [seed]
 * @property {string} [from] a folder of Markdown: its bodies instead of generated ones
 */

/** @param {Options} options */
export function corpus({documents, bytes = 6000, style = 'prose', seed = 1, from}) {
  const metas = plan(documents, seed)
  const bodies = from === undefined ? null : bodiesIn(from)
  /** @type {(meta: {index: number}) => string} */
  const bodyOf = meta =>
    bodies ? bodies[meta.index % bodies.length] : write(meta, bytes, style, random(seed * 1_000_003 + meta.index))
  return {metas, bodyOf}
}

/** Numbers in [0, 1) from a seed (mulberry32). */
export function random(seed) {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const pick = (list, next) => list[Math.floor(next() * list.length)]

// ---- What the documents are, and how they are tied to one another

function plan(count, seed) {
  const next = random(seed)
  const metas = []
  const counters = new Map()
  const count1 = key => counters.set(key, (counters.get(key) ?? 0) + 1).get(key)
  for (let index = 0; index < count; index++) {
    const meta = index % 4 === 3 ? interpretation(index, metas, next) : policy({index, count, metas, next, count1})
    metas.push(meta)
  }
  // Every 行政规范性文件 is interpreted: what is not interpreted is none.
  for (const meta of metas) if (!meta.related.some(({kind}) => kind === 'interpretation')) meta.registration = null
  return metas
}

const [first, last] = [Date.UTC(2000, 0, 4), Date.UTC(2026, 9, 30)]
const day = 86_400_000
const iso = time => new Date(time).toISOString().slice(0, 10)
const plus = (date, days) => iso(Date.parse(date) + days * day)
/** A prime with no factor in common with the number of titles: each index gets a title of its own, neighbours differ. */
const stride = 7_368_787

function policy({index, count, metas, next, count1}) {
  // The square root makes the years fuller towards today, as archives are.
  const date = iso(first + Math.floor(Math.sqrt(index / count) * (last - first)))
  const year = date.slice(0, 4)
  const ties = relations(metas, next, date)
  const office = (ties.replaces ?? ties.repeals)?.office ?? pick(offices, next)
  const number = count1(office.code + year)
  const id = `${office.slug}-${year}-${number}`
  const {title, object, aspect, form} = titleOf(index)
  const effective = plus(date, 30)
  const normative = next() < 0.3
  const meta = {
    index,
    kind: 'policy',
    id,
    year,
    title,
    object,
    aspect,
    form,
    office,
    date,
    url: `/policies/${year}/${id}/`,
    number: `${office.code}〔${year}〕${number}号`,
    indexNumber: `11379900MB2600122R/${year}-${String(count1(year)).padStart(5, '0')}`,
    type: form === '实施意见' ? '意见' : '通知',
    effective,
    expiry: normative || next() < 0.3 ? plus(effective, termOf(effective) * 365) : null,
    registration: normative ? `SFCR-${year}-${String(count1('registration')).padStart(7, '0')}` : null,
    related: [],
    ...ties,
  }
  for (const older of [meta.replaces, meta.repeals, meta.basedOn]) if (older) tie(meta, older)
  for (const older of [meta.replaces, meta.repeals]) if (older) older.goneFrom = effective
  return meta
}

/** Whether a policy is in force on the day on which the corpus is looked at, as gzgk says it. */
export function stateOf({effective, expiry, goneFrom}) {
  const isExpired = expiry && expiry < asOf
  const isGone = goneFrom && goneFrom <= asOf
  if (isGone && !(isExpired && expiry < goneFrom)) return 'repealed'
  if (isExpired) return 'expired'
  return effective > asOf ? 'upcoming' : 'in-force'
}

/** Years in force; nothing is about to expire when the site is made. */
const termOf = effective => (effective >= '2021-06' && effective < '2022-12' ? 3 : 5)

function titleOf(index) {
  let rest = (index * stride) % (districts.length * objects.length * aspects.length * forms.length)
  const take = list => {
    const item = list[rest % list.length]
    rest = Math.floor(rest / list.length)
    return item
  }
  const [object, aspect, district, form] = [take(objects), take(aspects), take(districts), take(forms)]
  return {title: `示范市${district}${object}${aspect}${form}`, object, aspect, form}
}

/** An earlier policy that this one replaces, repeals, is based on or cites; none is replaced or repealed twice, nor cited after. */
function relations(metas, next, date) {
  const chance = next()
  const older = chance < 0.45 ? olderPolicy(metas, next) : null
  if (!older) return {}
  if (chance < 0.06) older.isGone = true
  if (chance < 0.04) return {replaces: older}
  if (chance < 0.06) return (older.expiry ?? plus(date, 30)) < plus(date, 30) ? {} : {repeals: older}
  return chance < 0.12 ? {basedOn: older} : {cites: {meta: older, article: 1 + Math.floor(next() * 4)}}
}

function olderPolicy(metas, next) {
  const candidate = metas[Math.floor(next() * metas.length)]
  return candidate?.kind === 'policy' && !candidate.isGone && candidate.date < metas.at(-1).date ? candidate : null
}

function interpretation(index, metas, next) {
  const subject = metas[index - 1 - Math.floor(next() * 3)]
  const {year, office, object, date} = subject
  const id = `${subject.id}-jd`
  const meta = {
    index,
    kind: 'interpretation',
    id,
    year,
    title: `《${subject.title}》政策解读`,
    object,
    office,
    date,
    url: `/interpretations/${year}/${id}/`,
    type: '解读',
    interprets: subject,
    related: [],
  }
  tie(meta, subject)
  return meta
}

function tie(younger, older) {
  younger.related.push(older)
  older.related.push(younger)
}

// ---- Their front matter, as gzgk has it

/** @returns {string} */
export const frontmatterOf = meta =>
  `---\n${(meta.kind === 'policy' ? policyLines : interpretationLines)(meta).join('\n')}\n---\n\n`

function policyLines(meta) {
  const relation = name => (meta[name] ? [`${name}: [${meta[name].id}]`] : [])
  return [
    `title: ${meta.title}`,
    `documentNumber: ${meta.number}`,
    `indexNumber: ${meta.indexNumber}`,
    ...(meta.registration ? [`registrationNumber: ${meta.registration}`] : []),
    `issuers: [${meta.office.id}]`,
    `documentType: ${meta.type}`,
    `normative: ${meta.registration !== null}`,
    `writtenDate: ${meta.date}`,
    `publishDate: ${meta.date}`,
    `effectiveDate: ${meta.effective}`,
    ...(meta.expiry ? [`expiryDate: ${meta.expiry}`] : []),
    `subjects: [${meta.office.topic}]`,
    `keywords: [${keywordsOf(meta).join(', ')}]`,
    'access: 主动公开',
    'disclosureCategory: 1',
    'review:',
    `  secrecy: {date: ${meta.date}, by: 办公室}`,
    ...(meta.registration ? [`  legality: {date: ${meta.date}, by: 政策法规科}`] : []),
    ...['replaces', 'repeals', 'basedOn'].flatMap(relation),
  ]
}

const interpretationLines = meta => [
  `title: ${meta.title}`,
  `interprets: [${meta.interprets.id}]`,
  'form: text',
  `publishDate: ${meta.date}`,
  `signedDate: ${meta.date}`,
  `interpreter: ${meta.office.name}`,
  'contact: {department: 政策法规科}',
  `issuers: [${meta.office.id}]`,
  `keywords: [${keywordsOf(meta).join(', ')}]`,
  'disclosureCategory: 1',
]

export const keywordsOf = ({object, aspect}) => [object, aspect ?? '解读']

// ---- Their texts

const tokens = new Map()
/** A pattern with its slots filled. */
function fill(pattern, meta, next) {
  if (!tokens.has(pattern)) tokens.set(pattern, pattern.split(/\{(\w+)\}/u))
  const parts = tokens.get(pattern)
  let text = ''
  for (let at = 0; at < parts.length; at++) {
    if (at % 2 === 0) text += parts[at]
    else text += slots[parts[at]] ? pick(slots[parts[at]], next) : own(parts[at], meta)
  }
  return text
}

const own = (slot, meta) =>
  ({self: selfOf(meta), object: meta.object, office: meta.office.name, aspect: meta.aspect, title: meta.title})[slot]
const selfOf = ({form = '规定'}) => form.slice(-2)

const digits = '零一二三四五六七八九十'
/** 1 to 999 in Chinese. */
export function han(number) {
  if (number <= 10) return digits[number]
  if (number < 20) return `十${digits[number - 10]}`
  if (number < 100) return `${digits[Math.floor(number / 10)]}十${number % 10 ? digits[number % 10] : ''}`
  const rest = number % 100
  const below = rest === 0 ? '' : rest < 10 ? `零${digits[rest]}` : rest < 20 ? `一${han(rest)}` : han(rest)
  return `${digits[Math.floor(number / 100)]}百${below}`
}
const inChinese = date => date.replace(/^(\d+)-0?(\d+)-0?(\d+)$/u, '$1年$2月$3日')

/** Blocks until the body is as long as wanted; the closing ones always stand. */
function write(meta, bytes, style, next) {
  const [opening, more, closing] = meta.kind === 'policy' ? policyBlocks(meta, style, next) : explainingBlocks(meta, style, next)
  const size = block => Buffer.byteLength(block) + 2
  const blocks = [...opening]
  let left = bytes - [...opening, ...closing()].reduce((sum, block) => sum + size(block), 0)
  while (left > 0) {
    for (const block of more()) {
      blocks.push(block)
      left -= size(block)
    }
  }
  return `${[...blocks, ...closing()].join('\n\n')}\n`
}

function policyBlocks(meta, style, next) {
  let article = 0
  const say = text => `第${han(++article)}条　${fill(text, meta, next)}`
  const chapter = number => `## 第${han(number)}章　${chapters[Math.min(number, chapters.length - 1) - 1]}`
  const opening = [
    chapter(1),
    say(`为了{goal}，规范{object}{aspect}工作，根据《${pick(laws, next)}》等法律、法规，结合本市实际，制定本{self}。`),
    say('本市行政区域内{object}的{aspect}及其监督检查，适用本{self}。'),
    say('{object}{aspect}工作应当坚持政府主导、部门协同、公众参与、公开透明的原则。'),
    say('{office}负责全市{object}{aspect}工作的组织、指导和监督；{dept}、{dept}在各自职责范围内做好相关工作。'),
  ]
  if (meta.cites) {
    const {meta: cited, article: number} = meta.cites
    opening.push(say(`《${cited.title}》（${cited.number}）第${han(number)}条的要求，适用于本{self}规定的{object}工作。`))
  }
  const more = () => [
    ...(article % 6 === 0 ? [chapter(1 + article / 6)] : []),
    ...(next() < 0.25 ? listBlocks(say, meta, style, next) : [say(pick(articles, next))]),
    ...(style === 'thick' && article % 3 === 0 ? thickBlocks(meta, article / 3, next) : []),
  ]
  const closing = () => {
    const keep = article
    const gone = meta.replaces ?? meta.repeals
    const until = meta.expiry ? `，有效期至${inChinese(meta.expiry)}` : ''
    const repeal = gone ? `《${gone.title}》（${gone.number}）同时废止。` : ''
    const blocks = [
      say('本{self}由{office}负责解释。'),
      say(`本{self}自${inChinese(meta.effective)}起施行${until}。${repeal}`),
      meta.office.name,
      inChinese(meta.date),
      '（此件主动公开）',
    ]
    article = keep
    return blocks
  }
  return [opening, more, closing]
}

function listBlocks(say, meta, style, next) {
  const {leads, items} = pick(itemised, next)
  const count = 3 + Math.floor(next() * 4)
  const start = Math.floor(next() * items.length)
  const strong = style === 'thick' ? '**' : ''
  const item = index => {
    const text = fill(items[(start + index) % items.length], meta, next)
    return `（${han(index + 1)}）${strong}${text}${strong}${index === count - 1 ? '。' : '；'}`
  }
  return [say(pick(leads, next)), ...Array.from({length: count}, (_, index) => item(index))]
}

/** What makes Markdown work: a table, a list, a quotation, in turn; links and emphasis in each. */
function thickBlocks(meta, turn, next) {
  const text = pattern => fill(pattern, meta, next)
  const link = meta.related[0]?.kind === 'policy' ? meta.related[0].url : 'https://www.example.gov.cn/services/'
  if (turn % 3 === 0)
    return [
      [
        text('- {who}提交**{material}**和[申请表](https://www.example.gov.cn/forms/)'),
        text('- {dept}在*{days}个工作日*内答复，详见').concat(`[相关文件](${link})`),
        text('  1. 受理后出具回执'),
        text('  2. 逾期不答复的，可以向{dept}反映'),
      ].join('\n'),
    ]
  if (turn % 3 === 1) {
    const row = index => text(`| {thing} | ${index * 2 + 3} | **{dept}** | {often} |`)
    const rows = Array.from({length: 6}, (_, index) => row(index))
    return [['| 事项 | 时限（工作日） | 责任单位 | 频次 |', '| --- | ---: | :---: | --- |', ...rows].join('\n')]
  }
  return [text('> **提示**：{who}可以通过[{channel}](https://www.example.gov.cn/)查询*{thing}*，也可以拨打热线咨询。')]
}

function explainingBlocks(meta, style, next) {
  const {interprets} = meta
  let section = 0
  const head = () => `## ${han(++section)}、${explanationHeads[(section - 1) % explanationHeads.length]}`
  const opening = [
    head(),
    `${inChinese(interprets.date)}，${meta.office.name}印发了《${interprets.title}》（${interprets.number}）。现就有关内容解读如下。`,
  ]
  const more = () => [
    ...(section > 0 && next() < 0.4 ? [head()] : []),
    fill(pick(explanations, next), meta, next),
    ...(style === 'thick' && next() < 0.3 ? thickBlocks(meta, Math.floor(next() * 3), next) : []),
  ]
  return [opening, more, () => [`咨询单位：${meta.office.name}`]]
}

/** The bodies of a folder's Markdown files, without their front matter, in the order of their paths. */
function bodiesIn(folder) {
  const names = readdirSync(folder, {recursive: true, encoding: 'utf8'}).filter(name => name.endsWith('.md'))
  if (names.length === 0) throw new Error(`no Markdown in ${folder}`)
  return names.sort().map(name => readFileSync(join(folder, name), 'utf8').replace(/^---\n[\s\S]*?\n---\n/u, ''))
}
