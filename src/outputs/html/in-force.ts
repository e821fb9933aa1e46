/** 现行有效文件清单: what is in force on the day of the build, as a table that can be printed and handed out. */
import type {Entry, Json, Site, ValidityState} from '../../base/types.ts'
import {card, present} from '../card.ts'
import {dateOf, textOf, textsOf} from './fields.ts'
import {frame, type Page, page} from './frame.ts'
import {organizationName} from './identity.ts'
import {entriesOf} from './list.ts'
import {say} from './words.ts'

const inForceStates: ReadonlySet<ValidityState> = new Set(['in-force', 'amended', 'partial'])

/** Whether a policy works on the day of the build, wholly or in part. */
export const isInForce = (site: Site, entry: Entry): boolean => {
  const state = site.validity.get(entry.id)?.state
  return state !== undefined && inForceStates.has(state)
}

/** The list at `/policies/in-force/`. */
export function* inForce(site: Site): Iterable<Page> {
  const all = entriesOf(site, 'policy')
  const valid = all.filter(entry => isInForce(site, entry))
  const url = '/policies/in-force/'
  const title = say(site, 'inForce.title')
  const table = (key: string, normative: boolean) => {
    const rows = valid.filter(entry => (entry.data['normative'] === true) === normative).map(entry => row(site, entry))
    return {id: key, title: say(site, `inForce.${key}`, {count: rows.length}), empty: say(site, `inForce.${key}Empty`), rows}
  }
  yield page(
    url,
    'in-force',
    frame(site, {
      url,
      title,
      section: 'policies',
      crumbs: [{title: say(site, 'library.title'), url: '/policies/'}],
      description: say(site, 'inForce.description'),
      column: 'policy',
      dated: true,
    }),
    {
      title,
      day: site.project.today,
      tables: [table('normative', true), table('other', false)],
      others: (['repealed', 'expired', 'revoked'] as const).flatMap(state => {
        const count = all.filter(entry => site.validity.get(entry.id)?.state === state).length
        return count === 0 ? [] : [{title: say(site, `inForce.${state}`, {count}), url: `/policies/status/${state}/`}]
      }),
    } as unknown as Json,
  )
}

type Row = {
  readonly url: string
  readonly title: string
  readonly documentNumber?: string
  readonly registrationNumber?: string
  readonly issuers: string
  readonly effectiveDate?: string
  readonly expiryDate?: string
  readonly stamp: Json
}

function row(site: Site, entry: Entry): Row {
  const {url, title, documentNumber, stamp} = card(site, entry)
  return present<Row>({
    url,
    title,
    documentNumber,
    registrationNumber: textOf(entry.data, 'registrationNumber'),
    issuers: textsOf(entry.data, 'issuers')
      .map(id => organizationName(site, id))
      .join('、'),
    effectiveDate: dateOf(entry.data, 'effectiveDate') ?? dateOf(entry.data, 'writtenDate'),
    expiryDate: dateOf(entry.data, 'expiryDate'),
    stamp: stamp as unknown as Json,
  })
}
