/** Pages that are nothing else: what the office is, how to reach it, how accessible the site is; and the plain home for the elderly. */
import type {Entry, Json, Site} from '../../base/types.ts'
import {absolute} from '../address.ts'
import {present} from '../card.ts'
import {entryPage, type Fact, publisher} from './entry.ts'
import {dateOf, textOf} from './fields.ts'
import type {Page} from './frame.ts'
import {applicationUrl} from './guide.ts'
import {identity} from './identity.ts'
import {entriesOf} from './list.ts'
import {say} from './words.ts'

/** The page of an entry of kind `page`; the one called `elder` has a layout of its own. */
export function plainPage(site: Site, entry: Entry): Page {
  if (entry.id === 'elder') return elderHome(site, entry)
  const date = (key: 'updated' | 'publishDate'): Fact[] => {
    const value = dateOf(entry.data, key)
    return value === undefined ? [] : [{label: say(site, `documentFacts.${key}`), values: [{date: value}]}]
  }
  const updated = date('updated')
  return entryPage(site, entry, {
    kindLine: [identity(site).office],
    here: entry.data.title,
    facts: updated.length > 0 ? updated : date('publishDate'),
    jsonld: [jsonld(site, entry)],
    own: {lead: textOf(entry.data, 'summary')},
  })
}

/** Six big rows, one column, no news: each leads to something that is there. */
function elderHome(site: Site, entry: Entry): Page {
  const {contact} = identity(site)
  const guide = entriesOf(site, 'guide')[0]
  const phone = contact.phone !== undefined && /^[\d ()（）-]+$/.test(contact.phone) ? contact.phone : undefined
  const row = (key: string, url: string | undefined, value?: string): Json[] =>
    url === undefined
      ? []
      : [{title: say(site, `elder.rows.${key}.title`), text: say(site, `elder.rows.${key}.text`, {value}), url}]
  return entryPage(site, entry, {
    layout: 'elder',
    kindLine: [],
    here: entry.data.title,
    facts: [],
    related: [],
    own: {
      rows: [
        ...row('policies', '/policies/'),
        ...row('interpretations', '/interpretations/'),
        ...row('consultations', '/consultations/'),
        ...row('phone', phone === undefined ? undefined : `tel:${phone.replace(/[^\d-]/g, '')}`, phone),
        ...row('apply', applicationUrl(guide)),
        ...row('standard', '/'),
      ],
    },
  })
}

function jsonld(site: Site, entry: Entry): Json {
  return present<{[key: string]: Json}>({
    '@type': entry.id === 'about' ? 'AboutPage' : entry.id === 'contact' ? 'ContactPage' : 'WebPage',
    name: entry.data.title,
    url: absolute(site.project, entry.url),
    inLanguage: 'zh-CN',
    dateModified: dateOf(entry.data, 'updated'),
    publisher: publisher(site),
  })
}
