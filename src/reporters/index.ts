/** The report formats by name, alphabetical; a new one is a file and a line. Loaded when they are asked for. */
import type {Reporter} from './reporter.ts'

export type {Assessed, Reporter, ReportSettings} from './reporter.ts'

interface Format {
  /** Whether it tells of a whole check, and not only of diagnostics. */
  readonly isOfCheck: boolean
  load(): Promise<Reporter>
}

const formats: Readonly<Record<string, Format>> = {
  concise: {isOfCheck: false, load: async () => (await import('./concise.ts')).concise},
  csv: {isOfCheck: true, load: async () => (await import('./csv.ts')).csv},
  github: {isOfCheck: false, load: async () => (await import('./github.ts')).github},
  html: {isOfCheck: true, load: async () => (await import('./html.ts')).html},
  json: {isOfCheck: false, load: async () => (await import('./json.ts')).json},
  junit: {isOfCheck: false, load: async () => (await import('./junit.ts')).junit},
  pretty: {isOfCheck: false, load: async () => (await import('./pretty.ts')).pretty},
  sarif: {isOfCheck: false, load: async () => (await import('./sarif.ts')).sarif},
}

/** Names of formats: of all, and of those that any list of diagnostics can be told in. */
export const formatsOfCheck: readonly string[] = Object.keys(formats)
export const formatNames: readonly string[] = formatsOfCheck.filter(name => !formats[name]!.isOfCheck)

export const reporterOf = (name: string): Promise<Reporter> => formats[name]!.load()
