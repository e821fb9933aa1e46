/**
 * A run without changes: when the program, the project and the content are what they were the last time, and the site is as it was
 * written, then so is the report. Loads next to nothing, for that is what most runs are.
 */
import {join} from 'node:path'
import {digest} from '../base/digest.ts'
import type {Diagnostic, Digest, Source} from '../base/types.ts'
import {recalled, remember, siteMemory} from '../folder/memory.ts'
import {isWhole, lookAt, recordOf} from '../folder/record.ts'
import {scanned} from '../stages/scan.ts'

/** What identifies a run: everything but the content. */
export interface Occasion {
  readonly root: string
  /** Of the program and the project: `fingerprint`. */
  readonly print: Digest
  /** What was asked for: `check`, or `build` with the site folder and whether it has a search. */
  readonly deed: string
}
interface Memo<Report> {
  readonly key: Digest
  readonly report: Report
}
/** What is asked of a report to give it again: the site folder, if a site was written. */
interface Again {
  readonly diagnostics: readonly Diagnostic[]
  readonly out?: string
  /** Digest of the site's own list of files; null when none was written. */
  readonly list?: Digest | null
}

/** Where the digests of the content's files are remembered. */
export const sourcesIn = (memory: string): string => join(memory, 'sources.json')

const fileOf = (memory: string, {deed}: Occasion): string => join(memory, 'runs', `${digest(deed).slice(0, 16)}.json`)

const keyOf = ({print}: Occasion, sources: readonly Source[]): Digest =>
  digest([print, ...sources.map(({path, digest}) => `${path} ${digest}`)].join('\n'))

/** The report of the last run, if this one would be the same; null when it has to be made. `memory` is where things are remembered. */
export function reportAgain<Report extends Again>(memory: string, occasion: Occasion): Report | null {
  const memo = recalled<Memo<Report>>(fileOf(memory, occasion))
  if (!memo) return null
  if (lookAt(join(occasion.root, 'content'))?.isDirectory() !== true) return null
  const {value: sources, diagnostics} = scanned(occasion.root, 'content', sourcesIn(memory))
  if (diagnostics.length > 0 || keyOf(occasion, sources) !== memo.key) return null
  const {report} = memo
  if (report.out === undefined || !report.list) return report
  const record = recordOf(join(siteMemory(memory, report.out), 'live.json'), report.out)
  return record?.manifest === report.list && isWhole(report.out, record) ? report : null
}

/** Remembers the report of a run over `sources`. */
export const rememberReport = (memory: string, occasion: Occasion, sources: readonly Source[], report: Again): void =>
  remember(fileOf(memory, occasion), {key: keyOf(occasion, sources), report} satisfies Memo<Again>)
