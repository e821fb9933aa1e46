/** How to reach who answers for a page. */
import {constant} from '../../base/digest.ts'
import type {Entry, Site} from '../../base/types.ts'
import {recordOf, textOf} from './fields.ts'
import {contactOf, identity} from './identity.ts'
import {oncePerOffice} from './memo.ts'
import {say} from './words.ts'

export type ContactLine = {readonly label: string; readonly text: string; readonly url?: string}

/**
 * An entry's own contact; where it names neither phone nor mail, the office's, and for address and hours likewise. The office's
 * mailbox beside a department's phone would send readers to the wrong desk.
 */
export function contactLines(site: Site, entry?: Entry): readonly ContactLine[] {
  const isPlain = entry === undefined || (entry.data['contact'] === undefined && entry.data['department'] === undefined)
  return isPlain ? officeLines(site) : linesOf(site, entry)
}

/** Most entries have none of their own. */
const officeLines = oncePerOffice(site => constant(linesOf(site)))

function linesOf(site: Site, entry?: Entry): readonly ContactLine[] {
  const {contact, office} = identity(site)
  const own = contactOf(entry ? recordOf(entry.data, 'contact') : {})
  const line = (key: string, text: string | undefined, scheme?: 'tel' | 'mailto'): ContactLine[] => {
    if (text === undefined) return []
    const target = scheme === undefined ? undefined : `${scheme}:${text.replace(/[^\w+@.-]/g, '')}`
    return [{label: say(site, `contact.${key}`), text, ...(target === undefined ? {} : {url: target})}]
  }
  const reach = own.phone === undefined && own.email === undefined ? contact : own
  const unit = own.department ?? (entry ? textOf(entry.data, 'department') : undefined)
  return [
    ...line('unit', unit === undefined || unit.startsWith(office) ? (unit ?? office) : `${office}${unit}`),
    // Two numbers in one field make no number to dial.
    ...line('phone', reach.phone, reach.phone !== undefined && /^[\d ()（）-]+$/.test(reach.phone) ? 'tel' : undefined),
    ...line('email', reach.email, 'mailto'),
    ...line('address', own.address ?? contact.address),
    ...line('hours', own.hours ?? contact.hours),
  ]
}
