import {dateIn} from '../base/dates.ts'
import {defineRule} from '../base/define.ts'
import {ownSignature} from '../base/printed-lines.ts'
import type {IsoDate, PrintedLine} from '../base/types.ts'
import {dated, isOwnText, mayBeWholeText} from './facts.ts'

export default defineRule({
  id: 'document-signature-date',
  title: '落款的成文日期与填写的一致',
  clause: {instrument: '党政机关公文处理工作条例（中办发〔2012〕14号）', article: '第九条'},
  confidence: 'M',
  why: '成文日期署会议通过或者发文机关负责人签发的日期，印在落款里。公开时限、有效性和文号年份都按填写的成文日期（writtenDate）计算，与落款不一致时算出来的都不对。落款里没有、所附文件另有落款的，只要有一处一致就不提示；历史存量、转载的，以及修改后的全文（落款仍是原来的日期），只提示核对。',
  level: 'error',
  kinds: ['policy', 'catalogue', 'workplan', 'notice'],
  scope: 'body',
  check(_, report, entry, {lines}) {
    const row = ownSignature(lines).flatMap(datesOf)[0]
    if (!row) return
    const [written] = dated(entry, ['writtenDate'])
    const isCertain = isOwnText(entry)
    if (row.date === null)
      report({
        at: row.line.place,
        reason: `落款日期“${row.text}”不存在`,
        ...(!isCertain && {verdict: 'review'}),
        actual: row.text,
        note: '对照原件核对年、月、日',
      })
    else if (written && written.date !== row.date && !lines.flatMap(datesOf).some(({date}) => date === written.date))
      report({
        at: row.line.place,
        reason: `落款日期是${row.text}，成文日期（writtenDate）填写的是${written.date}`,
        ...((!isCertain || mayBeWholeText(entry)) && {verdict: 'review'}),
        actual: written.date,
        expected: [row.date],
        note: `对照原件核对；落款没有错的，改成 writtenDate: ${row.date}`,
      })
    else if (!written && entry.kind === 'policy')
      report({
        at: row.line.place,
        reason: `落款日期是${row.text}，没有填写成文日期（writtenDate）`,
        level: 'warn',
        verdict: 'review',
        expected: [row.date],
        note: `在开头加一行 writtenDate: ${row.date}`,
      })
  },
  examples: {
    pass: [
      {kind: 'policy', data: {writtenDate: '2024-06-18'}, body: '印发。\n\n示范市商务局\n\n2024年6月18日'},
      {kind: 'policy', data: {writtenDate: '2024-06-18'}, body: '印发。\n\n示范市商务局\n\n二〇二四年六月十八日'},
      {kind: 'policy', data: {writtenDate: '2024-06-18'}, body: '印发。没有落款。\n\n2024年6月1日起执行。'},
      // 转发的文件另有落款。
      {
        kind: 'policy',
        data: {writtenDate: '2024-06-18'},
        body: '转发你们。\n\n示范市商务局\n2024年6月10日\n\n请示\n\n示范市财政局\n\n2024年6月18日',
      },
      {kind: 'notice', data: {writtenDate: undefined}, body: '请按时申报。\n\n示范市商务局\n\n2024年6月18日'},
    ],
    fail: [
      {kind: 'policy', data: {writtenDate: '2024-06-17'}, body: '印发。\n\n示范市商务局\n\n2024年6月18日', at: 5},
      {kind: 'policy', data: {writtenDate: '2024-06-18'}, body: '印发。\n\n示范市商务局\n\n2024年6月31日', at: 5},
      {kind: 'policy', data: {writtenDate: undefined}, body: '印发。\n\n示范市商务局\n\n2024年6月18日', at: 5},
      {
        kind: 'policy',
        data: {writtenDate: '2024-06-17', amends: ['sswg-2021-3']},
        body: '印发。\n\n示范市商务局\n\n2024年6月18日',
        at: 5,
        says: {verdict: 'review'},
      },
      {kind: 'policy', data: {writtenDate: '2024-06-17', historical: true}, body: '印发。\n\n示范市商务局\n2024年6月18日', at: 3},
    ],
  },
})

interface Row {
  readonly line: PrintedLine
  readonly text: string
  /** Null where there is no such day. */
  readonly date: IsoDate | null
}

const datesOf = (line: PrintedLine): Row[] =>
  line.role === 'sign'
    ? line.text
        .split('\n')
        .map(text => text.trim())
        .filter(text => /年.+日$/u.test(text))
        .map(text => ({line, text, date: dateIn(text)}))
    : []
