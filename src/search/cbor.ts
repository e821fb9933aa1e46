/** The little of CBOR (RFC 8949) that Pagefind's files are made of: whole numbers, texts, and arrays of known length. */

const unsigned = 0
const negative = 1
const text = 3
const array = 4
/** Bytes after the first one, by the low five bits of a head that does not hold its number itself. */
const widths: Readonly<Record<number, number>> = {24: 1, 25: 2, 26: 4}

export class CborReader {
  readonly bytes: Buffer
  at: number
  constructor(bytes: Buffer, at = 0) {
    this.bytes = bytes
    this.at = at
  }

  unsigned(): number {
    return this.#head(unsigned)
  }

  integer(): number {
    const kind = this.bytes[this.at]! >> 5
    return kind === negative ? -1 - this.#head(negative) : this.#head(unsigned)
  }

  text(): string {
    const length = this.#head(text)
    this.at += length
    return this.bytes.toString('utf8', this.at - length, this.at)
  }

  /** How many items follow. */
  array(): number {
    return this.#head(array)
  }

  list<T>(item: () => T): T[] {
    return Array.from({length: this.array()}, item)
  }

  /** Steps over an array of whole numbers. */
  skipIntegers(): void {
    const {bytes} = this
    let at = this.at
    for (let left = this.array(), next = this.at; left >= 0; left--) {
      at = next
      if (left > 0) next = at + 1 + (widths[bytes[at]! & 31] ?? 0)
    }
    this.at = at
  }

  #head(kind: number): number {
    const first = this.bytes[this.at]
    if (first === undefined || first >> 5 !== kind) throw new Error(`expected CBOR of kind ${kind} at byte ${this.at}`)
    const low = first & 31
    const start = this.at + 1
    const width = low < 24 ? 0 : widths[low]
    if (width === undefined) throw new Error(`a CBOR number too long at byte ${this.at}`)
    this.at = start + width
    return width === 0 ? low : this.bytes.readUIntBE(start, width)
  }
}

/** Appends CBOR to a buffer that grows. */
export class CborWriter {
  #bytes: Buffer
  #length = 0
  constructor(room = 1 << 16) {
    this.#bytes = Buffer.allocUnsafeSlow(room)
  }

  get length(): number {
    return this.#length
  }

  unsigned(value: number): void {
    this.#head(unsigned, value)
  }

  integer(value: number): void {
    if (value < 0) this.#head(negative, -1 - value)
    else this.#head(unsigned, value)
  }

  text(value: string): void {
    const bytes = Buffer.from(value)
    this.#head(text, bytes.length)
    this.raw(bytes)
  }

  array(length: number): void {
    this.#head(array, length)
  }

  integers(values: readonly number[]): void {
    this.array(values.length)
    for (const value of values) this.integer(value)
  }

  /** What is CBOR already. A few bytes are copied faster one by one than by a call. */
  raw(bytes: Buffer, start = 0, end = bytes.length): void {
    this.#room(end - start)
    if (end - start > 64) bytes.copy(this.#bytes, this.#length, start, end)
    else for (let from = start, to = this.#length; from < end; from++, to++) this.#bytes[to] = bytes[from]!
    this.#length += end - start
  }

  /** All that was written; the writer is empty again. */
  take(): Buffer {
    const taken = Buffer.from(this.#bytes.subarray(0, this.#length))
    this.#length = 0
    return taken
  }

  #head(kind: number, value: number): void {
    this.#room(5)
    const first = kind << 5
    if (value < 24) this.#length = this.#bytes.writeUInt8(first | value, this.#length)
    else if (value < 0x100) this.#length = this.#bytes.writeUIntBE((first | 24) * 0x100 + value, this.#length, 2)
    else if (value < 0x10000) this.#length = this.#bytes.writeUIntBE((first | 25) * 0x10000 + value, this.#length, 3)
    else this.#length = this.#bytes.writeUIntBE((first | 26) * 0x100000000 + value, this.#length, 5)
  }

  #room(bytes: number): void {
    if (this.#length + bytes <= this.#bytes.length) return
    const larger = Buffer.allocUnsafe(Math.max(this.#bytes.length * 2, this.#length + bytes))
    larger.set(this.#bytes.subarray(0, this.#length))
    this.#bytes = larger
  }
}

export function writeList<T>(writer: CborWriter, items: readonly T[], write: (item: T, index: number) => void): void {
  writer.array(items.length)
  for (const [index, item] of items.entries()) write(item, index)
}

export function writeRecord(writer: CborWriter, ...values: readonly (string | number)[]): void {
  writer.array(values.length)
  for (const value of values) {
    if (typeof value === 'string') writer.text(value)
    else writer.unsigned(value)
  }
}
