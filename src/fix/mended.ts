/**
 * One content file, mended. Only mends that leave no doubt are made (each comes from whoever found what is wrong), and none goes by its
 * word: the mended text is read again, and must say what was understood before, but for the values that were to become others.
 */
import {isDeepStrictEqual} from 'node:util'
import type {Root} from 'mdast'
import {steps} from '../base/pointer.ts'
import type {Diagnostic, Fix, Frontmatter, Json, JsonSchema, Point} from '../base/types.ts'
import {decode, recoded} from '../frontmatter/decode.ts'
import {type Home, kindMistaken} from '../frontmatter/home.ts'
import {dataOf, entryOf, fittingHomes} from '../frontmatter/read.ts'
import {bracketSlips, mayHaveBracketSlips} from '../markdown/brackets.ts'
import {read as readMarkdown} from '../markdown/read.ts'
import {edited, type Stretch, stretchesOf} from './edits.ts'

/** What must be known to read the files of an office. */
export interface Office {
  readonly schemas: ReadonlyMap<string, JsonSchema>
  readonly homes: readonly Home[]
  /** 机关代字 of the office. */
  readonly codes: ReadonlySet<string>
}
/** A file to be mended: an entry of a kind, or a registry, which has no body. */
export interface File {
  readonly path: string
  readonly bytes: Uint8Array
  readonly schema: string
  readonly isEntry: boolean
}
export interface Mended {
  readonly before: string
  readonly after: string
  readonly changes: readonly Change[]
}
export interface Change {
  readonly at: Point
  /** What is mended: 发文字号（documentNumber）. */
  readonly what: string
  readonly from: string
  readonly to: string
}

/** One mend may bring another to light. What takes more rounds than these is left for the next time. */
const rounds = 8

/** The file in its mended form; null when there is nothing to mend, or it cannot be read. */
export async function mended(file: File, office: Office): Promise<Mended | null> {
  const other = recoded(file.bytes)
  const before = other ? other.text : decode(file.bytes, file.path).text
  if (before === null) return null
  const changes: Change[] = other ? [{at: {line: 1, column: 1}, what: '文件编码', from: other.encoding, to: 'UTF-8'}] : []
  let now = await readingOf(before, file, office)
  if (!now) return null
  for (let round = 0; round < rounds; round++) {
    const step = await nextStep(now, file, office)
    if (!step) break
    changes.push(...step.changes)
    now = step.reading
  }
  return changes.length > 0 ? {before, after: now.text, changes} : null
}

/** What a text of the file says. */
interface Reading {
  readonly text: string
  /** Of the front matter, with English keys, as far as it was understood. */
  readonly data: Json
  readonly body: string
  readonly fixes: readonly Fix[]
}

/** Null when it cannot be understood, or is of another kind: then its fields have other names. */
async function readingOf(text: string, {path, schema, isEntry}: File, office: Office): Promise<Reading | null> {
  if (!isEntry) {
    const {understood, diagnostics, fixes} = dataOf(text, path, schema, office.schemas)
    return understood === null ? null : {text, data: understood, body: '', fixes: [...fixes, ...certain(diagnostics)]}
  }
  const {understood, data, body, diagnostics, fixes} = entryOf(text, path, schema, office.schemas)
  if (understood === null || isMistaken(text, path, schema, diagnostics, office)) return null
  // Bodies below a front matter that is not valid are not looked at by anybody.
  const isRead = data !== null && mayHaveBracketSlips(body)
  const slips = isRead ? bracketSlips(await treeOf(body), {text: body, data: data as Frontmatter, codes: office.codes, path}) : []
  return {text, data: understood, body, fixes: [...fixes, ...certain(diagnostics), ...certain(slips)]}
}

const treeOf = async (body: string): Promise<Root> => (await readMarkdown(body, '')).tree

const certain = (diagnostics: readonly Diagnostic[]): Fix[] => diagnostics.flatMap(({fix}) => fix ?? [])

function isMistaken(text: string, path: string, kind: string, told: readonly Diagnostic[], {homes, schemas}: Office): boolean {
  const home = homes.find(({name}) => name === kind)
  const others = homes.filter(({name}) => name !== kind)
  const fits = () => fittingHomes(Buffer.from(text), path, others, schemas)
  return home !== undefined && kindMistaken(path, home, told, fits) !== null
}

interface Step {
  readonly reading: Reading
  readonly changes: readonly Change[]
}

/** The next form of the text: all mends that can be made together, or, where something is amiss, those that stand the test. */
async function nextStep(now: Reading, file: File, office: Office): Promise<Step | null> {
  const all = stretchesOf(now.text, now.fixes)
  if (all.length === 0) return null
  const together = await proven(now, all, file, office)
  if (together) return {reading: together, changes: changesIn(now.text, all)}
  let made: Stretch[] = []
  let reading: Reading | null = null
  for (const stretch of all.slice(0, mostSingle)) {
    const more = [...made, stretch]
    const next = await proven(now, more, file, office)
    if (next) [made, reading] = [more, next]
  }
  return reading && {reading, changes: changesIn(now.text, made)}
}

/** Mends that are tried one by one, at most: each is a reading of the file. */
const mostSingle = 50

/** What the edited text says; null unless it is what the text said before, with the values that were to be others. */
async function proven(now: Reading, stretches: readonly Stretch[], file: File, office: Office): Promise<Reading | null> {
  const next = await readingOf(edited(now.text, stretches), file, office)
  if (!next) return null
  const becoming = stretches.flatMap(({fix}) => fix.becomes ?? [])
  const meant = becoming.reduce((data, {pointer, value}) => withValue(data, steps(pointer), value), now.data)
  return isDeepStrictEqual(next.data, meant) && (await isSameBody(now.body, next.body)) ? next : null
}

/** A copy of data with another value at the end of a path. */
function withValue(data: Json, [step, ...rest]: readonly string[], value: Json): Json {
  if (step === undefined) return value
  if (Array.isArray(data))
    return (data as readonly Json[]).map((item, index) => (String(index) === step ? withValue(item, rest, value) : item))
  if (typeof data !== 'object' || data === null) return data
  const object = data as {readonly [key: string]: Json}
  return {...object, [step]: withValue(object[step] ?? null, rest, value)}
}

/** The body as it was, or with other brackets around the years of 发文字号 and the same structure. */
async function isSameBody(before: string, after: string): Promise<boolean> {
  return before === after || skeleton(await treeOf(before)) === skeleton(await treeOf(after))
}

/** A tree without its places, all brackets around years alike. */
const skeleton = (tree: Root): string =>
  JSON.stringify(tree, (key, value) => {
    if (key === 'position' || key === 'data') return undefined
    return key === 'value' ? String(value).replaceAll(/[〔[［【(（﹝](\s*\d{4}\s*)[〕\]］】)）﹞]/gu, '〔$1〕') : value
  })

const changesIn = (text: string, stretches: readonly Stretch[]): Change[] =>
  stretches.flatMap(({start, end, text: to, fix}) =>
    fix.edit === 'utf-8' ? [] : {at: fix.edit.place.start, what: fix.what, from: text.slice(start, end), to},
  )
