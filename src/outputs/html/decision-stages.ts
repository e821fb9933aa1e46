/** One stage of a decision as a reader sees it: its state in words, what happened, what came of it, and the papers. */
import {inChinese} from '../../base/dates.ts'
import type {Entry, IsoDate, Json, Site} from '../../base/types.ts'
import {type Card, card, present} from '../card.ts'
import {callsOf, resultsOf} from './decision-links.ts'
import {decisionStateAt, periodAt, type StageKey, stageOf, stageStateAt} from './decision-state.ts'
import {dateOf, numberOf, textOf, textsOf} from './fields.ts'
import {type Material, materialsAt} from './materials.ts'
import {type Channel, channelsOf, type Opinions, opinionsOf, periodWords} from './opinions.ts'
import {say} from './words.ts'

type Fields = {readonly [key: string]: Json | undefined}

/** A label with a text, a day, or several texts. */
export type Detail = {
  readonly label: string
  readonly text?: string
  readonly date?: IsoDate
  readonly items?: readonly string[]
}
export type StageView = {
  readonly key: StageKey
  /** The anchor. */
  readonly id: string
  readonly title: string
  /** 已公开 · 2026年2月10日 */
  readonly state: string
  /** Beside the title in the contents, where the stage is not public. */
  readonly mark?: string
  /** Nothing can be read yet, or ever. */
  readonly todo: boolean
  /** Being worked on. */
  readonly doing: boolean
  readonly date?: IsoDate
  /** Why it does not apply. */
  readonly reason?: string
  readonly summary?: string
  readonly details: readonly Detail[]
  readonly channels: readonly Channel[]
  readonly opinions?: Opinions
  readonly materials: readonly Material[]
  /** The pages that belong to the stage: the consultation, the policies decided. */
  readonly cards: readonly Card[]
}

/** A stage of a decision. */
export function stageView(site: Site, entry: Entry, key: StageKey): StageView {
  const stage = stageOf(entry.data, key)
  const {today} = site.project
  const state = stageStateAt(stage, today)
  const published = state === 'published'
  const cards = cardsOf(site, entry, key)
  return present<StageView>({
    key,
    id: `stage-${key}`,
    title: say(site, `decision.stages.${key}`),
    state: stateWords(site, entry, key),
    mark: published ? undefined : markWords(site, entry, key),
    todo: state === 'planned' || state === 'notApplicable',
    doing: state === 'underway',
    date: published ? dateOf(stage, 'date') : undefined,
    reason: state === 'notApplicable' ? say(site, 'decision.notApplicable', {reason: textOf(stage, 'reason') ?? ''}) : undefined,
    summary: textOf(stage, 'summary'),
    details: state === 'notApplicable' ? [] : detailsOf(site, key, stage),
    channels: key === 'consultation' && periodAt(stage, today) === 'open' ? channelsOf(site, stage) : [],
    opinions: key === 'consultation' && published ? opinionsOf(site, stage) : undefined,
    // What stands below as a card says more there.
    materials: materialsAt(site, entry, `/stages/${key}/files`).filter(({url}) => !cards.some(card => card.url === url)),
    cards,
  })
}

/** 已公开 · 2026年2月10日; 待公开 · 计划于2029年6月30日前公开. */
function stateWords(site: Site, entry: Entry, key: StageKey): string {
  const {today} = site.project
  const stage = stageOf(entry.data, key)
  const said = (word: string, date?: IsoDate) =>
    say(site, `decision.stageStates.${word}`, {date: date === undefined ? undefined : inChinese(date)})
  const period = key === 'consultation' ? periodAt(stage, today) : undefined
  if (period === 'upcoming') return said('consultationUpcoming', dateOf(stage, 'opens'))
  if (period === 'open') return said('consultationOpen', dateOf(stage, 'closes'))
  if (period === 'analysing') return said('consultationAnalysing', dateOf(stage, 'closes'))
  const [date, due] = [dateOf(stage, 'date'), dateOf(stage, 'dueDate')]
  switch (stageStateAt(stage, today)) {
    case 'published':
      if (date === undefined) return said('publishedUndated')
      return said(period === 'answered' ? 'consultationAnswered' : 'published', date)
    case 'underway':
      return due === undefined || due < today ? said('underway') : said('underwayDue', due)
    case 'notApplicable':
      return said('notApplicable')
    case 'planned': {
      const decision = decisionStateAt(entry.data, today)
      if (decision === 'terminated' || decision === 'suspended') return said(decision)
      // Published on a day to come, when looked at from an earlier one.
      const planned = due ?? date
      if (planned === undefined) return said('plannedUndated')
      return said(planned < today ? 'overdue' : 'planned', planned)
    }
  }
}

/** 待公开, 进行中, 不适用: for the contents. */
function markWords(site: Site, entry: Entry, key: StageKey): string {
  const {today} = site.project
  const stage = stageOf(entry.data, key)
  const period = key === 'consultation' ? periodAt(stage, today) : undefined
  const state = period ?? stageStateAt(stage, today)
  const decision = decisionStateAt(entry.data, today)
  const stopped = state === 'planned' && (decision === 'terminated' || decision === 'suspended')
  return say(site, `decision.marks.${stopped ? decision : state}`)
}

/** Which fields each stage has beside those that all have, in the order of reading. */
const fieldsOf: Readonly<Record<StageKey, readonly string[]>> = {
  background: [],
  draft: [],
  explanation: [],
  consultation: ['period', 'shortReason'],
  hearing: ['noticeDate', 'materialsDate', 'heldDate', 'place', 'participants', 'conclusion'],
  experts: ['heldDate', 'count', 'conclusion'],
  risk: ['heldDate', 'level', 'conclusion'],
  legality: ['submittedDate', 'reviewedDate', 'reviewer', 'conclusion'],
  attendance: ['meeting', 'meetingDate', 'selection', 'count', 'remarks', 'adoption'],
  result: ['meeting', 'meetingDate'],
  evaluation: ['evaluator', 'conclusion'],
}

function detailsOf(site: Site, key: StageKey, stage: Fields): Detail[] {
  return fieldsOf[key].flatMap(field => {
    const value = detailOf(site, field, stage)
    return value === undefined ? [] : [{label: say(site, `decision.fields.${key}.${field}`), ...value}]
  })
}

function detailOf(site: Site, field: string, stage: Fields): Omit<Detail, 'label'> | undefined {
  if (field === 'period') {
    const text = periodWords(site, stage)
    return text === undefined ? undefined : {text}
  }
  const date = dateOf(stage, field)
  if (date !== undefined) return {date}
  const items = stage[field]
  if (Array.isArray(items)) {
    const texts = textsOf(stage, field)
    return texts.length === 0 ? undefined : {items: texts}
  }
  const count = numberOf(stage, field)
  if (count !== undefined) return {text: say(site, 'decision.persons', {count})}
  const text = textOf(stage, field)
  if (text === undefined) return undefined
  return {text: field === 'level' ? say(site, `decision.risks.${text}`) : text}
}

/** The consultation's own pages under the consultation, the policies decided under the result. */
function cardsOf(site: Site, entry: Entry, key: StageKey): Card[] {
  const found = key === 'consultation' ? callsOf(site, entry) : key === 'result' ? resultsOf(site, entry) : []
  return found.map(other => card(site, other))
}
