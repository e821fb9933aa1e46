/** SARIF 2.1.0 (OASIS, 2020-03-27), for code scanning and for whoever keeps reports. */
import {clauseWords} from '../base/confidence.ts'
import {sortDiagnostics} from '../base/diagnostics.ts'
import type {Diagnostic, Position, Waived} from '../base/types.ts'
import {ownVersion} from '../base/version.ts'
import {inert} from './json.ts'
import type {Reporter, RuleFacts} from './reporter.ts'

const levels = {error: 'error', warn: 'warning', info: 'note'} as const

export const sarif: Reporter = (diagnostics, {assessed}) => {
  const {rules = [], waived = []} = assessed ?? {}
  const found = sortDiagnostics(diagnostics)
  const ids = [...new Set([...rules.map(({id}) => id), ...found.map(({ruleId}) => ruleId)])]
  const facts = new Map(rules.map(rule => [rule.id, rule]))
  const place = new Map(ids.map((id, index) => [id, index]))
  const log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {name: 'gzgk', version: ownVersion(), language: 'zh-CN', rules: ids.map(id => descriptor(id, facts.get(id)))},
        },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: {ROOT: {description: {text: 'gzgk.config.yml 所在的文件夹'}}},
        results: [...found.map(item => resultOf(item, place)), ...waived.map(item => waivedResult(item, place))],
      },
    ],
  }
  return `${inert(JSON.stringify(log, null, 2))}\n`
}

/** §3.49. What no rule says, but a stage, has only its id. */
const descriptor = (id: string, rule: RuleFacts | undefined) =>
  rule
    ? {
        id,
        shortDescription: {text: rule.title},
        fullDescription: {text: rule.why},
        help: {text: `${rule.why}\n依据：${clauseWords(rule)}`},
        defaultConfiguration: {level: levels[rule.level]},
        properties: {confidence: rule.confidence},
      }
    : {id}

/** §3.27. A result that only a person can judge is of kind review, and then has no level (§3.27.10). */
const resultOf = (diagnostic: Diagnostic, place: ReadonlyMap<string, number>) => ({
  ruleId: diagnostic.ruleId,
  ruleIndex: place.get(diagnostic.ruleId)!,
  kind: diagnostic.verdict === 'review' ? 'review' : 'fail',
  level: diagnostic.verdict === 'review' ? 'none' : levels[diagnostic.level],
  message: {text: diagnostic.note === undefined ? diagnostic.reason : `${diagnostic.reason}\n怎么改：${diagnostic.note}`},
  locations: [
    {
      physicalLocation: {
        artifactLocation: {uri: diagnostic.path.split('/').map(encodeURIComponent).join('/'), uriBaseId: 'ROOT'},
        ...(diagnostic.place && {region: regionOf(diagnostic.place)}),
      },
    },
  ],
})

const regionOf = ({start, end}: Position) => ({
  startLine: start.line,
  startColumn: start.column,
  endLine: end.line,
  endColumn: end.column,
})

/** §3.35: said in the entry itself, with its reason. */
const waivedResult = ({diagnostic, reason, until}: Waived, place: ReadonlyMap<string, number>) => ({
  ...resultOf(diagnostic, place),
  suppressions: [{kind: 'inSource', status: 'accepted', justification: `${reason}（到${until}为止）`}],
})
