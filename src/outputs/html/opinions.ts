/** What the public said and what became of it: totals, the points most often made, and for each how it was treated and why. */
import {inChinese} from '../../base/dates.ts'
import type {Json, Site} from '../../base/types.ts'
import {present} from '../card.ts'
import {dateOf, numberOf, recordsOf, textOf} from './fields.ts'
import {say} from './words.ts'

type Fields = {readonly [key: string]: Json | undefined}

export type Treatment = 'adopted' | 'partlyAdopted' | 'notAdopted'
export type Opinion = {
  readonly text: string
  readonly count?: number
  readonly treatment: string
  readonly reason?: string
}
export type Opinions = {
  /** 收到, 采纳, 部分采纳, 未采纳. */
  readonly totals: readonly {readonly label: string; readonly count: number}[]
  /** Said instead of the totals when nobody wrote. */
  readonly zero?: string
  readonly rows: readonly Opinion[]
}

/** Totals and table of a consultation's outcome; undefined as long as nothing was counted. */
export function opinionsOf(site: Site, data: Fields): Opinions | undefined {
  const received = numberOf(data, 'received')
  if (received === undefined) return undefined
  if (received === 0) return {totals: [], zero: say(site, 'opinions.zero'), rows: []}
  const totals = (['received', 'adopted', 'partlyAdopted', 'notAdopted'] as const).flatMap(key => {
    const count = numberOf(data, key)
    return count === undefined ? [] : [{label: say(site, `opinions.${key}`), count}]
  })
  return {totals, rows: recordsOf(data, 'opinions').map(item => opinionOf(site, item, 'opinion'))}
}

/** The outcome in one sentence, as far as it was counted. */
export function heardWords(site: Site, data: Fields): string | undefined {
  const [received, adopted, partly] = ['received', 'adopted', 'partlyAdopted'].map(key => numberOf(data, key))
  if (received === undefined) return undefined
  if (received === 0) return say(site, 'opinions.zero')
  if (adopted === undefined || partly === undefined) return say(site, 'opinions.heardOf', {received})
  return say(site, 'opinions.heard', {received, taken: adopted + partly})
}

/** One row of such a table: of a consultation (`opinion`) or of an open day (`suggestion`). */
export function opinionOf(site: Site, item: Fields, key: 'opinion' | 'suggestion'): Opinion {
  const treatment = (textOf(item, 'treatment') ?? 'notAdopted') as Treatment
  return present<Opinion>({
    text: textOf(item, key) ?? '',
    count: numberOf(item, 'count'),
    treatment: say(site, `opinions.treatments.${treatment}`),
    reason: textOf(item, 'reason'),
  })
}

/** 电子邮箱, 电话 …: how to give an opinion, without a form. */
export type Channel = {readonly label: string; readonly text: string; readonly url?: string}

export function channelsOf(site: Site, data: Fields): Channel[] {
  return recordsOf(data, 'channels').map(item => {
    const kind = textOf(item, 'kind') ?? 'site'
    const text = textOf(item, 'value') ?? ''
    return present<Channel>({label: say(site, `channels.${kind}`), text, url: channelUrl(kind, text)})
  })
}

/** Only what is nothing but an address or a number can be dialled or clicked. */
function channelUrl(kind: string, text: string): string | undefined {
  if (kind === 'email' && /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(text)) return `mailto:${text}`
  if (kind === 'phone' && /^[\d ()（）-]+$/.test(text)) return `tel:${text.replace(/[^\d-]/g, '')}`
  if (kind === 'site' && (/^https?:\/\/\S+$/.test(text) || /^\/[\w./-]*$/.test(text))) return text
  return undefined
}

/** 2026年11月9日至2026年12月11日; undefined unless both ends are known. */
export function periodWords(site: Site, data: Fields): string | undefined {
  const [opens, closes] = [dateOf(data, 'opens'), dateOf(data, 'closes')]
  if (opens === undefined || closes === undefined) return undefined
  return say(site, 'opinions.period', {from: inChinese(opens), to: inChinese(closes)})
}
