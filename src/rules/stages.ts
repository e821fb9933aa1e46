/** What several rules ask of a major decision's stages. */
import {isDate} from '../base/dates.ts'
import {valueAt} from '../base/pointer.ts'
import type {Entry, IsoDate, Json} from '../base/types.ts'
import {isOwnRecent, textOf} from './facts.ts'

/** The day on which the regulation on major administrative decisions (国令第713号) came into force. */
const beginning: IsoDate = '2019-09-01'

export const regulation = '重大行政决策程序暂行条例（国令第713号）'

/** In the order of the procedure. */
export const stageNames = {
  background: '决策背景',
  draft: '决策草案',
  explanation: '草案说明',
  consultation: '征求公众意见',
  hearing: '听证',
  experts: '专家论证',
  risk: '风险评估',
  legality: '合法性审查',
  attendance: '公众代表列席会议',
  result: '决策结果',
  evaluation: '效果评估',
} as const
export type StageName = keyof typeof stageNames

export type Stage = {readonly [field: string]: Json | undefined}

/** A stage as written; empty where there is none. */
export function stageOf({data}: Pick<Entry, 'data'>, name: StageName): Stage {
  const stage = valueAt(data, `/stages/${name}`)
  return typeof stage === 'object' && stage !== null && !Array.isArray(stage) ? (stage as Stage) : {}
}

export const isPublished = ({state}: Stage): boolean => state === 'published'

export function dayOf(stage: Stage, field: string): IsoDate | undefined {
  const value = stage[field]
  return typeof value === 'string' && isDate(value) ? value : undefined
}

/** Of the fields of a stage, labels with keys, those that say nothing. */
export const blank = (stage: Stage, fields: Readonly<Record<string, string>>): string[] =>
  Object.entries(fields).flatMap(([field, label]) => {
    const value = stage[field]
    const isBlank = value === undefined || value === 0 || (Array.isArray(value) && value.length === 0)
    return isBlank ? [`${label}（${field}）`] : []
  })

/** Whether a decision is this office's own, under the regulation. */
export const isRegulated = (entry: Entry): boolean => {
  const day = textOf(entry, 'startedDate') ?? textOf(entry, 'publishDate') ?? ''
  return day >= beginning && isOwnRecent(entry, day)
}

/** Whether the procedure was stopped: what is still to come, comes no more. */
export const isStopped = ({data}: Entry): boolean => data.suspended !== undefined || data.terminated !== undefined
