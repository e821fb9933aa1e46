/**
 * How a shard's index lies in the store: each section, words and pairs, as bytes, and neighbouring sections together in a band. Whoever
 * joins reads band by band, so that few reads suffice and the index of a large site never lies in memory at once.
 */
import {cutPairs, type PairShard, packPairs, unpackPairs} from './pairs.ts'
import {borders, packSection, type Section, unpackSection} from './shard.ts'

/** What a shard has between two borders. */
export interface Part {
  readonly words: Section
  readonly pairs: PairShard
}

/** Sections in a band. */
export const bandSize = 8

/** The parts of a shard as bytes, in order. */
export const packParts = (sections: readonly Section[], pairs: PairShard): Buffer[] => {
  const cut = cutPairs(pairs, borders)
  return sections.map((section, index) => joined([packSection(section), packPairs(cut[index]!)]))
}

export function unpackPart(bytes: Uint8Array): Part {
  const [words, pairs] = parted(bytes)
  return {words: unpackSection(words!), pairs: unpackPairs(pairs!)}
}

export const packBands = (parts: readonly Buffer[]): Buffer[] =>
  Array.from({length: Math.ceil(parts.length / bandSize)}, (_, band) =>
    joined(parts.slice(band * bandSize, (band + 1) * bandSize)),
  )

/** The parts of a band, each still as bytes. */
export const unpackBand = (bytes: Uint8Array): Uint8Array[] => parted(bytes)

/** How many there are and where each ends, then the bytes. */
function joined(parts: readonly Buffer[]): Buffer {
  let end = 0
  const ends = parts.map(({length}) => {
    end += length
    return end
  })
  const head = Uint32Array.of(parts.length, ...ends)
  return Buffer.concat([Buffer.from(head.buffer), ...parts])
}

function parted(bytes: Uint8Array): Uint8Array[] {
  const raw = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const count = raw.readUInt32LE(0)
  const start = 4 + 4 * count
  const end = (index: number): number => start + (index < 0 ? 0 : raw.readUInt32LE(4 + 4 * index))
  return Array.from({length: count}, (_, index) => raw.subarray(end(index - 1), end(index)))
}
