/**
 * `receipts/<library>.ndjson`: the proof of what was delivered, appended to and never rewritten. It lies outside of the site, is kept
 * in version control or a bucket, and is all that a push has to remember.
 */
import {closeSync, existsSync, fsyncSync, ftruncateSync, mkdirSync, openSync, readFileSync, writeSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {isObject} from '../base/json.ts'
import type {Json} from '../base/types.ts'
import type {Receipt} from '../feed/types.ts'
import type {ReceiptLine} from './types.ts'

/** Where the receipts of a library are kept, from the project's root. */
export const receiptsFile = (root: string, library: string): string => join(root, 'receipts', `${library}.ndjson`)

export interface Receipts {
  /** What was there when it was opened, and what has been appended since. */
  readonly lines: readonly ReceiptLine[]
  /** Lines that could not be read; what they said will be asked for again. */
  readonly damaged: number
  /** When it returns, the lines are on the disk. */
  append(lines: readonly ReceiptLine[]): void
  close(): void
}

/** The lines of a receipts file, without opening it for writing. */
export function readReceipts(file: string): Pick<Receipts, 'lines' | 'damaged'> {
  return existsSync(file) ? linesIn(readFileSync(file, 'utf8')) : {lines: [], damaged: 0}
}

/** Opens, or makes, a receipts file. A last line that a crash has torn is cut off: the library will answer it again. */
export function openReceipts(file: string): Receipts {
  mkdirSync(dirname(file), {recursive: true})
  const isNew = !existsSync(file)
  // Not for appending: then the torn end could not be cut off on every system.
  const handle = openSync(file, isNew ? 'wx+' : 'r+')
  const bytes = readFileSync(handle)
  let end = bytes.lastIndexOf(0x0a) + 1
  if (end < bytes.length) {
    ftruncateSync(handle, end)
    fsyncSync(handle)
  }
  if (isNew) syncFolder(dirname(file))
  const {lines, damaged} = linesIn(bytes.subarray(0, end).toString('utf8'))
  return {
    lines,
    damaged,
    append(more) {
      const text = Buffer.from(more.map(line => `${JSON.stringify(line)}\n`).join(''))
      // A write may be cut short; what is left is written after it.
      for (let done = 0; done < text.length; ) done += writeSync(handle, text, done, text.length - done, end + done)
      fsyncSync(handle)
      end += text.length
      lines.push(...more)
    },
    close: () => closeSync(handle),
  }
}

/** A new file is safe only when its folder is. Windows opens no folders, and needs none opened. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

function linesIn(text: string): {lines: ReceiptLine[]; damaged: number} {
  const written = text.split('\n').filter(line => line !== '')
  const lines = written.map(receiptLineIn).filter(line => line !== null)
  return {lines, damaged: written.length - lines.length}
}

function receiptLineIn(text: string): ReceiptLine | null {
  try {
    const value = JSON.parse(text) as Json
    if (isObject(value) && typeof value['requeue'] === 'string') return value as unknown as ReceiptLine
    return receiptIn(value)
  } catch {
    return null
  }
}

const decisions: ReadonlySet<unknown> = new Set(['accepted', 'accepted_with_warnings', 'rejected', 'pending'])
const textOrNull = (value: Json | undefined): string | null => (typeof value === 'string' ? value : null)

/** A receipt in what a stranger has answered: its members and no others, or null when it is none. */
export function receiptIn(value: Json | undefined): Receipt | null {
  if (!isObject(value)) return null
  const {receipt_id, library, id, rev, seq, op, record_digest, decision, accepted_at, warnings} = value
  const texts = [receipt_id, library, id, op, record_digest, accepted_at]
  const isWhole = texts.every(text => typeof text === 'string' && text.length <= 500) && decisions.has(decision)
  if (!isWhole || !Number.isSafeInteger(rev) || !Number.isSafeInteger(seq)) return null
  return {
    receipt_id,
    library,
    id,
    rev,
    seq,
    op,
    record_digest,
    decision,
    library_id: textOrNull(value['library_id']),
    library_url: textOrNull(value['library_url']),
    accepted_at,
    warnings: (Array.isArray(warnings) ? (warnings as Json[]) : []).filter(text => typeof text === 'string').slice(0, 20),
  } as Receipt
}
