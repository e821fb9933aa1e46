/** The work points of a year: every task with who does it, by when, how far it is, and the entries that prove it. */
import type {Entry, IsoDate, Json, Kind, Site} from '../../base/types.ts'
import {card, present} from '../card.ts'
import {entryPage, type Fact} from './entry.ts'
import {dateOf, numberOf, recordsOf, textOf, textsOf} from './fields.ts'
import type {Link, Page} from './frame.ts'
import {organizationName} from './identity.ts'
import {entriesOf} from './list.ts'
import {referencesOf} from './referent.ts'
import {relatedGroups} from './related.ts'
import {noted} from './relist.ts'
import {say} from './words.ts'

type Fields = {readonly [key: string]: Json | undefined}
type TaskState = 'done' | 'underway' | 'planned' | 'delayed'

const tones: Readonly<Record<TaskState, string>> = {done: 'ok', underway: 'soon', planned: 'off', delayed: 'live'}

type Evidence = {readonly title: string; readonly url?: string; readonly kindTitle?: string}
type Task = {
  readonly number?: string
  readonly task: string
  readonly department: string
  readonly deadline: IsoDate
  readonly state: {readonly tone: string; readonly short: string}
  readonly note?: string
  readonly evidence: readonly Evidence[]
}
type Section = {readonly title: string; readonly tasks: readonly Task[]}

/** The page of a workplan, layout `workplan`. */
export function workplan(site: Site, entry: Entry): Page {
  const tasks = recordsOf(entry.data, 'tasks')
  const counts = (['underway', 'planned', 'delayed'] as const).flatMap(state => {
    const count = tasks.filter(task => stateOf(task) === state).length
    return count === 0 ? [] : [say(site, 'workplan.count', {state: say(site, `workplan.states.${state}`), count})]
  })
  return entryPage(site, entry, {
    kindLine: [say(site, 'workplan.kind'), say(site, 'frame.year', {year: numberOf(entry.data, 'year') ?? ''})],
    here: say(site, 'frame.year', {year: numberOf(entry.data, 'year') ?? ''}),
    facts: facts(site, entry),
    related: relatedGroups(site, entry, ['out.evidence']),
    own: {
      progress: progressWords(site, entry),
      counts: counts.join('，'),
      sections: sectionsOf(site, entry) as unknown as Json,
      years: years(site, entry) as unknown as Json,
    },
  })
}

/** `/workplans/`: the plans with how far each is. */
export const workplans = (site: Site, kind: Kind): Iterable<Page> => noted(site, kind, entry => progressWords(site, entry))

/** 已完成12项，共15项 */
function progressWords(site: Site, entry: Entry): string {
  const tasks = recordsOf(entry.data, 'tasks')
  return say(site, 'workplan.progress', {done: tasks.filter(task => stateOf(task) === 'done').length, total: tasks.length})
}

const stateOf = (task: Fields): TaskState => {
  const state = textOf(task, 'state') ?? ''
  return Object.hasOwn(tones, state) ? (state as TaskState) : 'planned'
}

function facts(site: Site, {data}: Entry): Fact[] {
  const issuers = textsOf(data, 'issuers').map(id => ({text: organizationName(site, id)}))
  const dates = (['writtenDate', 'publishDate', 'updated'] as const).flatMap((key): Fact[] => {
    const date = dateOf(data, key)
    return date === undefined ? [] : [{label: say(site, `workplan.facts.${key}`), values: [{date}]}]
  })
  return [...(issuers.length > 0 ? [{label: say(site, 'documentFacts.issuers'), values: issuers}] : []), ...dates]
}

/** The tasks under the part they belong to, in the order of writing. */
function sectionsOf(site: Site, entry: Entry): Section[] {
  const sections = new Map<string, Task[]>()
  for (const task of recordsOf(entry.data, 'tasks')) {
    const title = textOf(task, 'section') ?? say(site, 'workplan.tasks')
    sections.set(title, [...(sections.get(title) ?? []), taskOf(site, entry, task)])
  }
  return [...sections].map(([title, tasks]) => ({title, tasks}))
}

function taskOf(site: Site, entry: Entry, task: Fields): Task {
  const state = stateOf(task)
  return present<Task>({
    number: textOf(task, 'number'),
    task: textOf(task, 'task') ?? '',
    department: textOf(task, 'department') ?? '',
    deadline: dateOf(task, 'deadline') ?? '',
    state: {tone: tones[state], short: say(site, `workplan.states.${state}`)},
    note: textOf(task, 'note'),
    evidence: referencesOf(site, entry, task['evidence']).map(({entry: other, title, url}) => {
      if (!other) return present<Evidence>({title: title ?? '', url})
      const {title: name, url: place, kindTitle} = card(site, other)
      return {title: name, url: place, kindTitle}
    }),
  })
}

function years(site: Site, entry: Entry): (Link & {readonly current: boolean})[] {
  const yearOf = (one: Entry) => numberOf(one.data, 'year') ?? 0
  return entriesOf(site, 'workplan')
    .sort((a, b) => yearOf(b) - yearOf(a))
    .map(other => ({title: say(site, 'frame.year', {year: yearOf(other)}), url: other.url, current: other.id === entry.id}))
}
