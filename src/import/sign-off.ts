/** 落款: the signer and the date below a text. It stays where it is; what it says must agree with the metadata. */
import {dateIn, printedDateSource} from '../base/dates.ts'
import type {IsoDate, Point} from '../base/types.ts'
import type {Block, Line} from './blocks.ts'
import {bare} from './spaces.ts'

export interface SignOff {
  /** Index of the first of its lines, and of the line after its last. */
  readonly from: number
  readonly to: number
  /** 附注 such as （此件公开发布） ends here; the same as `to` when there is none. */
  readonly end: number
  readonly signer: string
  /** Null when the date is none that exists. */
  readonly date: IsoDate | null
  readonly dateText: string
  readonly place: Point
  /** （此件公开发布）, without white space; empty when there is none. */
  readonly annotation: string
}

const dateLine = new RegExp(`^${printedDateSource}$`, 'u')
const endsInDate = new RegExp(`^(.+?)(${printedDateSource})$`, 'u')
const annotationLine = /^（[^（）]*(?:公开|此件|删减|不予|摘要)[^（）]*）$/u

/** Every sign-off of a text, in order: its own and those of texts attached to it. */
export function signOffsIn(blocks: readonly Block[], issuers: readonly string[]): SignOff[] {
  const names = new Set(issuers.map(bare))
  const found: SignOff[] = []
  for (const [index, block] of blocks.entries()) {
    if (block.type !== 'line') continue
    const inline = signedLine(block, names)
    if (!inline && !dateLine.test(bare(block.text))) continue
    const from = inline ? index : firstSigner(blocks, index, names)
    const next = blocks[index + 1]
    const annotation = next?.type === 'line' && annotationLine.test(bare(next.text)) ? bare(next.text) : ''
    found.push({
      from,
      to: index + 1,
      end: index + (annotation === '' ? 1 : 2),
      signer:
        inline?.signer ??
        lines(blocks, from, index)
          .map(line => line.text)
          .join(' '),
      date: dateIn(inline?.date ?? bare(block.text)),
      dateText: inline?.date ?? block.text,
      place: block.place,
      annotation,
    })
  }
  return found
}

/** 示范市商务局 2025年3月5日, on one line. */
function signedLine({text}: Line, names: ReadonlySet<string>): {readonly signer: string; readonly date: string} | null {
  const match = endsInDate.exec(bare(text))
  return match && names.has(match[1]!) ? {signer: match[1]!, date: match[2]!} : null
}

/**
 * The signers stand directly above the date: every line that spells issuers, or else one short line that is no sentence
 * (总理 李克强).
 */
function firstSigner(blocks: readonly Block[], date: number, names: ReadonlySet<string>): number {
  let at = date
  while (at > 0 && isSigner(blocks[at - 1], names)) at--
  const line = blocks[date - 1]
  if (at === date && line?.type === 'line' && looksLikeSigner(line)) return date - 1
  return at
}

function isSigner(block: Block | undefined, names: ReadonlySet<string>): boolean {
  if (block?.type !== 'line') return false
  return names.has(bare(block.text)) || block.text.split(/[ \u3000、]+/u).every(part => names.has(bare(part)))
}

const looksLikeSigner = ({text, depth}: Line): boolean =>
  depth === null &&
  bare(text).length <= 30 &&
  !/[。；：，、！？）)]$/u.test(text) &&
  !/^(?:第|附件|[一二三四五六七八九十]+、|（|\d)/u.test(text)

/** The sign-off of the document itself: by its date, else by its signer, else the first. */
export function ownSignOff(found: readonly SignOff[], writtenDate: IsoDate | null, issuers: readonly string[]): SignOff | null {
  const signed = found.filter(({signer}) => signer !== '')
  const isIssuer = ({signer}: SignOff): boolean => issuers.some(issuer => bare(signer).includes(bare(issuer)))
  return signed.find(({date}) => date !== null && date === writtenDate) ?? signed.find(isIssuer) ?? signed[0] ?? null
}

const lines = (blocks: readonly Block[], from: number, to: number): Line[] =>
  blocks.slice(from, to).filter(block => block.type === 'line')
