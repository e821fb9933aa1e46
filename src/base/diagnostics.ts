/** Making, ordering and counting diagnostics, and the one error that is the fault of the command and not of the content. */
import {byCodePoint} from './paths.ts'
import type {Diagnostic, Level} from './types.ts'

/** A problem of the command or of the config: shown without a stack, exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
  /** 怎么改: one line, or null. */
  readonly note: string | null
  /** Faults of the config file, each with its place. */
  readonly diagnostics: readonly Diagnostic[]
  constructor(message: string, more: {readonly note?: string; readonly diagnostics?: readonly Diagnostic[]} = {}) {
    super(message)
    this.note = more.note ?? null
    this.diagnostics = more.diagnostics ?? []
  }
}

type Required = Pick<Diagnostic, 'source' | 'ruleId' | 'reason' | 'path'>
type Optional = Omit<Diagnostic, keyof Required>
/** A diagnostic as its maker has it at hand: fields may be undefined, and an error that is certain need not say so. */
export type DiagnosticDraft = Required & {readonly [K in keyof Optional]?: Optional[K] | undefined}

/** A diagnostic without undefined fields; `level` is error and `verdict` fail unless given. */
export function diagnostic(draft: DiagnosticDraft): Diagnostic {
  const given = Object.fromEntries(Object.entries(draft).filter(([, value]) => value !== undefined))
  return {level: 'error', verdict: 'fail', ...given} as Diagnostic
}

/** By path, line, column, ruleId, reason; what has no place stands before the rest of its file. */
const compareDiagnostics = (a: Diagnostic, b: Diagnostic): number =>
  byCodePoint(a.path, b.path) ||
  (a.place?.start.line ?? 0) - (b.place?.start.line ?? 0) ||
  (a.place?.start.column ?? 0) - (b.place?.start.column ?? 0) ||
  byCodePoint(a.ruleId, b.ruleId) ||
  byCodePoint(a.reason, b.reason)

export const sortDiagnostics = (diagnostics: readonly Diagnostic[]): Diagnostic[] => diagnostics.toSorted(compareDiagnostics)

/** Whether `check --fix` would mend it: that touches nothing but content. */
export const isFixable = ({fix, path}: Diagnostic): boolean => fix !== undefined && path.startsWith('content/')

/** How many of each level. */
export function countLevels(diagnostics: readonly Pick<Diagnostic, 'level'>[]): Readonly<Record<Level, number>> {
  const counts = {error: 0, warn: 0, info: 0}
  for (const {level} of diagnostics) counts[level]++
  return counts
}
