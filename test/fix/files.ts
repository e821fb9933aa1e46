/** Files to mend, as the command would hand them over: with our schemas and kinds, and the 机关代字 of the sample office. */
import {readdirSync, readFileSync} from 'node:fs'
import type {Json, JsonSchema} from '../../src/base/types.ts'
import {type File, type Mended, mended, type Office} from '../../src/fix/mended.ts'
import {decode} from '../../src/frontmatter/decode.ts'
import {type ReadEntry, readEntry} from '../../src/frontmatter/read.ts'
import {kinds} from '../../src/kinds/index.ts'

const folder = new URL('../../schemas/', import.meta.url)

export const office: Office = {
  schemas: new Map(
    readdirSync(folder)
      .filter(file => file.endsWith('.schema.json'))
      .map(file => [file.replace('.schema.json', ''), JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as JsonSchema]),
  ),
  homes: kinds.map(({name, dir, title}) => ({name, dir, title})),
  codes: new Set(['示商务规', '示商务字']),
}

export const path = 'content/policies/2026/sswg-2026-3.md'

export const policy = (text: string | Uint8Array): File => ({
  path,
  bytes: typeof text === 'string' ? Buffer.from(text) : text,
  schema: 'policy',
  isEntry: true,
})

/** A policy, mended; as it was when there is nothing to mend. */
export async function fixed(text: string | Uint8Array): Promise<string> {
  const file = policy(text)
  return (await mended(file, office))?.after ?? decode(file.bytes, path).text ?? ''
}

export const changed = (text: string | Uint8Array): Promise<Mended | null> => mended(policy(text), office)

/** `3:17 发文字号（documentNumber）：… → …` */
export const told = (found: Mended | null): string[] =>
  (found?.changes ?? []).map(({at, what, from, to}) => `${at.line}:${at.column} ${what}：${from} → ${to}`)

export const readPolicy = (text: string): ReadEntry => readEntry(Buffer.from(text), path, 'policy', office.schemas)

export const dataOf = (text: string): Json => readPolicy(text).understood

/** Front matter that is valid, but for what a test adds or puts in the place of a line. */
export function front(lines: Readonly<Record<string, string>> = {}, body = '\n正文。\n'): string {
  const all: Record<string, string> = {
    title: 'title: 关于促进夜间消费的若干措施',
    documentNumber: 'documentNumber: 示商务规〔2026〕3号',
    issuers: 'issuers: [swj]',
    documentType: 'documentType: 通知',
    writtenDate: 'writtenDate: 2026-06-18',
    publishDate: 'publishDate: 2026-06-24',
    ...lines,
  }
  return `---\n${Object.values(all).join('\n')}\n---\n${body}`
}

let table: ReadonlyMap<string, number> | undefined

/** Text in GB18030, as far as it takes two bytes a character: Node only reads it. */
export function gb18030(text: string): Uint8Array {
  table ??= gbTable()
  return Uint8Array.from(
    [...text].flatMap(character => {
      if (character.codePointAt(0)! < 0x80) return [character.codePointAt(0)!]
      const code = table!.get(character)
      if (code === undefined) throw new Error(`${character} has no two bytes in GB18030`)
      return [code >> 8, code & 0xff]
    }),
  )
}

function gbTable(): Map<string, number> {
  const found = new Map<string, number>()
  const decoder = new TextDecoder('gb18030')
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail === 0x7f) continue
      const character = decoder.decode(Uint8Array.from([lead, trail]))
      if ([...character].length === 1) found.set(character, (lead << 8) | trail)
    }
  return found
}
