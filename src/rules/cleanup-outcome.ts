/** What a cleanup says of a document, held against what is registered of it. */
import {dateIn} from '../base/dates.ts'
import {valueAt} from '../base/pointer.ts'
import {normalTitle} from '../base/titles.ts'
import type {Entry} from '../base/types.ts'
import type {Listed} from './cleanup-list.ts'
import {dayOf, isPartial, nameOf, textOf} from './facts.ts'

export interface Fault {
  readonly why: string
  readonly note: string
  readonly actual?: string
  readonly isGuess?: true
}

/** What is wrong when a cleanup says one thing of a document and its registered dates and acts another; null when they agree. */
export function faultOf(row: Listed, list: Entry, target: Entry): Fault | null {
  const act = actOf(list, target)
  const isEnded = act === 'whole' || isRepealedOutside(target) || isExpired(list, target)
  switch (row.outcome) {
    case 'kept':
      return keptFault(row, list, target)
    case 'partial':
      return act === 'part' || hasClauses(target) ? null : {why: '没有登记废止它的部分条款', note: partNote(list, target)}
    case 'repealed':
      return act === 'whole' || isRepealedOutside(target) ? null : {why: '没有登记废止它', note: wholeNote(list, target)}
    case 'expired':
      return isEnded ? null : {why: `有效期至（expiryDate）${termOf(target)}`, note: expiryNote(target)}
    case 'ended':
      return isEnded ? null : {why: `没有登记废止它，有效期至（expiryDate）${termOf(target)}`, note: wholeNote(list, target)}
    case 'amended':
      return null
  }
}

function keptFault({term}: Listed, list: Entry, target: Entry): Fault | null {
  const expiryDate = textOf(target, 'expiryDate')
  const until = dateIn(term)
  const check = `核对原件和 ${target.path}，只改填错的一处`
  if (actOf(list, target) === 'whole') return {why: '废止（repeals）里却登记了它', note: check}
  if (isRepealedBefore(list, target)) return {why: '它的废止情况（repeal）却在此以前', note: check}
  if (isExpired(list, target)) return {why: `有效期至（expiryDate）却是${expiryDate}`, note: check, actual: expiryDate!}
  if (until === null || until === expiryDate) return null
  // The term may have been changed later.
  const written = expiryDate === undefined ? '没有填写' : `填写的是${expiryDate}`
  return {why: `目录写的有效期至${until}，有效期至（expiryDate）${written}`, note: check, actual: until, isGuess: true}
}

const termOf = (target: Entry): string => (textOf(target, 'expiryDate') ? `是${textOf(target, 'expiryDate')}` : '没有填写')

/** What the list itself is registered to do to a document, which it may call by its id, number or title. */
function actOf(list: Entry, target: Entry): 'whole' | 'part' | null {
  const names = [target.id, textOf(target, 'documentNumber')]
  const title = normalTitle(target.data.title)
  const ref = list.refs.find(
    ({rel, to}) => (rel === 'repeals' || rel === 'replaces') && to !== null && (names.includes(to) || normalTitle(to) === title),
  )
  if (!ref) return null
  return isPartial({...(ref.more && {more: ref.more})}) ? 'part' : 'whole'
}

const hasClauses = ({data}: Entry): boolean => valueAt(data, '/repeal/clauses') !== undefined
const isRepealedOutside = (target: Entry): boolean => target.data['repeal'] !== undefined && !hasClauses(target)

/** Whether its own page says that it was repealed before a list. */
export function isRepealedBefore(list: Entry, target: Entry): boolean {
  const date = valueAt(target.data, '/repeal/date')
  return isRepealedOutside(target) && typeof date === 'string' && date <= dayOf(list)
}

/** Whether its term was over when a list was published. */
export function isExpired(list: Entry, target: Entry): boolean {
  const expiryDate = textOf(target, 'expiryDate')
  return expiryDate !== undefined && expiryDate < (textOf(list, 'publishDate') ?? dayOf(list))
}

const wholeNote = (list: Entry, target: Entry): string =>
  list.kind === 'policy'
    ? `在 repeals 里加一项 ${target.id}`
    : `在 ${target.path} 里写 repeal: {date: 废止日期, by: ${nameOf(list)}}`
const partNote = (list: Entry, target: Entry): string =>
  list.kind === 'policy'
    ? `在 repeals 里写 {to: ${target.id}, partial: true, clauses: [条款号]}`
    : `在 ${target.path} 里写 repeal: {by: ${nameOf(list)}, clauses: [条款号]}`
const expiryNote = (target: Entry): string => `核对原件，在 ${target.path} 里填写 expiryDate，或者登记废止它的文件`
