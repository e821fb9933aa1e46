/** What the page of a policy says of its comparisons: where they are, and which of its articles changed. */
import type {Compared} from '../../base/comparison-table.ts'
import type {Entry, Json, Site} from '../../base/types.ts'
import {comparisonUrl} from '../comparison/pairs.ts'
import {summaryOf} from '../comparison/words.ts'
import type {Link, Marks} from './frame.ts'
import {citation} from './policy-citation.ts'
import {say} from './words.ts'

const comparedWith = (site: Site, {id}: Entry, side: 'before' | 'after'): readonly Compared[] =>
  (site.comparisons?.get(id) ?? []).filter(compared => compared[side] === id)

/** On the page of the older text: what became of it, clause by clause. */
export const laterChanges = (site: Site, entry: Entry): Link[] =>
  comparedWith(site, entry, 'before').flatMap(({after}) => {
    const other = site.byId.get(after)
    return other ? [{title: say(site, 'compare.see'), url: comparisonUrl(other, entry)}] : []
  })

/** On the page of the newer text: each text that it follows, with what changed in a sentence. */
export function earlierTexts(site: Site, entry: Entry): Json | undefined {
  const found = comparedWith(site, entry, 'after').flatMap(compared => {
    const other = site.byId.get(compared.before)
    if (!other) return []
    const lead = say(site, 'compare.lead', {other: citation(other)})
    return [{lead, summary: summaryOf(compared), url: comparisonUrl(entry, other)}]
  })
  return found.length > 0 ? found : undefined
}

/**
 * The articles to be marked in the text: only where there is one older text to be compared with, and where most articles are as they
 * were. Where most changed, marks on all would tell nothing.
 */
export function marksOf(site: Site, entry: Entry): Marks | undefined {
  const [compared, ...others] = comparedWith(site, entry, 'after')
  if (!compared || others.length > 0 || compared.verdict !== 'changed' || compared.changed.length === 0) return undefined
  if (compared.changed.length * 2 > compared.articles) return undefined
  const url = comparisonUrl(entry, {id: compared.before})
  return compared.changed.map(({id, article, how}) => ({
    id,
    text: say(site, `compare.marks.${how}`, {article}),
    url: `${url}#d-${id}`,
  }))
}
