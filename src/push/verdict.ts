/** What an answer means for the event it answers. */
import {isObject} from '../base/json.ts'
import type {Json} from '../base/types.ts'
import type {Receipt} from '../feed/types.ts'
import {isAccepted, isFor} from './ledger.ts'
import {isPassingStatus, retryAfter} from './patience.ts'
import {receiptIn} from './receipts.ts'
import type {Answer, Delivery, Problem, ProblemError} from './types.ts'

export type Verdict =
  | {readonly is: 'settled'; readonly receipt: Receipt}
  /** Taken in and not yet decided; `at` tells when it is. */
  | {readonly is: 'pending'; readonly at: string | null; readonly after: number | null}
  | {readonly is: 'again'; readonly why: string; readonly after: number | null}
  /** This content will never do; `receipt` is the refusal, where there is one. */
  | {readonly is: 'refused'; readonly problem: Problem; readonly receipt: Receipt | null}
  /** The library holds something else than we think. */
  | {readonly is: 'conflict'; readonly problem: Problem}
  | {readonly is: 'too-large'}
  /** No other request will fare better. */
  | {readonly is: 'halt'; readonly why: string}

export function verdictOf(answer: Answer, {event}: Pick<Delivery, 'event'>, library: string, now: number): Verdict {
  const {status, headers, json} = answer
  const receipt = receiptIn(json)
  const isOurs = receipt !== null && receipt.library === library && isFor(receipt, event)
  if (status === 200 || status === 201) {
    if (!isOurs) return {is: 'again', why: receipt ? '回执与送出的内容不符' : '没有回执', after: null}
    if (isAccepted(receipt)) return {is: 'settled', receipt}
    if (receipt.decision === 'pending') return {is: 'pending', at: null, after: retryAfter(headers, now)}
    return {is: 'refused', problem: {status, title: receipt.warnings.join('；') || '库没有接收', errors: []}, receipt}
  }
  if (status === 202) return {is: 'pending', at: headers['location'] ?? null, after: retryAfter(headers, now)}
  if (status === 409 || status === 412) return {is: 'conflict', problem: problemIn(answer)}
  if (status === 413) return {is: 'too-large'}
  if (isPassingStatus(status)) return {is: 'again', why: statusWords(status), after: retryAfter(headers, now)}
  if (isHopeless(status)) return {is: 'halt', why: statusWords(status)}
  return {is: 'refused', problem: problemIn(answer), receipt: null}
}

/** Wrong key, wrong address: what is wrong with one request is wrong with all. Redirects are not followed, since they lead the key elsewhere. */
const isHopeless = (status: number): boolean =>
  status < 200 || (status >= 300 && status < 400) || [401, 403, 404, 405, 407, 410, 426, 501, 505, 511].includes(status)

const words: Readonly<Record<number, string>> = {
  401: '库不认这个令牌（401）',
  403: '库不许这个令牌报送（403）',
  404: '库里没有这个接口地址（404）',
  405: '库的这个地址不收报送（405）',
  408: '库说等得太久（408）',
  429: '库说请求太多（429）',
  503: '库暂时不能服务（503）',
}
export const statusWords = (status: number): string =>
  words[status] ?? (status >= 300 && status < 400 ? `库把请求转到了别处（${status}），没有跟随` : `库答复 ${status}`)

const textIn = (value: Json | undefined): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value.slice(0, 500) : null

/** RFC 9457, as far as the library keeps to it. */
export function problemIn({status, json}: Pick<Answer, 'status' | 'json'>): Problem {
  const problem = isObject(json) ? json : {}
  const errors = Array.isArray(problem['errors']) ? (problem['errors'] as readonly Json[]) : []
  return {
    status,
    title: textIn(problem['detail']) ?? textIn(problem['title']) ?? statusWords(status),
    errors: errors.filter(isObject).slice(0, 100).map(errorIn),
  }
}

const errorIn = (value: {readonly [member: string]: Json | undefined}): ProblemError => ({
  element: textIn(value['element']),
  pointer: textIn(value['pointer']),
  message: textIn(value['message']) ?? textIn(value['detail']) ?? textIn(value['code']) ?? '不合要求',
})
