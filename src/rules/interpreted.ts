/** Which documents are to be interpreted, and by what they are. */
import {valueAt} from '../base/pointer.ts'
import type {Config, Entry, Site} from '../base/types.ts'
import {edgesTo, isOwnNormative, textOf} from './facts.ts'

/** The number of working days that offices use where their own rules give no other. */
const usual = 3

export const deadlineDays = ({interpretation}: Pick<Config, 'interpretation'>): number =>
  interpretation?.deadlineWorkdays ?? usual

/** Whether a document is said to be interpreted, or is a 行政规范性文件 of this office that says nothing. */
export function isToBeInterpreted(entry: Entry): boolean {
  const required = valueAt(entry.data, '/interpretation/required')
  return required === undefined ? isOwnNormative(entry) : required === true
}

export interface Interpreted {
  readonly policy: Entry
  /** By the day on which they were published. */
  readonly interpretations: readonly [Entry, ...Entry[]]
}

/** Documents that have to be interpreted and are, but for old stock, whose clocks nobody kept. */
export function* interpretedIn(site: Site): Iterable<Interpreted> {
  for (const policy of site.entries) {
    if (policy.kind !== 'policy' || policy.data['historical'] === true || !isToBeInterpreted(policy)) continue
    const [first, ...rest] = edgesTo(site, policy, 'interprets')
      .map(({from}) => site.byId.get(from)!)
      .filter(({data}) => data['historical'] !== true)
      .sort((a, b) => ((textOf(a, 'publishDate') ?? '') < (textOf(b, 'publishDate') ?? '') ? -1 : 1))
    if (first) yield {policy, interpretations: [first, ...rest]}
  }
}
