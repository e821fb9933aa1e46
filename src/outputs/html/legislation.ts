/** A policy in the words of schema.org: `Legislation` for what is law-like, `DigitalDocument` for the rest. Agrees with its index.json. */
import type {Entry, Json, Site, ValidityState} from '../../base/types.ts'
import {absolute} from '../address.ts'
import {present} from '../card.ts'
import {publisher} from './entry.ts'
import {dateOf, textOf, textsOf} from './fields.ts'
import {organizationName} from './identity.ts'
import {neighbours} from './related.ts'

type Members = {readonly [member: string]: Json | undefined}
type Way = 'out.amends' | 'out.repeals' | 'out.replaces' | 'out.basedOn' | 'out.implements'

/** schema.org has three words for it; a text that was amended is in force as it now reads. `unknown` is left unsaid. */
const force: Readonly<Partial<Record<ValidityState, string>>> = {
  'in-force': 'InForce',
  amended: 'InForce',
  partial: 'PartiallyInForce',
  upcoming: 'NotInForce',
  repealed: 'NotInForce',
  expired: 'NotInForce',
  revoked: 'NotInForce',
}

/** The JSON-LD node of a policy. */
export function legislation(site: Site, entry: Entry): Json {
  const {data} = entry
  const isLaw = data['normative'] === true
  const url = absolute(site.project, entry.url)
  const from = dateOf(data, 'effectiveDate')
  return object({
    '@type': isLaw ? 'Legislation' : 'DigitalDocument',
    '@id': url,
    name: data.title,
    url,
    inLanguage: 'zh-CN',
    datePublished: dateOf(data, 'publishDate'),
    temporalCoverage: from === undefined ? undefined : `${from}/${dateOf(data, 'expiryDate') ?? '..'}`,
    isBasedOn: works(site, entry, ['out.basedOn', 'out.implements'], 'CreativeWork'),
    publisher: publisher(site),
    ...(isLaw ? ofLaw(site, entry) : ofDocument(site, entry)),
  })
}

function ofLaw(site: Site, entry: Entry): Members {
  const {data} = entry
  const {state = 'unknown', since = null} = site.validity.get(entry.id) ?? {}
  const isAmended = state === 'amended' || state === 'partial'
  return {
    legislationIdentifier: textOf(data, 'documentNumber'),
    legislationType: textOf(data, 'documentType'),
    legislationDate: dateOf(data, 'writtenDate'),
    legislationDateOfApplicability: dateOf(data, 'effectiveDate'),
    // The day from which the text reads as it does here.
    legislationDateVersion: (isAmended ? since : null) ?? dateOf(data, 'effectiveDate'),
    legislationPassedBy: issuers(site, entry),
    legislationLegalForce: force[state],
    legislationAmends: works(site, entry, ['out.amends'], 'Legislation'),
    legislationRepeals: works(site, entry, ['out.repeals', 'out.replaces'], 'Legislation'),
  }
}

const ofDocument = (site: Site, entry: Entry): Members => ({
  identifier: textOf(entry.data, 'documentNumber'),
  dateCreated: dateOf(entry.data, 'writtenDate'),
  author: issuers(site, entry),
})

const issuers = (site: Site, entry: Entry): Json =>
  textsOf(entry.data, 'issuers').map(id => ({'@type': 'GovernmentOrganization', name: organizationName(site, id)}))

/** What it points at, each once: documents of the site by their address, those outside it by name. */
function works(site: Site, entry: Entry, ways: readonly Way[], type: string): Json | undefined {
  const found = ways
    .flatMap(way => neighbours(site, entry, way))
    .map(({url, kind, title, documentNumber}) => {
      const isOurs = url !== undefined && kind !== undefined
      const name = documentNumber === undefined || isOurs ? title : `${title}（${documentNumber}）`
      return object({'@type': type, '@id': isOurs ? absolute(site.project, url) : undefined, name})
    })
  return found.length > 0 ? found : undefined
}

const object = (members: Members): Json => present(members as {[member: string]: Json})
