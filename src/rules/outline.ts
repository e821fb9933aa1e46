/** What is kept of a page to look at all pages together. */
import type {Element} from 'hast'
import {fileOfUrl} from '../base/paths.ts'
import type {PageOutline, PublishedPage} from '../base/types.ts'
import {attribute, eachElement, elementsIn, isRedirect, placeOf, textIn} from './elements.ts'

/** Where addresses stand; what search engines and feed readers are told in a `link` is checked where it is made. */
const sources: Readonly<Record<string, readonly string[]>> = {
  a: ['href'],
  area: ['href'],
  audio: ['src'],
  embed: ['src'],
  form: ['action'],
  iframe: ['src'],
  img: ['src'],
  link: ['href'],
  object: ['data'],
  script: ['src'],
  source: ['src'],
  track: ['src'],
  video: ['src', 'poster'],
}
const loaded = /\b(?:stylesheet|icon|alternate)\b/u

export function outlineOf(page: PublishedPage): PageOutline {
  const ids: string[] = []
  const links = new Map<string, Element>()
  eachElement(page.tree, element => {
    const id = attribute(element, 'id')
    if (id !== undefined) ids.push(id)
    if (element.tagName === 'link' && !loaded.test(attribute(element, 'rel') ?? '')) return
    for (const name of sources[element.tagName] ?? []) {
      const href = attribute(element, name)
      if (href !== undefined && !links.has(href)) links.set(href, element)
    }
  })
  const title = elementsIn(page, 'title')[0]
  return {
    path: page.path,
    url: page.url,
    title: title ? textIn(title).trim() : '',
    titlePlace: placeOf(title),
    isRedirect: isRedirect(page),
    ids,
    links: Array.from(links, ([href, element]) => ({href, place: placeOf(element)})),
  }
}

export interface Target {
  /** The file of the site that an address leads to. */
  readonly path: string
  /** Without its #; empty where there is none. */
  readonly fragment: string
}

/** Where an address on a page leads within the site; null where it leaves the site, or is no address of a file. */
export function targetOf(page: Pick<PageOutline, 'url'>, href: string, siteUrl: string): Target | null {
  const host = originOf(siteUrl)
  const [, scheme] = /^\s*([a-z][a-z0-9+.-]*):/iu.exec(href) ?? []
  if (scheme !== undefined && !/^https?$/iu.test(scheme)) return null
  let url: URL
  try {
    url = new URL(href, `${host}${page.url}`)
  } catch {
    return null
  }
  if (url.origin !== host) return null
  return {path: fileOfUrl(decoded(url.pathname)), fragment: decoded(url.hash.slice(1))}
}

const originOf = (siteUrl: string): string => {
  try {
    return new URL(siteUrl).origin
  } catch {
    return 'https://site.invalid'
  }
}

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
