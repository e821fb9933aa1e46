import {addDays, dateIn, hanNumber, isDate} from '../base/dates.ts'
import {defineRule} from '../base/define.ts'
import type {Entry, Finding, IsoDate} from '../base/types.ts'
import {dated, isLaterText} from './facts.ts'
import {type Sentence, sentencesIn} from './sentences.ts'

/** What a sentence says of the document's own beginning or end. */
interface Statement {
  readonly sentence: Sentence
  /** As printed: 自2024年8月1日起施行. */
  readonly words: string
  /** The days that would agree; the first is the one to copy. */
  readonly days: readonly IsoDate[]
  /** Whether the text names the day itself, or only 发布之日 or a number of years. */
  readonly isExplicit: boolean
}

export default defineRule({
  id: 'text-effective',
  title: '正文写明的施行日期和有效期与填写的一致',
  clause: {instrument: '政府信息公开条例（国令第711号）', article: '第六条'},
  confidence: 'M',
  why: '公开的信息应当准确。有效性由施行日期（effectiveDate）和有效期至（expiryDate）算出，正文写的是法律效果，两者不一致时读者会被网页上的有效性误导。只看正文说自己的话（“本办法自……起施行，有效期至……”），引号内的、说其他文件的不看。按“发布之日”或“有效期5年”推算的，不一致时请人工核对。',
  level: 'error',
  kinds: ['policy'],
  scope: 'body',
  check(body, report, entry) {
    const sentences = sentencesIn(body, about).filter(({isOwn}) => isOwn)
    const effective = sentences.flatMap(sentence => beginningsIn(sentence, entry))
    // 修正本 keeps the clause of the first text: its own beginning stands in the decision that amended it.
    if (isLaterText(entry) && effective.every(statement => !statement.isExplicit || isOlder(statement, entry))) return
    judge({entry, field: 'effectiveDate', label: '施行日期', statements: effective}).forEach(report)
    const start = dated(entry, ['effectiveDate'])[0]?.date ?? effective.find(({isExplicit}) => isExplicit)?.days[0]
    const expiry = sentences.flatMap(sentence => endsIn(sentence, start))
    judge({entry, field: 'expiryDate', label: '有效期至', statements: expiry}).forEach(report)
  },
  examples: {
    pass: [
      {kind: 'policy', body: '第六条　本办法自2024年8月1日起施行，有效期至2029年7月31日。'},
      {kind: 'policy', body: '第六条　本办法由市商务局负责解释，自2024年8月1日起施行，有效期5年。'},
      // 说的是别的文件，或者在引号里。
      {kind: 'policy', body: '《示范市早市管理办法》自2019年1月1日起施行。\n\n将第九条修改为：“本办法自2020年1月1日起施行。”'},
      {kind: 'policy', body: '经认定的集聚区，自公布之日起有效期3年。'},
      {kind: 'policy', data: {effectiveDate: '2024-06-21', expiryDate: undefined}, body: '本通知自发布之日起施行。'},
      {
        kind: 'policy',
        data: {effectiveDate: '2024-07-21', expiryDate: undefined},
        body: '第六条　本办法自公布之日起三十日后施行。',
      },
      {
        kind: 'policy',
        data: {effectiveDate: '2024-08-01', expiryDate: '2026-07-31'},
        body: '本办法自2024年8月1日起施行，试行期两年。',
      },
      // 印发通知一个日期，所附办法另一个日期：与其中一个一致即可。
      {kind: 'policy', body: '本通知自印发之日起执行。\n\n第六条　本办法自2024年8月1日起施行。'},
      // 修改后重新公布的文本，保留原来的施行条款。
      {kind: 'policy', data: {replaces: ['sswg-2019-1']}, body: '第六条　本办法自2019年8月1日起施行。'},
    ],
    fail: [
      {kind: 'policy', body: '第五条　略。\n\n第六条　本办法自2024年7月1日起施行。', at: 3},
      {kind: 'policy', body: '第六条　本办法自2024年8月1日起施行，有效期至2027年7月31日。', at: 1},
      {kind: 'policy', body: '第六条　本办法自2024年8月1日起施行，试行2年。', at: 1},
      {kind: 'policy', data: {effectiveDate: undefined, expiryDate: undefined}, body: '本意见自2024年8月1日起实施。', at: 1},
      {kind: 'policy', data: {expiryDate: undefined}, body: '本措施自2024年8月1日起施行，至2026年7月31日止。', at: 1},
      {kind: 'policy', data: {effectiveDate: '2024-09-01'}, body: '本通知自发布之日起施行。', at: 1},
      {kind: 'policy', data: {effectiveDate: '2024-07-01', expiryDate: undefined}, body: '本办法自公布之日起30日后施行。', at: 1},
      {kind: 'policy', body: '本办法自2024年8月1日起试行，试行期限一年。', at: 1},
      {kind: 'policy', body: '本办法自2024年8月1日起施行，试行到2026年7月31日。', at: 1},
      {kind: 'policy', body: '本办法执行期限自2024年8月1日至2026年7月31日。', at: 1},
    ],
  },
})

