/** Who speaks: the site's identity as its config states it, in the shape the frame of every page needs. */
import type {Json, Organization, Site} from '../../base/types.ts'
import {recordOf, recordsOf, textOf, textsOf} from './fields.ts'
import {oncePerOffice} from './memo.ts'

type Fields = {readonly [key: string]: Json | undefined}

export interface Identity {
  /** 示范市商务局政务公开 */
  readonly title: string
  /** 政务公开: what stands large beside the office's name. */
  readonly shortTitle: string
  readonly description: string | undefined
  /** 示范市商务局 */
  readonly office: string
  /** 网站标识码 */
  readonly code: string | undefined
  /** The host name: SiteDomain. */
  readonly domain: string
  readonly icp: string | undefined
  readonly police: string | undefined
  /** Where readers report mistakes: 我为政府网站找错. */
  readonly errorReport: string | undefined
  /** Where 党政机关网站标识 is vouched for. */
  readonly institutionMark: string | undefined
  readonly contact: Contact
  /** What the search box offers to try. */
  readonly samples: readonly string[]
  /** The navigation of the config; empty: the usual one. */
  readonly nav: readonly {readonly title: string; readonly url: string}[]
}
export interface Contact {
  readonly department: string | undefined
  readonly address: string | undefined
  readonly phone: string | undefined
  readonly fax: string | undefined
  readonly email: string | undefined
  readonly hours: string | undefined
  readonly postcode: string | undefined
}

/** The identity of the site; what the config leaves open is undefined. */
export const identity = oncePerOffice((site: Site): Identity => {
  const config = site.project.config as unknown as Fields
  const own = recordOf(config, 'site')
  const title = textOf(own, 'title') ?? ''
  const owner = textOf(own, 'owner')
  return {
    title,
    shortTitle: textOf(own, 'shortTitle') ?? title,
    description: textOf(own, 'description'),
    office: owner === undefined ? title : organizationName(site, owner),
    code: textOf(own, 'idCode'),
    domain: /^https?:\/\/([^/:]+)/.exec(textOf(own, 'url') ?? '')?.[1] ?? '',
    icp: textOf(own, 'icp'),
    police: textOf(own, 'psb'),
    errorReport: textOf(own, 'errorReport'),
    institutionMark: textOf(own, 'institutionMark'),
    contact: contactOf(recordOf(own, 'contact')),
    samples: textsOf(recordOf(config, 'search'), 'samples'),
    nav: recordsOf(config, 'nav').map(item => ({title: textOf(item, 'title') ?? '', url: textOf(item, 'url') ?? '/'})),
  }
})

/** The fields of a `contact` mapping, of the config or of an entry. */
export const contactOf = (contact: Fields): Contact => ({
  department: textOf(contact, 'department'),
  address: textOf(contact, 'address'),
  phone: textOf(contact, 'phone'),
  fax: textOf(contact, 'fax'),
  email: textOf(contact, 'email'),
  hours: textOf(contact, 'hours'),
  postcode: textOf(contact, 'postcode'),
})

/** An organisation's name; an id that is not in the registry stands for itself. */
export const organizationName = (site: Site, id: string): string => organizationOf(site, id)?.name ?? id

export const organizationOf = (site: Site, id: string): Organization | undefined => site.organizations.get(id)
