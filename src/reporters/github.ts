/** Annotations for GitHub and compatible runners: `::error file=…,line=…::…`. Escapes as `@actions/core` does. */
import {sortDiagnostics} from '../base/diagnostics.ts'
import type {Diagnostic} from '../base/types.ts'
import {printable} from './printable.ts'
import type {Reporter} from './reporter.ts'

const words = {error: 'error', warn: 'warning', info: 'notice'} as const

export const github: Reporter = diagnostics => sortDiagnostics(diagnostics).map(annotation).join('')

function annotation(diagnostic: Diagnostic): string {
  const {path, place, level, ruleId, reason, note} = diagnostic
  const properties = [
    ['file', path],
    ['line', String(place?.start.line ?? 1)],
    ['endLine', String(place?.end.line ?? 1)],
    ...(place && place.end.line === place.start.line
      ? [
          ['col', String(place.start.column)],
          ['endColumn', String(place.end.column)],
        ]
      : []),
    ['title', ruleId],
  ].map(([key, value]) => `${key}=${property(value!)}`)
  const message = [reason, ...(note ? [`怎么改：${note}`] : [])].map(part => data(printable(part))).join('%0A')
  return `::${words[level]} ${properties.join(',')}::${message}\n`
}

const data = (text: string): string =>
  text
    .replaceAll('%', '%25')
    .replaceAll('\r', '%0D')
    .replaceAll('\n', '%0A')
    .replaceAll(/:(?=:)/gu, ': ')
    .replaceAll(/##(?=\[|vso\[)/giu, '# #')

const property = (text: string): string => data(printable(text)).replaceAll(':', '%3A').replaceAll(',', '%2C')
