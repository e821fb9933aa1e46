/** The parts of the site that the main navigation names, and where each kind of content belongs. */
import type {Kind, Site} from '../../base/types.ts'
import {say} from './words.ts'

/** A key of `strings.sections`; the section's first page stands at the url. */
export type Section = 'home' | 'policies' | 'interpretations' | 'decisions' | 'consultations' | 'disclosure' | 'notices'

/** In the order of the navigation: one level, at most eight. */
export const sections: readonly {readonly key: Section; readonly url: string}[] = [
  {key: 'home', url: '/'},
  {key: 'policies', url: '/policies/'},
  {key: 'interpretations', url: '/interpretations/'},
  {key: 'decisions', url: '/decisions/'},
  {key: 'consultations', url: '/consultations/'},
  {key: 'disclosure', url: '/disclosure/'},
  {key: 'notices', url: '/notices/'},
]

const sectionByKind: Readonly<Record<string, Section>> = {
  policy: 'policies',
  interpretation: 'interpretations',
  decision: 'decisions',
  catalogue: 'decisions',
  consultation: 'consultations',
  notice: 'notices',
  guide: 'disclosure',
  rule: 'disclosure',
  listing: 'disclosure',
  report: 'disclosure',
  workplan: 'disclosure',
  proposal: 'disclosure',
  openDay: 'disclosure',
  response: 'disclosure',
}

/** The section a kind belongs to; null for pages, topics and kinds of the office's own. */
export const sectionOf = (kind: string): Section | null => (Object.hasOwn(sectionByKind, kind) ? sectionByKind[kind]! : null)

export const sectionUrl = (section: Section): string => sections.find(({key}) => key === section)!.url

export const sectionTitle = (site: Site, section: Section): string => say(site, `sections.${section}`)

/** Where a kind's list stands: the fixed beginning of its permalink, `/notices/`; null when it has no list. */
export function listUrl(kind: Kind): string | null {
  if (kind.list === 'none') return null
  const fixed = kind.permalink.slice(0, Math.max(0, kind.permalink.indexOf('{')))
  return fixed.length > 1 ? fixed : null
}
