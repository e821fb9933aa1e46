import {defineRule} from '../base/define.ts'
import {byCodePoint} from '../base/paths.ts'
import {valueAt} from '../base/pointer.ts'
import type {Entry, Json, Site, Validity} from '../base/types.ts'
import {isInForce, spanAt} from '../base/validity.ts'
import {dated, dayOf, isVersionOf, textOf} from './facts.ts'
import {yearOf} from './reports.ts'

/** At least and at most: whether a text signed in December and published in January, or one that has expired, counts, offices differ. */
type Range = readonly [number, number]

const labels: Readonly<Record<string, string>> = {issued: '本年制发件数', repealed: '本年废止件数', inForce: '现行有效件数'}
const normative = {normative: true, writtenDate: '2025-06-18', publishDate: '2025-06-20', effectiveDate: '2025-08-01'}

export default defineRule({
  id: 'report-site-counts',
  title: '年度报告的行政规范性文件数与本站收录的一致',
  clause: {instrument: '政府信息公开条例（国令第711号）', article: '第六条'},
  // 条例只要求准确；与本站数目相等是核对的办法。
  confidence: 'm',
  why: '规范性文件集中公开以后，读者可以自己数：表二的制发、废止、现行有效件数与本站收录的不一致，不是漏发了文件、漏登了废止，就是数字报错了。各机关统计口径不一（年底成文次年发布、有效期届满、尚未施行的计不计），都算作一致。修改后的全文沿用原来的文号，与原文算一件。只看最近一年的报告，只提示核对。',
  level: 'warn',
  kinds: ['report'],
  scope: 'site',
  lacking: true,
  check(site, report) {
    const {owner} = site.project.config.site
    const isOwn = ({data}: Entry): boolean => data.issuers === undefined || (data.issuers as readonly Json[]).includes(owner)
    const reports = site.entries.filter(entry => entry.kind === 'report' && isOwn(entry) && entry.data.historical !== true)
    const latest = reports.reduce<Entry | null>((best, one) => (best && yearOf(best) >= yearOf(one) ? best : one), null)
    const documents = site.entries.filter(entry => isOwnNormative(entry, owner))
    if (!latest || documents.length === 0) return
    const counted = countsOf(site, documents, yearOf(latest))
    for (const [name, [least, most]] of Object.entries(counted)) {
      const at = `/table2/normative/${name}`
      const written = Number(valueAt(latest.data, at))
      if (written >= least && written <= most) continue
      const range = least === most ? String(least) : `${least}至${most}`
      report(latest.id, {
        at,
        verdict: 'review',
        reason: `行政规范性文件${labels[name]}（${name}）与本站不一致：按本站收录的文件数是${range}件`,
        actual: String(written),
        expected: [range],
        note: '核对表二的数字；数字不错的，补录缺少的文件，或者登记废止、替代',
      })
    }
  },
  examples: {
    pass: [
      {
        kind: 'report',
        data: {table2: {normative: {issued: 1, repealed: 0, inForce: 1}}},
        others: [{kind: 'policy', data: normative}],
      },
      // 年底成文、次年发布，明年才施行：算不算都可以。
      ...[0, 1].map(count => ({
        kind: 'report',
        data: {table2: {normative: {issued: count, repealed: 0, inForce: count}}},
        others: [
          {
            kind: 'policy',
            data: {...normative, writtenDate: '2025-12-30', publishDate: '2026-01-04', effectiveDate: '2026-02-01'},
          },
        ],
      })),
      // 年内到期：计入废止，或者不计。
      ...[0, 1].map(count => ({
        kind: 'report',
        data: {table2: {normative: {issued: 0, repealed: count, inForce: 0}}},
        others: [
          {
            kind: 'policy',
            data: {
              ...normative,
              writtenDate: '2020-06-18',
              publishDate: '2020-06-20',
              effectiveDate: '2020-08-01',
              expiryDate: '2025-07-31',
            },
          },
        ],
      })),
      // 修改后的全文不是另一件。
      {
        kind: 'report',
        data: {table2: {normative: {issued: 0, repealed: 0, inForce: 1}}},
        others: [
          {
            kind: 'policy',
            data: {...normative, writtenDate: '2024-06-18', publishDate: '2024-06-20', effectiveDate: '2024-08-01'},
          },
          {kind: 'policy', data: {...normative, amends: ['other-1']}},
        ],
      },
      // 只看最近一年的、本机关的报告。
      {
        kind: 'report',
        others: [
          {kind: 'report', data: {year: 2023, table2: {normative: {inForce: 9}}}},
          {kind: 'report', data: {issuers: ['szf'], year: 2026, table2: {normative: {inForce: 9}}}},
          {kind: 'report', data: {historical: true, year: 2026, table2: {normative: {inForce: 9}}}},
          {kind: 'policy'},
        ],
      },
      {
        kind: 'report',
        data: {table2: {normative: {inForce: 9}}},
        others: [{kind: 'policy', data: {...normative, origin: {type: 'reprint', source: '示范市人民政府'}}}],
      },
      {
        kind: 'report',
        data: {table2: {normative: {issued: 1, inForce: 1}}},
        others: [{kind: 'policy', data: {...normative, issuers: undefined, origin: {type: 'own'}}}],
      },
      {kind: 'report', data: {table2: {normative: {inForce: 9}}}, others: [{kind: 'policy', data: {normative: false}}]},
      {
        kind: 'report',
        data: {table2: {normative: {inForce: 9}}},
        others: [{kind: 'policy', data: {...normative, issuers: ['szf']}}],
      },
    ],
    fail: [
      {
        kind: 'report',
        data: {table2: {normative: {issued: 1, repealed: 0, inForce: 9}}},
        others: [{kind: 'policy', data: normative}],
        at: '/table2/normative/inForce',
      },
      {
        kind: 'report',
        data: {table2: {normative: {issued: 2, repealed: 0, inForce: 1}}},
        others: [{kind: 'policy', data: normative}],
        at: '/table2/normative/issued',
        says: {verdict: 'review'},
      },
      {
        kind: 'report',
        data: {table2: {normative: {issued: 1, repealed: 0, inForce: 0}}},
        others: [
          {kind: 'policy', data: {...normative, repeal: {date: '2025-11-01', by: '《示范市人民政府关于清理文件的决定》'}}},
        ],
        at: '/table2/normative/repealed',
      },
      // 修改它的通知另有文号，是一件。
      {
        kind: 'report',
        data: {table2: {normative: {issued: 1, repealed: 0, inForce: 1}}},
        others: [
          {
            kind: 'policy',
            data: {...normative, writtenDate: '2024-06-18', publishDate: '2024-06-20', effectiveDate: '2024-08-01'},
          },
          {kind: 'policy', data: {...normative, documentNumber: '示商务规〔2025〕9号', amends: ['other-1']}},
        ],
        at: '/table2/normative/inForce',
      },
    ],
  },
})

