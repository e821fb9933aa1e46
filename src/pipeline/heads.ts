/**
 * The heads of what a stage made the last time, by what stands for its inputs: ten thousand values need not be looked up in the store, one by
 * one, to be asked what is asked of them in every run.
 *
 *     checksum of all that follows · prefix of the stage's keys · for each: what stands for the input, key, head · a line each
 */
import {isAscii} from 'node:buffer'
import {readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {crc32} from 'node:zlib'
import type {Digest} from '../base/types.ts'

/** A value of which the head is known. */
export interface Headed {
  readonly key: string
  readonly head: string
}

const checksum = (bytes: string | Uint8Array): string => crc32(bytes).toString(16)

const suffix = '.heads.txt'
const fileIn = (folder: string, stage: string): string => join(folder, `${stage}${suffix}`)

/** By what stands for the input; none when they were made under another prefix, or when the file is damaged. */
export function headsBefore(folder: string, stage: string, prefix: Digest): ReadonlyMap<string, Headed> {
  const found = new Map<string, Headed>()
  try {
    const bytes = readFileSync(fileIn(folder, stage))
    const end = bytes.indexOf('\n')
    const told = bytes.subarray(end + 1)
    if (bytes.toString('latin1', 0, end) !== checksum(told)) return found
    // Heads are nearly always ASCII, which need not be taken apart.
    const lines = told.toString(isAscii(told) ? 'latin1' : 'utf8').split('\n')
    if (lines[0] !== prefix) return found
    for (let at = 1; at + 2 < lines.length; at += 3) found.set(lines[at]!, {key: lines[at + 1]!, head: lines[at + 2]!})
  } catch {
    // Nothing is remembered.
  }
  return found
}

export function noteHeads(folder: string, stage: string, prefix: Digest, heads: ReadonlyMap<string, Headed>): void {
  const lines: string[] = [prefix]
  for (const [input, {key, head}] of heads) lines.push(input, key, head)
  const text = `${lines.join('\n')}\n`
  writeFileSync(fileIn(folder, stage), `${checksum(text)}\n${text}`)
}

/** Of all stages. */
export function forgetHeads(folder: string): void {
  for (const name of readdirSync(folder)) if (name.endsWith(suffix)) rmSync(join(folder, name), {force: true})
}
