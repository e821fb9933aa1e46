/** A policy document: what it is and whether it is in force, what it means, its text, what it is tied to, what became of it. */

import {inChinese} from '../../base/dates.ts'
import {constant} from '../../base/digest.ts'
import {titleInMarks} from '../../base/titles.ts'
import type {Entry, IsoDate, Json, Site, ValiditySpan} from '../../base/types.ts'
import {card, present} from '../card.ts'
import {type Tone, toneOf} from '../stamp.ts'
import {earlierTexts, laterChanges, marksOf} from './comparisons.ts'
import {type Banner, entryPage, type Fact} from './entry.ts'
import {explained, readingUrl} from './explained.ts'
import {dateOf, recordOf, textOf, textsOf} from './fields.ts'
import {filesUnder} from './files.ts'
import type {Link, Page} from './frame.ts'
import {organizationName, organizationOf} from './identity.ts'
import {legislation} from './legislation.ts'
import {oncePerOffice} from './memo.ts'
import {citation} from './policy-citation.ts'
import {neighbours, type RelatedGroup, relatedGroups, wayTitle} from './related.ts'
import {mainSubject, subjectSlug} from './subjects.ts'
import {versions} from './versions.ts'
import {say} from './words.ts'

/** The page of a policy, layout `policy`. */
export function policy(site: Site, entry: Entry): Page {
  const {data} = entry
  const files = filesUnder(site, entry, '/attachments')
  const originals = originalFiles(entry)
  const marks = marksOf(site, entry)
  const made = entryPage(site, entry, {
    kindLine: kindLine(site, entry),
    facts: facts(site, entry),
    banner: banner(site, entry),
    files: files.filter((_, index) => !originals.has(index)),
    related: related(site, entry),
    feeds: [{title: say(site, 'feeds.policies'), url: '/policies/feed.xml'}],
    filters: {
      机构: textsOf(data, 'issuers').map(id => organizationName(site, id)),
      主题: [...subjectsOf(entry), ...topicsOf(site, entry).map(topic => topic.data.title)],
      文种: textsOf(data, 'documentType'),
      有效性: [stateWord(site, entry)].filter(word => word !== undefined),
    },
    jsonld: [legislation(site, entry)],
    own: {
      downloads: files.filter((_, index) => originals.has(index)),
      reads: reads(site, entry),
      id: entry.id,
      earlier: earlierTexts(site, entry),
      versions: versions(site).get(entry.id),
      history: history(site, entry),
    } as unknown as {[member: string]: Json},
  })
  return marks ? {...made, view: {...made.view, marks}} : made
}

/** Which attachments are the document's own files, to be downloaded as such. */
function originalFiles(entry: Entry): ReadonlySet<number> {
  const attachments = Array.isArray(entry.data['attachments']) ? (entry.data['attachments'] as readonly Json[]) : []
  const roles = attachments.map(item => textOf(item as {readonly [key: string]: Json}, 'role'))
  return new Set(roles.flatMap((role, index) => (role === 'original' ? [index] : [])))
}

function kindLine(site: Site, {data}: Entry): string[] {
  return [say(site, data['normative'] === true ? 'policy.normative' : 'policy.other'), ...textsOf(data, 'documentType')]
}

/** The 大类 of an entry's subjects, each once. */
export function subjectsOf(entry: Entry): string[] {
  const subjects = textsOf(entry.data, 'subjects').map(mainSubject)
  return subjects.length < 2 ? subjects : [...new Set(subjects)]
}

/** The 特色主题 of an entry: topics that exist. */
export const topicsOf = (site: Site, entry: Entry): Entry[] =>
  (site.graph.out.get(entry.id) ?? []).flatMap(({rel, to}) => {
    const topic = site.byId.get(to)
    return rel === 'isPartOf' && topic?.kind === 'topic' ? [topic] : []
  })

/** 现行有效, 已废止 … without dates: a value to filter by. */
export function stateWord(site: Site, entry: Entry): string | undefined {
  const validity = site.validity.get(entry.id)
  return validity ? say(site, `stamps.${validity.state}.short-undated`) : undefined
}

/** The address of an issuer's list of policies. */
export const issuerUrl = (site: Site, id: string): string => `/policies/issuer/${organizationOf(site, id)?.slug ?? id}/`

