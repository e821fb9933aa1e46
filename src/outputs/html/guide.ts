/** The guide to government information (条例第十二条): what it must name, each item under its own heading, and how to apply, step by step. */
import type {Entry, Json, Site} from '../../base/types.ts'
import {absolute} from '../address.ts'
import {bodyContents} from '../body.ts'
import {present} from '../card.ts'
import {entryPage, publisher} from './entry.ts'
import {dateOf, recordOf, recordsOf, textOf, textsOf} from './fields.ts'
import {type FileItem, filesUnder} from './files.ts'
import type {Page} from './frame.ts'
import {say} from './words.ts'

type Fields = {readonly [key: string]: Json | undefined}
type Line = {readonly label: string; readonly text: string; readonly url?: string}
type Named = {readonly name: string; readonly description: string; readonly url?: string}
/** A part of the guide: lines, named things, a text, steps, files; whichever it has. */
type Part = {
  readonly id: string
  readonly title: string
  readonly lines: readonly Line[]
  readonly text?: string
  readonly named: readonly Named[]
  readonly steps: readonly string[]
  readonly files: readonly FileItem[]
  readonly parts: readonly Part[]
}

/** The page of the guide, layout `guide`. */
export function guide(site: Site, entry: Entry): Page {
  const parts = partsOf(site, entry)
  const updated = dateOf(entry.data, 'updated')
  const [first] = entry.body.tops
  const made = entryPage(site, entry, {
    here: say(site, 'columns.guide.name'),
    facts: [],
    jsonld: [jsonld(site, entry)],
    own: {
      updated,
      parts: parts as unknown as Json,
      toc: [...tocOf(parts), ...bodyContents(entry)],
    },
  })
  // What stands before the first heading opens the guide; the rest comes behind what the law wants first.
  return first === undefined ? made : {...made, view: {...made.view, cuts: [first]}}
}

const part = (id: string, title: string, given: Partial<Part>): Part => ({
  lines: [],
  named: [],
  steps: [],
  files: [],
  parts: [],
  ...given,
  id,
  title,
})

function partsOf(site: Site, entry: Entry): Part[] {
  const {data} = entry
  const title = (key: string) => say(site, `guide.parts.${key}`)
  const named = (key: string, list: readonly Named[]): Part[] => (list.length === 0 ? [] : [part(key, title(key), {named: list})])
  const text = (key: string): Part[] => {
    const value = textOf(data, key)
    return value === undefined ? [] : [part(key, title(key), {text: value})]
  }
  return [
    part('agency', title('agency'), {lines: agencyLines(site, recordOf(data, 'agency'))}),
    ...named('informationCategories', namedOf(data, 'informationCategories')),
    ...text('arrangement'),
    ...named('accessMethods', namedOf(data, 'accessMethods')),
    ...application(site, entry),
    ...text('fees'),
    ...named('remedies', namedOf(data, 'remedies')),
    ...text('correction'),
    ...text('assistance'),
  ]
}

/** Where the site says how to apply for information; undefined when its guide does not, or there is none. */
export function applicationUrl(guide: Entry | undefined): string | undefined {
  if (guide === undefined || Object.keys(recordOf(guide.data, 'application')).length === 0) return undefined
  return `${guide.url}#application`
}

/** 依申请公开: ways, steps in order, terms, forms. */
function application(site: Site, entry: Entry): Part[] {
  const given = recordOf(entry.data, 'application')
  if (Object.keys(given).length === 0) return []
  const title = (key: string) => say(site, `guide.application.${key}`)
  const methods = namedOf(given, 'methods')
  const steps = textsOf(given, 'steps')
  const terms = textOf(given, 'terms')
  const forms = filesUnder(site, entry, '/application/forms')
  return [
    part('application', say(site, 'guide.parts.application'), {
      parts: [
        ...(methods.length > 0 ? [part('methods', title('methods'), {named: methods})] : []),
        ...(steps.length > 0 ? [part('steps', title('steps'), {steps})] : []),
        ...(terms === undefined ? [] : [part('terms', title('terms'), {text: terms})]),
        ...(forms.length > 0 ? [part('forms', title('forms'), {files: forms})] : []),
      ],
    }),
  ]
}

/** 机构名称, 办公地址, 办公时间, 联系电话, 传真号码, 互联网联系方式: what the law wants of the agency, in its order. */
function agencyLines(site: Site, agency: Fields): Line[] {
  const schemes: Readonly<Record<string, string>> = {phone: 'tel', email: 'mailto'}
  return ['name', 'address', 'postcode', 'hours', 'phone', 'fax', 'email'].flatMap((key): Line[] => {
    const text = textOf(agency, key)
    if (text === undefined) return []
    const label = say(site, `guide.agency.${key}`)
    // Two numbers in one field make no number to dial.
    const scheme = key === 'phone' && !/^[\d ()（）-]+$/.test(text) ? undefined : schemes[key]
    return [scheme === undefined ? {label, text} : {label, text, url: `${scheme}:${text.replace(/[^\w+@.-]/g, '')}`}]
  })
}

const namedOf = (data: Fields, key: string): Named[] =>
  recordsOf(data, key).map(item =>
    present<Named>({name: textOf(item, 'name') ?? '', description: textOf(item, 'description') ?? '', url: textOf(item, 'url')}),
  )

const tocOf = (parts: readonly Part[]): Json[] =>
  parts.map(({id, title, parts: below}) => ({
    id,
    title,
    children: below.map(one => ({id: one.id, title: one.title, children: []})),
  }))

function jsonld(site: Site, entry: Entry): Json {
  const agency = recordOf(entry.data, 'agency')
  return present<{[key: string]: Json}>({
    '@type': 'GovernmentService',
    name: entry.data.title,
    url: absolute(site.project, entry.url),
    serviceType: say(site, 'guide.parts.application'),
    provider: publisher(site),
    availableChannel: present<{[key: string]: Json}>({
      '@type': 'ServiceChannel',
      servicePhone: contactPoint('telephone', textOf(agency, 'phone')),
      servicePostalAddress: contactPoint('streetAddress', textOf(agency, 'address')),
    }),
  })
}

const contactPoint = (key: 'telephone' | 'streetAddress', value: string | undefined): Json | undefined =>
  value === undefined ? undefined : {'@type': key === 'telephone' ? 'ContactPoint' : 'PostalAddress', [key]: value}
