/** An interpretation in whatever form: what it explains, its points, its text; pictures and films come with their text. */

import {endingOf} from '../../base/paths.ts'
import {titleInMarks} from '../../base/titles.ts'
import type {Entry, Json, Site} from '../../base/types.ts'
import {absolute} from '../address.ts'
import {type Card, card, present} from '../card.ts'
import {type Banner, entryPage, type Fact, publisher} from './entry.ts'
import {explained, readingUrl} from './explained.ts'
import {dateOf, numberOf, recordOf, recordsOf, textOf, textsOf} from './fields.ts'
import {fileUrl, typeWord} from './files.ts'
import type {Page} from './frame.ts'
import {identity, organizationName} from './identity.ts'
import {detail, durationWords, origin, stateWord, subjectsOf, topicsOf} from './policy.ts'
import {neighbours, relatedGroups} from './related.ts'
import {say} from './words.ts'

/** The page of an interpretation, layout `interpretation`. */
export function interpretation(site: Site, entry: Entry): Page {
  const {data} = entry
  const form = card(site, entry).form ?? say(site, 'interpretation.form')
  const targets = targetsOf(site, entry)
  const pictures = picturesOf(site, entry)
  const film = filmOf(site, entry)
  return entryPage(site, entry, {
    kindLine: [say(site, 'interpretation.kind'), form, ...withDetail(site, entry)],
    facts: facts(site, entry),
    banner: banner(site, targets),
    related: relatedGroups(site, entry, ['out.interprets', 'out.isPartOf']),
    feeds: [{title: say(site, 'feeds.interpretations'), url: '/interpretations/feed.xml'}],
    filters: {
      机构: issuersOf(entry).map(id => organizationName(site, id)),
      主题: [
        ...new Set(
          [entry, ...targets].flatMap(item => [...subjectsOf(item), ...topicsOf(site, item).map(topic => topic.data.title)]),
        ),
      ],
      有效性: [...new Set(targets.flatMap(target => stateWord(site, target) ?? []))],
    },
    jsonld: [jsonld(site, entry, targets, pictures, film)],
    image: pictures[0]?.url ?? film?.poster,
    own: {
      interprets: neighbours(site, entry, 'out.interprets'),
      along: alongside(site, entry, targets),
      points: textsOf(data, 'points'),
      siblings: siblings(site, entry, targets),
      pictures: pictures.length > 0 ? pictures : undefined,
      film,
      external: textOf(data, 'externalUrl'),
    } as unknown as {[member: string]: Json},
  })
}

const withDetail = (site: Site, entry: Entry): string[] => {
  const words = detail(site, entry)
  return words === undefined ? [] : [words]
}

/** The entries of the site that it interprets. */
function targetsOf(site: Site, entry: Entry): Entry[] {
  const edges = (site.graph.out.get(entry.id) ?? []).filter(edge => edge.rel === 'interprets')
  return edges.flatMap(edge => site.byId.get(edge.to) ?? [])
}

/** Where its clauses and its paragraphs stand side by side. */
function alongside(site: Site, entry: Entry, targets: readonly Entry[]): {title: string; url: string}[] {
  const named = explained(site).of.get(entry.id) ?? []
  return targets
    .filter(({id}) => named.includes(id))
    .map(target => ({title: titleInMarks(target.data.title), url: readingUrl(target)}))
}

const issuersOf = (entry: Entry): readonly string[] => textsOf(entry.data, 'issuers')

function facts(site: Site, entry: Entry): Fact[] {
  const {data} = entry
  const date = dateOf(data, 'publishDate')
  const unit =
    textOf(data, 'interpreter') ??
    (issuersOf(entry)[0] === undefined ? identity(site).office : organizationName(site, issuersOf(entry)[0]!))
  const source = textOf(data, 'source')
  const given = origin(site, entry)
  return [
    {label: say(site, 'interpretation.facts.unit'), values: [{text: unit}]},
    ...(date === undefined ? [] : [{label: say(site, 'facts.publishDate'), values: [{date}]}]),
    ...(source === undefined ? [] : [{label: say(site, 'interpretation.facts.source'), values: [{text: source}]}]),
    ...(given.length === 0 ? [] : [{label: say(site, 'policy.facts.origin'), values: given}]),
  ]
}

const over: ReadonlySet<string> = new Set(['repealed', 'expired', 'revoked'])

