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
/** `build` or `check`: the first word of the deed. */
export const kindOf = ({deed}: Occasion): string => /[a-z]+/u.exec(deed)![0]

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

/**
 * The report of the last run, if this one would be the same; null when it has to be made, with what was found in the folder on the way.
 * `memory` is where things are remembered.
 */
export function reportAgain<Report extends Again>(
  memory: string,
  occasion: Occasion,
): {report: Report | null; scan: Scan | null} {
  const memo = recalled<Memo<Report>>(fileOf(memory, occasion))
  if (!memo || lookAt(join(occasion.root, 'content'))?.isDirectory() !== true) return {report: null, scan: null}
  const scan = scanned(occasion.root, 'content', sourcesIn(memory))
  const isSame = scan.diagnostics.length === 0 && keyOf(occasion, scan.value) === memo.key
  return {report: isSame && stands(memory, memo.report) ? memo.report : null, scan}
}
export type Scan = ReturnType<typeof scanned>

/** Whether the site of a report, if it has one, is as it was written. */
function stands(memory: string, {out, list}: Again): boolean {
  if (out === undefined || !list) return true
  const record = recordOf(join(siteMemory(memory, out), 'live.json'), out)
  return record?.manifest === list && isWhole(out, record)
}

/** Remembers the report of a run over `sources`. */
export const rememberReport = (memory: string, occasion: Occasion, sources: readonly Source[], report: Again): void =>
  remember(fileOf(memory, occasion), {key: keyOf(occasion, sources), report} satisfies Memo<Again>)
