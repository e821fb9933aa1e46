/** For a spreadsheet: the rules with what became of each, the findings, the waivers, then the tables of coverage, one under another. */
import {clauseWords} from '../base/confidence.ts'
import {csvDocument, inert} from '../base/csv.ts'
import {sortDiagnostics} from '../base/diagnostics.ts'
import {levelNames, standingNames, standingOf} from './levels.ts'
import {defused, printable} from './printable.ts'
import type {Assessed, Reporter} from './reporter.ts'

type Row = readonly (string | number)[]

export const csv: Reporter = (diagnostics, {assessed}) => {
  const found = sortDiagnostics(diagnostics).map(({path, place, level, ruleId, reason, note = ''}) => [
    place ? `${path}:${place.start.line}:${place.start.column}` : path,
    levelNames[level],
    ruleId,
    reason,
    note,
  ])
  const blocks: Row[][] = [
    ...(assessed ? [rulesBlock(assessed)] : []),
    [['发现的问题'], ['位置', '级别', '检查项', '问题', '怎么改'], ...found],
    ...(assessed ? [waivedBlock(assessed)] : []),
    ...(assessed?.assessment.tables ?? []).map(({title, header, rows}): Row[] => [[title], header, ...rows]),
  ]
  const rows = blocks.flatMap((block, index) => (index === 0 ? block : [[], ...block]))
  return defused(csvDocument(rows.map(row => row.map(cell => inert(printable(String(cell)))))))
}

function rulesBlock({assessment, rules}: Assessed): Row[] {
  const facts = new Map(rules.map(rule => [rule.id, rule]))
  const header = ['检查项', '要求', '依据', '级别', '检查数', '不通过', '待核对', '例外', '结果']
  return [
    [`${assessment.title} 检查结果`, `基准日 ${assessment.today}`],
    header,
    ...assessment.results.map(result => {
      const {id, level, checked, failed, review, waived} = result
      const {title, ...rule} = facts.get(id)!
      const word = level === 'off' ? '关闭' : levelNames[level]
      return [id, title, clauseWords(rule), word, checked ?? '', failed, review, waived, standingNames[standingOf(result)]]
    }),
  ]
}

const waivedBlock = ({waived}: Assessed): Row[] => [
  ['检查例外'],
  ['位置', '检查项', '问题', '理由', '期限'],
  ...waived.map(({diagnostic, reason, until}) => [diagnostic.path, diagnostic.ruleId, diagnostic.reason, reason, until]),
]