function facts(site: Site, entry: Entry): Fact[] {
  const {data} = entry
  const issuers = textsOf(data, 'issuers').map(id => ({text: organizationName(site, id), url: issuerUrl(site, id)}))
  const subjects = textsOf(data, 'subjects').map(subject => subjectLink(subject))
  const topics = topicsOf(site, entry).map(topic => ({text: topic.data.title, url: `/policies/topic/${topic.id}/`}))
  const unset = (key: string) => ({text: say(site, `policy.${key}`)})
  const date = (key: string, without: string) => {
    const value = dateOf(data, key)
    return [value === undefined ? unset(without) : {date: value}]
  }
  const text = (key: string) => {
    const value = textOf(data, key)
    return value === undefined ? [] : [{text: value}]
  }
  const registration = text('registrationNumber')
  const rows: [string, Fact['values'], Fact['span']?][] = [
    ['issuers', issuers],
    ['writtenDate', date('writtenDate', 'unknown')],
    ['publishDate', date('publishDate', 'unknown')],
    ['subjects', subjects.length > 0 ? subjects : [unset('none')]],
    ['effectiveDate', date('effectiveDate', 'notSet')],
    ['expiryDate', date('expiryDate', 'notSet')],
    ['indexNumber', text('indexNumber'), registration.length > 0 ? 'two' : 'wide'],
    ['registrationNumber', registration],
    ['topics', topics, 'wide'],
    ['origin', origin(site, entry), 'wide'],
  ]
  return rows.flatMap(([key, values, span]) =>
    values.length === 0 ? [] : [{label: say(site, `policy.facts.${key}`), values, ...(span ? {span} : {})}],
  )
}

function subjectLink(subject: string): {text: string; url?: string} {
  const slug = subjectSlug(mainSubject(subject))
  const text = subject.split('\\').join(' / ')
  return slug === undefined ? {text} : {text, url: `/policies/topic/${slug}/`}
}

/** Where it comes from, when it is not the office's own. */
export function origin(site: Site, entry: Entry): Fact['values'] {
  const given = recordOf(entry.data, 'origin')
  const type = textOf(given, 'type')
  if (type === 'convertedFromRequest') return [{text: say(site, 'policy.converted')}]
  if (type !== 'reprint') return []
  return [
    present<Fact['values'][number]>({
      text: say(site, 'policy.reprint', {source: textOf(given, 'source') ?? ''}),
      url: textOf(given, 'url'),
    }),
  ]
}

/** Said above all else when the document is not plainly in force. */
function banner(site: Site, entry: Entry): Banner | undefined {
  const validity = site.validity.get(entry.id)
  if (!validity || validity.state === 'in-force') return undefined
  const {state, since, until, evidence} = validity
  const day = state === 'upcoming' ? until : since
  return present<Banner>({
    tone: toneOf(state),
    title: day === null ? say(site, `banners.${state}.undated`) : say(site, `banners.${state}.dated`, {date: inChinese(day)}),
    // Where the acting document is linked, the link says it.
    text: state === 'upcoming' || validity.by !== null ? undefined : say(site, 'banners.evidence', {evidence}),
    links: bannerLinks(site, entry, validity.by),
  })
}

/** The document that changed the state first, then what now stands in its place. */
function bannerLinks(site: Site, entry: Entry, by: string | null): Link[] | undefined {
  const acting = by === null ? undefined : site.byId.get(by)
  const links: Link[] = acting ? [{title: citation(acting), url: acting.url}] : []
  for (const way of ['in.replaces', 'in.amends'] as const) {
    for (const {url, title, documentNumber} of neighbours(site, entry, way)) {
      if (url === undefined || links.some(link => link.url === url)) continue
      const name = titleInMarks(title)
      links.push({title: documentNumber === undefined ? name : `${name}（${documentNumber}）`, url})
    }
  }
  links.push(...laterChanges(site, entry))
  return links.length > 0 ? links : undefined
}

/** 本文件解读: what was made to explain it, or when it will be. Undefined where nothing is and nothing need be. */
function reads(site: Site, entry: Entry): Json | undefined {
  const edges = (site.graph.in.get(entry.id) ?? []).filter(edge => edge.rel === 'interprets')
  const found = edges.flatMap(edge => site.byId.get(edge.from) ?? [])
  if (found.length > 0) {
    const items = found.map(other => ({...pick(site, other), detail: detail(site, other)}))
    const along = explained(site).by.has(entry.id) ? readingUrl(entry) : undefined
    return present({items: items.map(item => present(item)), along}) as unknown as Json
  }
  const plan = recordOf(entry.data, 'interpretation')
  if (plan['required'] !== true) return undefined
  const due = dateOf(plan, 'dueDate')
  if (due === undefined || due < site.project.today) return {wait: say(site, 'reads.wait')}
  return {wait: say(site, 'reads.due', {date: inChinese(due)})}
}

