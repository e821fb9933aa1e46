/**
 * Whether a document is in force: a pure function of dates, relations and a day. The browser re-words stamps from the same
 * timeline, so nothing else may decide it. 废止 counts from its date, 撤销 from the beginning (中办发〔2012〕14号).
 */
import {addDays, inChinese} from './dates.ts'
import {byCodePoint} from './paths.ts'
import {turnOn} from './turns.ts'
import type {EntryId, IsoDate, Validity, ValiditySpan, ValidityState} from './types.ts'

/** An act upon a document by another one. */
export interface ValidityEvent {
  readonly kind: 'amends' | 'partial' | 'repeals' | 'replaces' | 'revokes'
  /** The day it works from; null when nothing dates it. */
  readonly date: IsoDate | null
  readonly by: EntryId | null
  /** The acting document as people name it: 《…》（文号）. */
  readonly byText: string | null
}
export interface ValidityInput {
  readonly effectiveDate?: IsoDate | undefined
  readonly writtenDate?: IsoDate | undefined
  readonly publishDate?: IsoDate | undefined
  /** The last day in force. */
  readonly expiryDate?: IsoDate | undefined
  readonly events: readonly ValidityEvent[]
}

export const validityWords: Readonly<Record<ValidityState, string>> = {
  upcoming: '尚未施行',
  'in-force': '现行有效',
  amended: '已修改',
  partial: '部分失效',
  repealed: '已废止',
  expired: '已失效',
  revoked: '已撤销',
  unknown: '有效性待核实',
}

const isFinal = (state: ValidityState): boolean => state === 'repealed' || state === 'expired' || state === 'revoked'

/** Validity at a day, with the whole timeline. */
export function validityAt(input: ValidityInput, today: IsoDate): Validity {
  const timeline = timelineOf(input)
  const current = spanAt(timeline, today)
  const next = timeline[timeline.indexOf(current) + 1]
  return {
    state: current.state,
    since: current.from,
    until: next?.from ?? null,
    by: current.by,
    byText: current.byText,
    evidence: current.evidence,
    timeline,
  }
}

/** The span of a timeline, which is never empty, that a day falls into. */
export const spanAt = (timeline: readonly ValiditySpan[], day: IsoDate): ValiditySpan => turnOn(timeline, day)

/** Whether a document binds in this state, be it changed or void in part. */
export const isInForce = (state: ValidityState): boolean => state === 'in-force' || state === 'amended' || state === 'partial'

/** All states a document passes through, oldest first. */
export function timelineOf(input: ValidityInput): ValiditySpan[] {
  const revocation = input.events.find(event => event.kind === 'revokes')
  const ends = input.events.filter(({kind}) => kind === 'repeals' || kind === 'replaces')
  const undated = ends.find(({date}) => date === null)
  // Where another act gives the day, that is the day.
  if (undated && ends.some(({date}) => date !== null))
    return timelineOf({...input, events: input.events.filter(event => event.date !== null || !ends.includes(event))})
  const spans: ValiditySpan[] = []
  // When it ended nobody says: to give any day, were it that of its beginning, would be a false statement.
  if (undated && !revocation) return [{...spanOf(undated, ''), from: null}]
  for (const span of [...beginning(input), ...changes(input)].sort(inOrder)) {
    const last = spans.at(-1)
    // Expired and replaced on one day: the act says more than the calendar does.
    if (last && isFinal(last.state) && last.from !== span.from) break
    // A later amendment of something already partly void leaves it partly void.
    if (last?.state === 'partial' && span.state === 'amended') continue
    if (last && last.from === span.from && last.from !== null) spans.pop()
    spans.push(span)
  }
  return revocation ? [revoked(revocation)] : spans
}

function beginning({effectiveDate, writtenDate, publishDate}: ValidityInput): ValiditySpan[] {
  const from = effectiveDate ?? writtenDate ?? publishDate
  if (!from)
    return [{state: 'unknown', from: null, by: null, byText: null, evidence: '没有填写施行日期、成文日期和发布日期，无法判断'}]
  const evidence = effectiveDate
    ? `自${inChinese(from)}起施行`
    : `未规定施行日期，自${writtenDate ? '成文' : '发布'}之日（${inChinese(from)}）起计`
  return [
    {state: 'upcoming', from: null, by: null, byText: null, evidence: `${inChinese(from)}起施行`},
    {state: 'in-force', from, by: null, byText: null, evidence},
  ]
}

/** What happens afterwards; an amendment made before the document works counts from when it does. */
function changes(input: ValidityInput): ValiditySpan[] {
  const start = input.effectiveDate ?? input.writtenDate ?? input.publishDate ?? ''
  const spans = input.events.filter(event => event.kind !== 'revokes').map(event => spanOf(event, start))
  if (input.expiryDate) {
    spans.push({
      state: 'expired',
      from: addDays(input.expiryDate, 1),
      by: null,
      byText: null,
      evidence: `有效期至${inChinese(input.expiryDate)}`,
    })
  }
  return spans.map(span => (isFinal(span.state) || (span.from ?? '') >= start ? span : {...span, from: start}))
}

const gravity: readonly ValidityState[] = ['unknown', 'upcoming', 'in-force', 'amended', 'partial', 'expired', 'repealed']

/** By day; on one day the graver state comes last and wins. */
const inOrder = (a: ValiditySpan, b: ValiditySpan): number =>
  byCodePoint(a.from ?? '', b.from ?? '') || gravity.indexOf(a.state) - gravity.indexOf(b.state)

const states: Readonly<Record<ValidityEvent['kind'], ValidityState>> = {
  amends: 'amended',
  partial: 'partial',
  repeals: 'repealed',
  replaces: 'repealed',
  revokes: 'revoked',
}
const acts: Readonly<Record<ValidityEvent['kind'], string>> = {
  amends: '修改',
  partial: '废止其中一部分',
  repeals: '废止',
  replaces: '替代',
  revokes: '撤销',
}

/** 53 of 164 repeals in one collection state no date: such a one counts from the beginning, and says that no day is given. */
function spanOf(event: ValidityEvent, start: IsoDate): ValiditySpan {
  const act = `由${event.byText ?? '另一文件'}${acts[event.kind]}`
  const evidence = event.date ? `${inChinese(event.date)}起${act}` : `${act}，日期没有载明`
  return {state: states[event.kind], from: (event.date ?? start) || null, by: event.by, byText: event.byText, evidence}
}

function revoked(event: ValidityEvent): ValiditySpan {
  const when = event.date ? `${inChinese(event.date)}` : ''
  return {
    state: 'revoked',
    from: null,
    by: event.by,
    byText: event.byText,
    evidence: `${when}由${event.byText ?? '有权机关'}撤销，自始无效`,
  }
}