/** Said when nothing that it explains is in force any more. */
function banner(site: Site, targets: readonly Entry[]): Banner | undefined {
  const states = targets.map(target => site.validity.get(target.id)?.state)
  if (states.length === 0 || !states.every(state => state !== undefined && over.has(state))) return undefined
  const replaced = targets.flatMap(target => neighbours(site, target, 'in.replaces')).filter(({url}) => url !== undefined)
  return present<Banner>({
    tone: 'off',
    title: say(site, `interpretation.over.${new Set(states).size === 1 ? states[0] : 'mixed'}`),
    text: say(site, 'interpretation.over.text'),
    links: replaced.length > 0 ? replaced.map(({title, url}) => ({title: titleInMarks(title), url: url!})) : undefined,
  })
}

/** Other interpretations of the same documents. */
function siblings(site: Site, entry: Entry, targets: readonly Entry[]): readonly Card[] {
  const ids = new Set(
    targets.flatMap(target =>
      (site.graph.in.get(target.id) ?? []).filter(edge => edge.rel === 'interprets').map(edge => edge.from),
    ),
  )
  ids.delete(entry.id)
  return [...ids].flatMap(id => site.byId.get(id) ?? []).map(other => card(site, other))
}

type Picture = {
  readonly url: string
  readonly alt: string
  readonly width?: number
  readonly height?: number
  readonly type: string
  readonly size: number
}

/** Slices of a graphic, in order; those that are missing were reported before. */
function picturesOf(site: Site, entry: Entry): Picture[] {
  return recordsOf(entry.data, 'images').flatMap(image => {
    const file = textOf(image, 'file') ?? ''
    const url = fileUrl(site, entry, file)
    if (url === undefined) return []
    return [
      present<Picture>({
        url,
        alt: textOf(image, 'alt') ?? '',
        width: numberOf(image, 'width'),
        height: numberOf(image, 'height'),
        type: typeWord(site, endingOf(file)),
        size: sizeOf(site, entry, file),
      }),
    ]
  })
}

type Film = {
  readonly url: string
  readonly mediaType: string
  readonly poster?: string
  readonly captions?: string
  readonly width?: number
  readonly height?: number
  readonly duration?: string
  readonly iso?: string
  readonly type: string
  readonly size: number
}

function filmOf(site: Site, entry: Entry): Film | undefined {
  const video = recordOf(entry.data, 'video')
  const file = textOf(video, 'file')
  const url = file === undefined ? undefined : fileUrl(site, entry, file)
  if (file === undefined || url === undefined) return undefined
  const beside = (key: string) => {
    const name = textOf(video, key)
    return name === undefined ? undefined : fileUrl(site, entry, name)
  }
  return present<Film>({
    url,
    mediaType: endingOf(file) === 'webm' ? 'video/webm' : 'video/mp4',
    poster: beside('poster'),
    captions: beside('captions'),
    width: numberOf(video, 'width'),
    height: numberOf(video, 'height'),
    duration: durationWords(site, textOf(video, 'duration')),
    iso: textOf(video, 'duration'),
    type: typeWord(site, endingOf(file)),
    size: sizeOf(site, entry, file),
  })
}

function sizeOf(site: Site, entry: Entry, file: string): number {
  return site.attachments.get(`${entry.path.slice(0, entry.path.lastIndexOf('/'))}/${file}`)?.size ?? 0
}

function jsonld(site: Site, entry: Entry, targets: readonly Entry[], pictures: readonly Picture[], film: Film | undefined): Json {
  const about = targets.map(target => ({
    '@type': 'CreativeWork',
    name: target.data.title,
    url: absolute(site.project, target.url),
  }))
  const image = pictures.map(({url, alt}) => ({'@type': 'ImageObject', contentUrl: absolute(site.project, url), caption: alt}))
  const video = film
    ? present<{[key: string]: Json}>({
        '@type': 'VideoObject',
        name: entry.data.title,
        contentUrl: absolute(site.project, film.url),
        thumbnailUrl: film.poster === undefined ? undefined : absolute(site.project, film.poster),
        duration: film.iso,
        uploadDate: dateOf(entry.data, 'publishDate'),
      } as {[key: string]: Json})
    : undefined
  return present<{[key: string]: Json}>({
    '@type': textOf(entry.data, 'form') === 'qa' ? 'FAQPage' : 'Article',
    headline: entry.data.title,
    url: absolute(site.project, entry.url),
    datePublished: dateOf(entry.data, 'publishDate'),
    inLanguage: 'zh-CN',
    publisher: publisher(site),
    about: about.length > 0 ? about : undefined,
    image: image.length > 0 ? image : undefined,
    video,
  } as {[key: string]: Json})
}
