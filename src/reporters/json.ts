/** For programs: one JSON document, the diagnostics as they are; of a check, also what was waived and how far everything has come. */
import {countLevels, sortDiagnostics} from '../base/diagnostics.ts'
import type {Reporter} from './reporter.ts'

export const json: Reporter = (diagnostics, {assessed}) => {
  const counts = countLevels(diagnostics)
  const told = {counts, diagnostics: sortDiagnostics(diagnostics)}
  const whole = assessed ? {...told, waived: assessed.waived, assessment: assessed.assessment} : told
  return `${inert(JSON.stringify(whole, null, 2))}\n`
}

/** The same JSON with nothing in it that a terminal or a build log obeys. Only strings can hold such characters. */
export const inert = (text: string): string =>
  text
    .replaceAll(/[\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/gu, escaped)
    .replaceAll('##', '#\\u0023')

const escaped = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
