/** One line each, `path:line:col level ruleId reason`: for grep, and for an editor's problem matcher. */
import {sortDiagnostics} from '../base/diagnostics.ts'
import type {Diagnostic} from '../base/types.ts'
import {defused, printable} from './printable.ts'
import type {Reporter} from './reporter.ts'

export const concise: Reporter = diagnostics => defused(sortDiagnostics(diagnostics).map(line).join(''))

const line = ({path, place, level, ruleId, reason}: Diagnostic): string =>
  `${printable(path)}:${place?.start.line ?? 1}:${place?.start.column ?? 1} ${level} ${printable(ruleId)} ${printable(reason)}\n`
