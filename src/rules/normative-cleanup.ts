import {addDays} from '../base/dates.ts'
import {defineRule} from '../base/define.ts'
import {numberKey, parseDocumentNumber} from '../base/document-number.ts'
import {valueAt} from '../base/pointer.ts'
import {normalTitle, titleForms} from '../base/titles.ts'
import type {Entry, Finding, IsoDate, Site} from '../base/types.ts'
import {isInForce, spanAt} from '../base/validity.ts'
import {type Listed, listedIn} from './cleanup-list.ts'
import {faultOf, isExpired, isRepealedBefore} from './cleanup-outcome.ts'
import {dayOf, isOwnRecent, nameOf, textOf} from './facts.ts'

export default defineRule({
  id: 'normative-cleanup',
  title: '清理结果与各文件登记的有效性一致',
  clause: {
    instrument: '国务院办公厅关于加强行政规范性文件制定和监督管理工作的通知（国办发〔2018〕37号）',
    article: '规范性文件清理',
  },
  confidence: 'M',
  why: '规范性文件清理以后公布继续有效、修改、废止、失效的目录，网页上的有效性应当同它一致。标题写着清理结果或者继续有效、废止、失效文件目录的，逐行读正文的表格：列名写“文件名称”“文号”“清理结果”（或者“有效期至”），没有“清理结果”一列的看表格上面的标题。只核对本站收录的文件；目录在附件里的读不到。',
  level: 'error',
  kinds: ['policy', 'notice'],
  scope: 'pair',
  pairs,
  check([text], report, [list, target]) {
    const rows = rowsOf(list.id, text)
    if (rows.length === 0) return
    const row = rows.find(one => isOf(one, target))
    const finding = row ? contradiction(row, list, target) : isComplete(rows) && isDue(list, target) ? missing(target) : null
    if (finding) report({...finding, ...(!isOwnRecent(list, dayOf(list)) && {verdict: 'review'})})
  },
  examples: {
    pass: [
      example({outcome: '继续有效'}),
      example({outcome: '保留', data: {writtenDate: '2024-12-31'}}),
      example({outcome: '废止', list: {repeals: ['sswg-2024-3']}}),
      example({outcome: '废止', data: {repeal: {by: '示范市商务局', date: '2025-12-25'}}}),
      example({outcome: '废止第三条', list: {repeals: [{to: 'sswg-2024-3', clauses: ['第三条']}]}}),
      example({outcome: '失效', data: {expiryDate: '2025-06-30'}}),
      example({outcome: '失效', data: {expiryDate: undefined, repeal: {by: '示范市商务局'}}}),
      example({outcome: '失效', list: {repeals: ['示商务规〔2024〕3号']}}),
      example({outcome: '继续有效', data: {expiryDate: '2025-12-20'}}),
      example({outcome: '继续有效', data: {repeal: {by: '示范市人民政府', date: '2026-06-30'}}}),
      example({outcome: '拟修改'}),
      // 不是清理结果的表格不看。
      example({outcome: '废止', list: {title: '关于规范夜间消费集聚区的通知'}}),
      // 早已由别的文件废止，清理时再列一次。
      example({
        outcome: '废止',
        more: [
          {kind: 'policy', data: {documentNumber: '示商务规〔2025〕2号', effectiveDate: '2025-03-01', replaces: ['sswg-2024-3']}},
        ],
      }),
      example({
        outcome: '废止第三条',
        more: [
          {
            kind: 'policy',
            data: {
              documentNumber: '示商务规〔2025〕2号',
              effectiveDate: '2025-03-01',
              repeals: [{to: 'sswg-2024-3', clauses: ['第三条']}],
            },
          },
        ],
      }),
      // 目录里没有的，已经失效或者在清理以后才有。
      example({number: '示商务规〔2020〕9号', outcome: '继续有效', data: {expiryDate: '2025-06-30'}}),
      example({number: '示商务规〔2020〕9号', outcome: '继续有效', data: {writtenDate: '2025-12-25'}}),
      example({number: '示商务规〔2020〕9号', outcome: '继续有效', data: {revocation: {by: '示范市人民政府'}}}),
      // 只公布废止的，没有列的不等于漏列。
      example({number: '示商务规〔2020〕9号', outcome: '废止'}),
    ],
    fail: [
      example({outcome: '废止', at: '/title'}),
      example({outcome: '废止', list: {repeals: [{to: 'sswg-2024-3', partial: true}]}, at: '/repeals'}),
      example({outcome: '废止第三条', list: {repeals: ['sswg-2024-3']}, at: '/repeals'}),
      example({outcome: '失效', at: '/title'}),
      // 没有文号的看标题。
      example({outcome: '废止', data: {documentNumber: undefined}, at: '/title'}),
      example({outcome: '继续有效', data: {repeal: {by: '示范市人民政府', date: '2025-12-20'}}, at: '/title'}),
      example({outcome: '继续有效', list: {repeals: ['sswg-2024-3']}, at: '/repeals'}),
      example({outcome: '继续有效', data: {expiryDate: '2025-12-19'}, at: '/title'}),
      example({outcome: '继续有效', data: {repeal: {by: '示范市人民政府', date: '2025-06-30'}}, at: '/title'}),
      example({outcome: '继续有效', term: '2027年7月31日', at: '/title'}),
      example({number: '示商务规〔2020〕9号', outcome: '继续有效', at: '/title'}),
      {
        kind: 'policy',
        others: [
          {
            kind: 'notice',
            data: {title: '关于公布废止和失效的规范性文件目录的公告', publishDate: '2025-12-20'},
            body: '## 废止和失效的规范性文件目录\n\n| 序号 | 文件名称 | 文号 |\n|---|---|---|\n| 1 | 示范市夜间消费集聚区认定办法 | 示商务规〔2024〕3号 |\n',
          },
        ],
        at: '/title',
      },
    ],
  },
})