/** In whatever `beginning`, `lastDay` and `years` find. */
const about = /有效期|试行|起(?:正式)?(?:施行|实施|执行|生效)|之日起|[至到]\d{4}年/u

const isOlder = ({days}: Statement, entry: Entry): boolean => {
  const written = dated(entry, ['writtenDate', 'publishDate'])[0]?.date
  return written !== undefined && days.every(day => day < written)
}

interface Judged {
  readonly entry: Entry
  readonly field: string
  readonly label: string
  readonly statements: readonly Statement[]
}

/** Nothing when the field agrees with any statement; else one finding at the most definite of them. */
function judge({entry, field, label, statements}: Judged): Finding[] {
  const statement = statements.findLast(({isExplicit}) => isExplicit) ?? statements.at(-1)
  const written = dated(entry, [field])[0]?.date
  if (!statement || statements.some(({days}) => written !== undefined && days.includes(written))) return []
  const [day] = statement.days
  return [
    {
      at: statement.sentence.place,
      reason: written
        ? `正文写明“${statement.words}”，与${label}（${field}）${written}不一致`
        : `正文写明“${statement.words}”，没有填写${label}（${field}）`,
      ...(!statement.isExplicit && {verdict: 'review' as const}),
      ...(written && {actual: written}),
      ...(day && {expected: [day]}),
      note: day ? `核对原件后写 ${field}: ${day}；正文与原件一致的，不要改动正文` : `核对原件后填写 ${field}；不要改动正文`,
    },
  ]
}

const beginning = /(?:自|从)([^自从，,]{2,30}?)起(?:正式)?(?:施行|实施|执行|生效)/gu

const promulgation = '(?:发布|公布|印发|公开|颁布|下发|签发)之日'
const someDaysAfter = new RegExp(
  `自${promulgation}起(?:满)?([\\d一二三四五六七八九十]{1,3})日(?:后|之后)?(?:起)?(?:施行|实施|执行|生效)`,
  'gu',
)

function beginningsIn(sentence: Sentence, entry: Entry): Statement[] {
  const later = [...sentence.text.matchAll(someDaysAfter)].map(match => {
    const count = hanNumber(match[1]!)
    // 30日后 is the thirtieth day to some, and the one after it to others.
    const steps = Number.isInteger(count) ? dated(entry, ['publishDate', 'printedDate', 'writtenDate']) : []
    const days = steps.flatMap(({date}) => [addDays(date, count), addDays(date, count + 1)])
    return {sentence, words: match[0], days, isExplicit: false}
  })
  const named = [...sentence.text.matchAll(beginning)].flatMap((match): Statement[] => {
    const when = match[1]!
    const date = dateIn(when)
    if (date) return [{sentence, words: match[0], days: [date], isExplicit: true}]
    if (!new RegExp(promulgation, 'u').test(when)) return []
    const days = dated(entry, ['publishDate', 'printedDate', 'writtenDate']).map(step => step.date)
    return [{sentence, words: match[0], days, isExplicit: false}]
  })
  return [...named, ...later]
}

const lastDay =
  /(?:(?:有效|试行|执行|实施|施行)期(?:限)?[^，,；;]{0,16}?[至到]|试行[至到]|起[^；;]{0,12}?[，,]?[至到])(\d{4}年\d{1,2}月\d{1,2}日)/gu
const years = /(?:有效期(?:限)?(?:为|是)?|试行(?:期限?)?(?:为|是)?)([\d一二两三四五六七八九十]{1,3})年/gu

function endsIn(sentence: Sentence, start: IsoDate | undefined): Statement[] {
  const explicit = [...sentence.text.matchAll(lastDay)].map(match => {
    const date = dateIn(match[1]!)
    return {sentence, words: match[0], days: date ? [date] : [], isExplicit: true}
  })
  const counted = [...sentence.text.matchAll(years)].map(match => ({
    sentence,
    words: match[0],
    days: start ? yearsAfter(start, hanNumber(match[1]!.replace('两', '二'))) : [],
    isExplicit: false,
  }))
  return [...explicit, ...counted]
}

/** Five years from 8月1日 end on 7月31日; some offices write 8月1日, and mean it. */
function yearsAfter(start: IsoDate, count: number): IsoDate[] {
  if (!Number.isInteger(count)) return []
  const sameDay = `${Number(start.slice(0, 4)) + count}${start.slice(4)}`
  const end = isDate(sameDay) ? sameDay : `${sameDay.slice(0, 8)}28`
  return [isDate(sameDay) ? addDays(end, -1) : end, end]
}
