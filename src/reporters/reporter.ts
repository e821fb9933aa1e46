/** What every report format takes and gives. */
import type {Assessment, Diagnostic, Rule, Waived} from '../base/types.ts'
import type {Terminal} from './marks.ts'

export interface ReportSettings {
  /** The lines of a file by its path in diagnostics; null when it cannot be read. */
  readSource(path: string): readonly string[] | null
  readonly terminal: Terminal
  /** Warnings fail the run too. */
  readonly strict: boolean
  /** How many diagnostics to show; 0 is all. */
  readonly max: number
  /** How gzgk is called here, for hints to copy: `gzgk`. */
  readonly command: string
  /** What follows from errors, and what from none, each a sentence; of publishing unless given. */
  /** Given by a check, which looks at everything. */
  readonly assessed?: Assessed
  readonly verdict?: {readonly failed: string; readonly passed: string}
}

/** What a check knows beyond its diagnostics. */
export interface Assessed {
  readonly assessment: Assessment
  readonly waived: readonly Waived[]
  readonly rules: readonly RuleFacts[]
}
/** What reports tell of a rule. */
export type RuleFacts = Pick<Rule, 'id' | 'title' | 'why' | 'clause' | 'confidence' | 'level'>

/** A pure function: the whole report, line ends included. The order of the diagnostics given does not matter. */
export type Reporter = (diagnostics: readonly Diagnostic[], settings: ReportSettings) => string