/** The organ's own: of a joint document its leading maker. */
const isOwnNormative = ({kind, data}: Entry, owner: string): boolean =>
  kind === 'policy' &&
  data.normative === true &&
  (data.origin === undefined || valueAt(data, '/origin/type') !== 'reprint') &&
  (data.issuers === undefined || valueAt(data, '/issuers/0') === owner)

function countsOf(site: Site, documents: readonly Entry[], year: number): Readonly<Record<string, Range>> {
  const facts = textsOf(site, documents).map(texts =>
    together(texts.map(entry => factsOf(entry, site.validity.get(entry.id)!, year))),
  )
  const range = (least: keyof Facts, most: keyof Facts): Range => [
    facts.filter(fact => fact[least]).length,
    facts.filter(fact => fact[most]).length,
  ]
  return {issued: range('surelyIssued', 'maybeIssued'), repealed: range('repealed', 'ended'), inForce: range('bound', 'stood')}
}

/** The texts of each document, the oldest first: an amended whole text bears the number of what it amends. */
function textsOf(site: Site, entries: readonly Entry[]): Entry[][] {
  const byNumber = new Map<string, Entry[][]>()
  for (const entry of entries.toSorted((a, b) => byCodePoint(dayOf(a), dayOf(b)))) {
    const number = textOf(entry, 'documentNumber') ?? entry.id
    const alike = byNumber.get(number) ?? []
    const own = alike.find(texts => texts.some(text => isVersionOf(site, entry, text)))
    if (own) own.push(entry)
    else byNumber.set(number, [...alike, [entry]])
  }
  return [...byNumber.values()].flat()
}

interface Facts {
  readonly surelyIssued: boolean
  readonly maybeIssued: boolean
  readonly repealed: boolean
  /** Repealed, or out of time. */
  readonly ended: boolean
  readonly bound: boolean
  /** In force, or to be so. */
  readonly stood: boolean
}

/** Of a document with several texts: issued with the first, and otherwise surely so as all are, perhaps so as one is. */
const together = (texts: readonly Facts[]): Facts => ({
  surelyIssued: texts[0]!.surelyIssued,
  maybeIssued: texts[0]!.maybeIssued,
  repealed: texts.every(({repealed}) => repealed),
  ended: texts.some(({ended}) => ended),
  bound: texts.every(({bound}) => bound),
  stood: texts.some(({stood}) => stood),
})

function factsOf(entry: Entry, {timeline}: Validity, year: number): Facts {
  const days = dated(entry, ['writtenDate', 'printedDate', 'publishDate']).map(({date}) => date)
  const inYear = days.map(day => day.startsWith(`${year}-`))
  const lastDay = `${year}-12-31`
  const state = days.some(day => day <= lastDay) ? spanAt(timeline, lastDay).state : 'unknown'
  const ends = timeline.filter(({from}) => from?.startsWith(`${year}-`)).map(span => span.state)
  const repealed = ends.some(end => end === 'repealed' || end === 'revoked')
  const bound = isInForce(state)
  return {
    surelyIssued: inYear.length > 0 && inYear.every(Boolean),
    maybeIssued: inYear.some(Boolean),
    repealed,
    ended: repealed || ends.includes('expired'),
    bound: bound && days.every(day => day <= lastDay),
    stood: bound || state === 'upcoming',
  }
}
