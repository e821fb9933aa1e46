/**
 * The heads of what a stage made the last time, by what stands for its inputs: ten thousand values need not be looked up in the store, one by
 * one, to be asked what is asked of them in every run.
 *
 *     prefix of the stage's keys · for each: what stands for the input, key, head · a line each; checksum of all that
 */
import {isAscii} from 'node:buffer'
import {closeSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {crc32} from 'node:zlib'
import type {Digest} from '../base/types.ts'

/** A value of which the head is known. */
export interface Headed {
  readonly key: string
  readonly head: string
}

const hexadecimal = (sum: number): string => sum.toString(16)

const suffix = '.heads.txt'
const fileIn = (folder: string, stage: string): string => join(folder, `${stage}${suffix}`)

/** By what stands for the input; none when they were made under another prefix, or when the file is damaged. */
export function headsBefore(folder: string, stage: string, prefix: Digest): ReadonlyMap<string, Headed> {
  const found = new Map<string, Headed>()
  try {
    const bytes = readFileSync(fileIn(folder, stage))
    const end = bytes.lastIndexOf('\n') + 1
    const told = bytes.subarray(0, end)
    if (bytes.toString('latin1', end) !== hexadecimal(crc32(told))) return found
    // Heads are nearly always ASCII, which need not be taken apart.
    const lines = told.toString(isAscii(told) ? 'latin1' : 'utf8').split('\n')
    if (lines[0] !== prefix) return found
    for (let at = 1; at + 2 < lines.length; at += 3) found.set(lines[at]!, {key: lines[at + 1]!, head: lines[at + 2]!})
  } catch {
    // Nothing is remembered.
  }
  return found
}

/** Piece by piece: those of a hundred thousand inputs as one text would be the largest thing in memory. */
export function noteHeads(folder: string, stage: string, prefix: Digest, heads: ReadonlyMap<string, Headed>): void {
  const file = openSync(fileIn(folder, stage), 'w')
  let sum = 0
  let lines: string[] = [prefix]
  const write = (): void => {
    const bytes = Buffer.from(`${lines.join('\n')}\n`)
    sum = crc32(bytes, sum)
    writeFileSync(file, bytes)
    lines = []
  }
  for (const [input, {key, head}] of heads) {
    lines.push(input, key, head)
    if (lines.length > linesAtOnce) write()
  }
  if (lines.length > 0) write()
  writeFileSync(file, hexadecimal(sum))
  closeSync(file)
}
const linesAtOnce = 3_000

/** Of all stages. */
export function forgetHeads(folder: string): void {
  for (const name of readdirSync(folder)) if (name.endsWith(suffix)) rmSync(join(folder, name), {force: true})
}