const isList = ({kind, data}: Entry): boolean =>
  (kind === 'policy' || kind === 'notice') &&
  /清理(?:结果|情况)|(?:继续有效|保留|废止|失效)[^《》]{0,12}文件[^《》]{0,4}(?:目录|清单)/u.test(data.title)

/** A list with what it names, and with what it ought to name: every 行政规范性文件 of the same office that is in force on its day. */
function* pairs(site: Site): Iterable<readonly [Entry, Entry]> {
  for (const list of site.entries) {
    if (!isList(list)) continue
    const day = dayOf(list)
    const named = new Set(site.graph.out.get(list.id)?.map(({to}) => to))
    for (const target of site.entries) {
      if (target.kind !== 'policy' || target.id === list.id || dayOf(target) > day) continue
      const isExpected = isDue(list, target, site.project.config.site.owner) && isBinding(site, target, day)
      if ((isExpected || named.has(target.id)) && !isEndedByOther(site, {list, target, day})) yield [list, target]
    }
  }
}

/** Whether a list that tells what stays ought to name a document. A list need not say whose it is; then it is the site's owner's. */
function isDue(list: Entry, target: Entry, owner?: string): boolean {
  const lead = valueAt(target.data, '/issuers/0')
  const isOfOneOffice = lead === (valueAt(list.data, '/issuers/0') ?? owner ?? lead)
  const isAlive = target.data['revocation'] === undefined && !isExpired(list, target) && !isRepealedBefore(list, target)
  return target.data['normative'] === true && isOfOneOffice && isAlive
}

const stateOn = (site: Site, {id}: Entry, day: IsoDate) => spanAt(site.validity.get(id)!.timeline, day)

function isBinding(site: Site, target: Entry, day: IsoDate): boolean {
  const {state} = stateOn(site, target, addDays(day, -1))
  return isInForce(state) || state === 'upcoming'
}

interface Around {
  readonly list: Entry
  readonly target: Entry
  readonly day: IsoDate
}

/** What another document has ended before, in whole or in part, the list only repeats. */
function isEndedByOther(site: Site, {list, target, day}: Around): boolean {
  const {state, by} = stateOn(site, target, day)
  return ['repealed', 'revoked', 'partial'].includes(state) && by !== null && by !== list.id
}

/** Many pairs share a list. */
let last: {readonly id: string; readonly text: string; readonly rows: readonly Listed[]} | null = null
function rowsOf(id: string, text: string): readonly Listed[] {
  if (last?.id !== id || last.text !== text) last = {id, text, rows: listedIn(text)}
  return last.rows
}

function isOf({number, title}: Listed, target: Entry): boolean {
  const own = textOf(target, 'documentNumber')
  if (number !== '' && own !== undefined) return number === numberKey(parseDocumentNumber(own)?.normal ?? own)
  return title !== '' && titleForms(target.data.title).some(form => form === normalTitle(title))
}

/** Whether a list also tells what stays, so that silence means something. */
const isComplete = (rows: readonly Listed[]): boolean => rows.some(({outcome}) => outcome === 'kept')

const missing = (target: Entry): Finding => ({
  at: '/title',
  reason: `清理结果的目录里没有${nameOf(target)}，按登记的日期它当时还有效`,
  verdict: 'review',
  note: `核对原件：漏录的补上一行；它已经失效的，在 ${target.path} 填写有效期或者废止情况；不是行政规范性文件的，写 normative: false`,
})

function contradiction(row: Listed, list: Entry, target: Entry): Finding | null {
  const fault = faultOf(row, list, target)
  if (fault === null) return null
  return {
    at: list.data['repeals'] === undefined ? '/title' : '/repeals',
    reason: `${nameOf(target)}的清理结果是“${row.words.slice(0, 30)}”，${fault.why}`,
    ...(fault.isGuess && {verdict: 'review'}),
    actual: fault.actual ?? target.id,
    note: fault.note,
  }
}

interface Case {
  readonly outcome: string
  readonly number?: string
  readonly term?: string
  /** Of the document. */
  readonly data?: NonNullable<Parameters<typeof defineRule>[0]['examples']['pass'][number]['data']>
  /** Of the list. */
  readonly list?: Case['data']
  readonly more?: Parameters<typeof defineRule>[0]['examples']['pass']
  readonly at?: string
}

/** The sample beside a list of 20 December 2025 with one row. */
function example({outcome, number = '示商务规〔2024〕3号', term = '', data = {}, list = {}, more = [], at}: Case) {
  const heads = '| 文件名称 | 文号 | 清理结果 | 有效期至 |\n|---|---|---|---|'
  const table = `${heads}\n| 示范市夜间消费集聚区认定办法 | ${number} | ${outcome} | ${term} |\n`
  const dates = {writtenDate: '2025-12-20', publishDate: '2025-12-20', printedDate: undefined, effectiveDate: '2025-12-20'}
  const own = {
    title: '关于公布规范性文件清理结果的通知',
    documentNumber: '示商务字〔2025〕9号',
    normative: false,
    ...dates,
    basedOn: ['sswg-2024-3'],
  }
  return {kind: 'policy', data, others: [{kind: 'policy', data: {...own, ...list}, body: table}, ...more], ...(at && {at})}
}
