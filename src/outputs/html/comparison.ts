/** The page of a comparison: which two texts, what changed on the whole, the table, and the same to take along. */
import type {Compared} from '../../base/comparison-table.ts'
import {titleInMarks} from '../../base/titles.ts'
import type {Entry, EntryId, Site} from '../../base/types.ts'
import {card, present} from '../card.ts'
import {comparisonUrl} from '../comparison/pairs.ts'
import {type ComparedText, scope, summaryOf} from '../comparison/words.ts'
import type {Stamp} from '../stamp.ts'
import {crumbsOf, sourceOf} from './entry.ts'
import {dateOf, textOf} from './fields.ts'
import {type Framed, type FrameRequest, frame, type Link} from './frame.ts'
import {citation} from './policy-citation.ts'
import {versions} from './versions.ts'
import {say} from './words.ts'

type Side = {readonly title: string; readonly url: string; readonly range?: string; readonly stamp?: Stamp}
export type ComparisonPage = Framed & {
  readonly page: {
    readonly title: string
    readonly name: string
    readonly before: Side
    readonly after: Side
    readonly summary: string
    readonly scope: string
    readonly downloads: readonly Link[]
  }
  readonly table: string
  readonly texts: {readonly before: ComparedText; readonly after: ComparedText}
}

/** Of an entry and an older text that it was compared with. */
export function comparisonPage(site: Site, after: Entry, older: EntryId): ComparisonPage {
  const before = site.byId.get(older)!
  const compared = comparedWith(site, after, older)
  const url = comparisonUrl(after, before)
  const name = titleInMarks(after.data.title)
  const title = say(site, 'compare.pageTitle', {title: name})
  const numbers = {before: distinctionOf(before), after: distinctionOf(after)}
  return {
    ...frame(site, {
      url,
      title,
      distinction: say(site, 'compare.distinction', numbers),
      section: 'policies',
      within: say(site, 'columns.policy.name'),
      crumbs: [...crumbsOf(site, after), {title: after.data.title, url: after.url}],
      here: say(site, 'compare.title'),
      description: say(site, 'compare.description', {before: citation(before), after: citation(after)}),
      column: 'policy',
      article: present<NonNullable<FrameRequest['article']>>({
        date: dateOf(after.data, 'publishDate'),
        source: sourceOf(site, after),
        keywords: [],
      }),
      noindex: true,
    }),
    page: {
      title: say(site, 'compare.title'),
      name,
      before: sideOf(site, before, after),
      after: sideOf(site, after, after),
      summary: summaryOf(compared),
      scope,
      downloads: [
        {title: say(site, 'compare.docx'), url: `${url}compare.docx`},
        {title: say(site, 'compare.csv'), url: `${url}compare.csv`},
      ],
    },
    table: compared.table,
    texts: {before: textOfEntry(before), after: textOfEntry(after)},
  }
}

function comparedWith(site: Site, after: Entry, older: EntryId): Compared {
  const found = site.comparisons?.get(after.id)?.find(compared => compared.before === older && compared.after === after.id)
  if (!found) throw new Error(`${after.id} was not compared with ${older}`)
  return found
}

const distinctionOf = (entry: Entry): string => textOf(entry.data, 'documentNumber') ?? entry.id

const textOfEntry = (entry: Entry): ComparedText => ({
  name: titleInMarks(entry.data.title),
  detail: textOf(entry.data, 'documentNumber') ?? entry.id,
})

function sideOf(site: Site, entry: Entry, of: Entry): Side {
  const line = versions(site)
    .get(of.id)
    ?.find(({id}) => id === entry.id)
  return present<Side>({title: citation(entry), url: entry.url, range: line?.range, stamp: card(site, entry).stamp})
}
