/** What every way of telling a diff takes and gives. */
import type {Terminal} from '../../reporters/marks.ts'
import type {DiffDocument} from '../types.ts'

export interface FormatSettings {
  readonly terminal: Terminal
  /** Where the pages of the change can be looked at; without its last slash. */
  readonly previewUrl: string | null
  /** Where the whole report is. */
  readonly reportUrl: string | null
}
/** The whole text, line ends included. */
export type Format = (diff: DiffDocument, settings: FormatSettings) => string
