/** Where a decision stands, in one sentence, with what a reader can do about it: answer a call, read the result, see why it ended. */
import {inChinese} from '../../base/dates.ts'
import type {Entry, IsoDate, Site} from '../../base/types.ts'
import {card} from '../card.ts'
import {callsOf, explanationsOf, listedIn, resultsOf} from './decision-links.ts'
import {decisionStateAt, stageKeys, stageOf, stageStateAt} from './decision-state.ts'
import {dateOf, numberOf, recordOf, textOf} from './fields.ts'
import type {Link} from './frame.ts'
import {type Channel, channelsOf, heardWords} from './opinions.ts'
import {say} from './words.ts'

export type DecisionPanel = {
  readonly tone: 'live' | 'warn' | 'ok' | 'soon' | 'off'
  readonly title: string
  readonly texts: readonly string[]
  readonly channels: readonly Channel[]
  /** Small print. */
  readonly note?: string
  readonly links: readonly Link[]
}

/** The panel of a decision on the day of the build. It says days, never how many are left, so it changes only with the state. */
export function decisionPanel(site: Site, entry: Entry): DecisionPanel {
  const state = decisionStateAt(entry.data, site.project.today)
  switch (state) {
    case 'open':
      return open(site, entry)
    case 'analysing':
      return analysing(site, entry)
    case 'decided':
    case 'evaluated':
      return decided(site, entry, state)
    case 'suspended':
    case 'terminated':
      return ended(site, entry, state)
    case 'running':
    case 'planned':
      return ahead(site, entry, state)
  }
}

const panel = (parts: Partial<DecisionPanel> & Pick<DecisionPanel, 'tone' | 'title'>): DecisionPanel => ({
  texts: [],
  channels: [],
  links: [],
  ...parts,
})

const day = (date: IsoDate | undefined): string | undefined => (date === undefined ? undefined : inChinese(date))
const texts = (...found: readonly (string | undefined)[]): string[] => found.filter(text => text !== undefined)

/** The page of the call for opinions, where it has one. */
const calls = (site: Site, entry: Entry): Link[] =>
  callsOf(site, entry)
    .slice(0, 1)
    .map(call => ({title: say(site, 'decision.panel.call'), url: call.url}))

function open(site: Site, entry: Entry): DecisionPanel {
  const stage = stageOf(entry.data, 'consultation')
  const here = (key: 'draft' | 'explanation') =>
    stageStateAt(stageOf(entry.data, key), site.project.today) === 'published'
      ? [{title: say(site, `decision.panel.${key}`), url: `#stage-${key}`}]
      : []
  return panel({
    tone: 'live',
    title: say(site, 'decision.panel.open', {date: day(dateOf(stage, 'closes'))}),
    texts: texts(textOf(stage, 'summary'), say(site, 'decision.panel.how')),
    channels: channelsOf(site, stage),
    links: [...calls(site, entry), ...here('draft'), ...here('explanation')],
  })
}

function analysing(site: Site, entry: Entry): DecisionPanel {
  const stage = stageOf(entry.data, 'consultation')
  const due = dateOf(stage, 'dueDate')
  return panel({
    tone: 'warn',
    title: say(site, 'decision.panel.analysing', {date: day(dateOf(stage, 'closes'))}),
    texts: [
      due === undefined || due < site.project.today
        ? say(site, 'decision.panel.feedback')
        : say(site, 'decision.panel.feedbackDue', {date: day(due)}),
    ],
    links: [...calls(site, entry), {title: say(site, 'decision.panel.period'), url: '#stage-consultation'}],
  })
}

function decided(site: Site, entry: Entry, state: 'decided' | 'evaluated'): DecisionPanel {
  const result = stageOf(entry.data, 'result')
  const evaluation = stageOf(entry.data, 'evaluation')
  const on = dateOf(result, 'meetingDate') ?? dateOf(result, 'date')
  return panel({
    tone: 'ok',
    title: say(site, `decision.panel.${state}`, {date: day(on)}),
    texts: texts(
      textOf(result, 'summary'),
      heardWords(site, stageOf(entry.data, 'consultation')),
      state === 'evaluated' ? textOf(evaluation, 'conclusion') : undefined,
    ),
    links: [...documents(site, entry), ...opinions(site, entry), ...explained(site, entry)],
  })
}

function documents(site: Site, entry: Entry): Link[] {
  const found = resultsOf(site, entry)
  if (found.length === 1) return [{title: say(site, 'decision.panel.document'), url: found[0]!.url}]
  return found.map(policy => ({title: say(site, 'decision.panel.named', {title: policy.data.title}), url: policy.url}))
}

function opinions(site: Site, entry: Entry): Link[] {
  const counted = numberOf(stageOf(entry.data, 'consultation'), 'received') !== undefined
  return counted ? [{title: say(site, 'decision.panel.opinions'), url: '#stage-consultation'}] : []
}

/** Interpretations of the result, at most three, called by their form. */
function explained(site: Site, entry: Entry): Link[] {
  return explanationsOf(site, entry)
    .slice(0, 3)
    .map(other => {
      const {form, url, title} = card(site, other)
      return {title: form === undefined ? title : say(site, 'decision.panel.form', {form}), url}
    })
}

function ended(site: Site, entry: Entry, state: 'suspended' | 'terminated'): DecisionPanel {
  const given = recordOf(entry.data, state)
  return panel({
    tone: 'off',
    title: say(site, `decision.panel.${state}`, {date: day(dateOf(given, 'date'))}),
    texts: [say(site, 'decision.panel.reason', {reason: textOf(given, 'reason') ?? ''})],
  })
}

/** Under way or only listed: which stage is being worked on, which one comes next, when the whole is to be done. */
function ahead(site: Site, entry: Entry, state: 'running' | 'planned'): DecisionPanel {
  const {today} = site.project
  const named = (key: (typeof stageKeys)[number]): Link => ({title: say(site, `decision.stages.${key}`), url: `#stage-${key}`})
  const current = stageKeys.filter(key => stageStateAt(stageOf(entry.data, key), today) === 'underway')
  const next = stageKeys.find(key => stageStateAt(stageOf(entry.data, key), today) === 'planned')
  const due = next && (dateOf(stageOf(entry.data, next), 'dueDate') ?? dateOf(stageOf(entry.data, next), 'date'))
  const names = current.map(key => named(key).title).join('、')
  return panel({
    tone: 'soon',
    title: current.length > 0 ? say(site, 'decision.panel.current', {stages: names}) : say(site, `decision.panel.${state}`),
    texts: texts(
      ...current.map(key => textOf(stageOf(entry.data, key), 'summary')),
      next === undefined || due === undefined || due < today
        ? undefined
        : say(site, 'decision.panel.next', {stage: named(next).title, date: day(due)}),
      completion(site, entry),
    ),
    links: current.map(named),
  })
}

/** The month by which the catalogue wants it done. */
function completion(site: Site, entry: Entry): string | undefined {
  const row = listedIn(site, entry)?.row
  const planned = row && textOf(row, 'plannedCompletion')
  return planned === undefined ? undefined : say(site, 'decision.panel.completion', {due: monthWords(site, planned)})
}

/** `2026-07` -> 2026年7月; `2026-07-31` -> 2026年7月31日. */
export function monthWords(site: Site, text: string): string {
  if (text.length === 10) return inChinese(text)
  return say(site, 'catalogue.month', {year: Number(text.slice(0, 4)), month: Number(text.slice(5, 7))})
}