const pick = (site: Site, other: Entry) => {
  const {url, title, form} = card(site, other)
  return {url, title, form}
}

/** What a reader wants to know before opening it: how long a video is, how many questions. */
export function detail(site: Site, other: Entry): string | undefined {
  const form = textOf(other.data, 'form')
  const {body} = other
  const video = recordOf(other.data, 'video')
  const duration = durationWords(site, textOf(video, 'duration'))
  if (form === 'video' && duration !== undefined)
    return say(site, textOf(video, 'captions') === undefined ? 'reads.video' : 'reads.videoCaptioned', {duration})
  if (form === 'graphic' && body.length > 0) return say(site, 'reads.graphic')
  if (form === 'qa' && body.tops.length > 1) return say(site, 'reads.qa', {count: body.tops.length})
  return undefined
}

/** `PT3M12S` -> 3分12秒 */
export function durationWords(site: Site, duration: string | undefined): string | undefined {
  const match = /^PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?$/.exec(duration ?? '')
  if (!match) return undefined
  const [hours, minutes, seconds] = [match[1], match[2], match[3]].map(part => Number(part ?? 0)) as [number, number, number]
  if (hours > 0) return say(site, 'reads.hours', {hours, minutes})
  if (minutes === 0) return say(site, 'reads.seconds', {seconds})
  return seconds === 0 ? say(site, 'reads.minutes', {minutes}) : say(site, 'reads.minutesSeconds', {minutes, seconds})
}

/** Both ways; topics stand among the facts, and that nothing cites it is said. */
function related(site: Site, entry: Entry): readonly RelatedGroup[] {
  const groups = relatedGroups(site, entry, ['out.isPartOf'])
  if (groups.some(group => group.key === 'in.cites')) return groups
  return groups.length === 0 ? uncited(site) : [...groups, ...uncited(site)]
}

const uncited = oncePerOffice((site): readonly RelatedGroup[] =>
  constant([{key: 'in.cites', title: wayTitle(site, 'policy', 'in.cites'), items: [], empty: say(site, 'policy.uncited')}]),
)

type Event = {
  readonly date?: IsoDate
  readonly text: string
  readonly link?: Link
  /** Named only: the acting document outside the site. */
  readonly by?: string
  readonly tone?: Tone
  /** The state of today. */
  readonly now?: boolean
  readonly due?: boolean
}

/** What happened to it, newest first; what is known to come stands on top. */
function history(site: Site, entry: Entry): readonly Event[] {
  const validity = site.validity.get(entry.id)
  const {today} = site.project
  const spans = validity?.timeline ?? []
  const current = spans.filter(span => span.from === null || span.from <= today).at(-1)
  const events: Event[] = (['writtenDate', 'printedDate', 'publishDate'] as const).flatMap(key => {
    const date = dateOf(entry.data, key)
    return date === undefined ? [] : [{date, text: say(site, `history.${key}`)}]
  })
  for (const span of spans) {
    if (span.from === null && span !== current) continue
    events.push(spanEvent(site, span, span === current, span.from !== null && span.from > today))
  }
  return events
    .map((event, index) => ({event, index}))
    .sort((a, b) => compareDates(b.event.date, a.event.date) || b.index - a.index)
    .map(({event}) => event)
}

const compareDates = (a: IsoDate = '0', b: IsoDate = '0'): number => (a < b ? -1 : a > b ? 1 : 0)

function spanEvent(site: Site, span: ValiditySpan, now: boolean, due: boolean): Event {
  const acting = span.by === null ? undefined : site.byId.get(span.by)
  return present<Event>({
    date: span.from ?? undefined,
    text: say(site, due ? `history.due.${span.state}` : `history.${span.state}`),
    link: acting ? {title: citation(acting), url: acting.url} : undefined,
    by: acting || span.byText === null ? undefined : span.byText,
    tone: toneOf(span.state),
    now: now || undefined,
    due: due || undefined,
  })
}
