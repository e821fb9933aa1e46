/**
 * A normative document as `akn.xml`: a subset of Akoma Ntoso 3.0 (OASIS LegalDocML, namespace …/akn/3.0). Work and expression are
 * named after number and date; the lifecycle tells what has happened to it; the text stands in parts whose `wId` is the page's anchor.
 */
import {defineOutput} from '../base/define.ts'
import {fileOfUrl} from '../base/paths.ts'
import type {BodyView, Entry, EntryId, Planned, Site, ValiditySpan, ValidityState} from '../base/types.ts'
import {element, type XmlElement, xmlDocument} from '../base/xml.ts'
import {absolute} from './address.ts'
import type {Parts} from './akoma-ntoso/body.ts'
import {hasAkomaNtoso} from './akoma-ntoso/made.ts'
import {bodyView} from './body.ts'
import {present} from './card.ts'
import {dateOf, textOf, textsOf} from './html/fields.ts'
import {identity, organizationName} from './html/identity.ts'
import {ofNeighbourhood} from './neighbourhood.ts'

type Event = {readonly date: string; readonly type: string; readonly by?: string; readonly href?: string}
type View = {
  readonly url: string
  readonly title: string
  readonly number?: string
  readonly date: string
  /** From which day the text reads as it does. */
  readonly version: string
  readonly issuer: string
  readonly publisher: string
  readonly events: readonly Event[]
  readonly body: BodyView | null
}

function* own(site: Site, entry: Entry): Iterable<Planned<View>> {
  if (hasAkomaNtoso(site, entry))
    yield ofNeighbourhood(site, entry, {path: fileOfUrl(`${entry.url}akn.xml`), output: 'akoma-ntoso', make: viewOf})
}

export default defineOutput<View>({
  name: 'akoma-ntoso',
  mediaType: 'application/xml',
  *plan(site) {
    for (const entry of site.entries) yield* own(site, entry)
  },
  halves: {overall: () => [], own},
  async render({view}, tools) {
    const {html} = view.body === null ? {html: ''} : await tools.body(view.body)
    return xmlDocument(documentOf(view, await partsIn(html, view.url)))
  },
})

/** The parser of html is loaded for the first text only: few builds make any. */
async function partsIn(html: string, url: string): Promise<Parts> {
  const {partsOf} = await import('./akoma-ntoso/body.ts')
  return partsOf(html, url)
}

function viewOf(site: Site, entry: Entry): View {
  const {data} = entry
  const written = dateOf(data, 'writtenDate')!
  const validity = site.validity.get(entry.id)
  const changed = validity?.state === 'amended' || validity?.state === 'partial' ? validity.since : null
  const [issuer] = textsOf(data, 'issuers')
  return present<View>({
    url: absolute(site.project, entry.url),
    title: data.title,
    number: textOf(data, 'documentNumber'),
    date: written,
    version: changed ?? dateOf(data, 'effectiveDate') ?? written,
    issuer: issuer === undefined ? identity(site).office : organizationName(site, issuer),
    publisher: identity(site).office,
    events: [{date: written, type: 'generation'}, ...(validity?.timeline ?? []).flatMap(span => eventOf(site, span))],
    body: bodyView(site, entry),
  })
}

/** The words of the standard for what ends or changes a text; taking effect is no event in the life of a text. */
const eventTypes: Readonly<Partial<Record<ValidityState, string>>> = {
  amended: 'amendment',
  partial: 'amendment',
  repealed: 'repeal',
  revoked: 'repeal',
}

function eventOf(site: Site, {state, from, by, byText}: ValiditySpan): Event[] {
  const type = eventTypes[state]
  if (type === undefined || from === null) return []
  return [present<Event>({date: from, type, by: nameOf(site, by) ?? byText ?? undefined, href: addressOf(site, by)})]
}
const nameOf = (site: Site, id: EntryId | null): string | undefined => (id === null ? undefined : site.byId.get(id)?.data.title)
function addressOf(site: Site, id: EntryId | null): string | undefined {
  const entry = id === null ? undefined : site.byId.get(id)
  return entry && absolute(site.project, entry.url)
}

function documentOf(view: View, {preface, body}: Parts): XmlElement {
  const title = element('p', {}, element('docTitle', {}, view.title))
  const number = view.number === undefined ? null : element('p', {}, element('docNumber', {}, view.number))
  // A text without numbered parts is one part; the standard wants a body that is not empty.
  const isDivided = body.length > 0
  const undivided = element('hcontainer', {eId: 'hcontainer_1', name: 'text'}, element('content', {}, ...preface))
  return element(
    'akomaNtoso',
    {xmlns: 'http://docs.oasis-open.org/legaldocml/ns/akn/3.0'},
    element(
      'act',
      {name: 'act', contains: view.version === view.date ? 'originalVersion' : 'singleVersion'},
      metaOf(view),
      element('preface', {}, title, number, ...(isDivided ? preface : [])),
      element('body', {}, ...(isDivided ? body : [undivided])),
    ),
  )
}

const source = {source: '#publisher'}

function metaOf(view: View): XmlElement {
  const life = view.events.map(({date, type}, index) =>
    element('eventRef', {eId: `event_${index + 1}`, date, type, source: index === 0 ? '#original' : `#ref_${index + 1}`}),
  )
  const acting = view.events.flatMap(({by = view.title, href = view.url}, index) =>
    index === 0 ? [] : [element('passiveRef', {eId: `ref_${index + 1}`, href, showAs: by})],
  )
  return element(
    'meta',
    {},
    identification(view),
    element('lifecycle', source, ...life),
    element(
      'references',
      source,
      element('original', {eId: 'original', href: workOf(view), showAs: view.title}),
      ...acting,
      element('TLCOrganization', {eId: 'issuer', href: '/akn/ontology/organization/cn/issuer', showAs: view.issuer}),
      element('TLCOrganization', {eId: 'publisher', href: '/akn/ontology/organization/cn/publisher', showAs: view.publisher}),
    ),
  )
}

/** `/akn/cn/act/2026-07-22/示商务规〔2026〕2号`, escaped as in an address. */
const workOf = ({date, number, title}: View): string => `/akn/cn/act/${date}/${encodeURIComponent(number ?? title)}`

function identification(view: View): XmlElement {
  const work = workOf(view)
  const expression = `${work}/zho@${view.version}`
  const value = (name: string, text: string) => element(name, {value: text})
  const date = (day: string, name: string) => element('FRBRdate', {date: day, name})
  const author = (href: string) => element('FRBRauthor', {href})
  return element(
    'identification',
    source,
    element(
      'FRBRWork',
      {},
      value('FRBRthis', `${work}/!main`),
      value('FRBRuri', work),
      element('FRBRalias', {value: view.url, name: 'url'}),
      date(view.date, 'written'),
      author('#issuer'),
      value('FRBRcountry', 'cn'),
      ...(view.number === undefined ? [] : [value('FRBRnumber', view.number)]),
      value('FRBRname', view.title),
    ),
    element(
      'FRBRExpression',
      {},
      value('FRBRthis', `${expression}/!main`),
      value('FRBRuri', expression),
      date(view.version, 'version'),
      author('#issuer'),
      element('FRBRlanguage', {language: 'zho'}),
    ),
    element(
      'FRBRManifestation',
      {},
      value('FRBRthis', `${expression}/!main.xml`),
      value('FRBRuri', `${expression}.akn`),
      date(view.version, 'version'),
      author('#publisher'),
    ),
  )
}
