/**
 * How what `load` says of a source is written down: first what is asked of all entries in every run, then the other parts of the entry. After
 * most edits nothing is asked of ten thousand entries but their digests, so the parts are read when somebody looks at them.
 */
import {readable} from './kept-text.ts'
import type {Diagnostic, Entry, Form, Loaded, Result} from './types.ts'

export const loadedForm: Form<Result<Loaded>> = {
  write({value: {entry, ...said}, diagnostics}) {
    const texts = entry ? parts.map(part => JSON.stringify(entry[part] ?? [])) : []
    const head: Head = {...said, diagnostics, entry: entry && {...headOf(entry), sizes: texts.map(({length}) => length)}}
    return {head: JSON.stringify(head), rest: texts.join('')}
  },
  read(head, rest) {
    const {entry, diagnostics, ...said} = JSON.parse(head) as Head
    return {value: {...said, entry: entry && new KeptEntry(said, entry, rest)}, diagnostics}
  },
}

/** What is written behind the head, in this order. */
const parts = ['refs', 'citations', 'anchors', 'links', 'files', 'signers', 'body', 'data', 'positions'] as const
type Parts = Required<Pick<Entry, (typeof parts)[number]>>

interface Head extends Omit<Loaded, 'entry'> {
  readonly diagnostics: readonly Diagnostic[]
  readonly entry: EntryHead | null
}
type OwnFields = Omit<Entry, keyof Parts | 'id' | 'kind' | 'path'>
interface EntryHead extends OwnFields {
  /** Of the parts, in characters. */
  readonly sizes: readonly number[]
}

const headOf = ({url, surface, skeleton, digest, anchored, isPlain}: Entry): OwnFields => ({
  url,
  surface,
  skeleton,
  digest,
  ...(anchored && {anchored}),
  ...(isPlain && {isPlain}),
})

/** An entry whose parts lie in the store. It must not be spread: `{...entry}` would have none of them. */
class KeptEntry implements Entry {
  readonly id: string
  readonly kind: string
  readonly path: string
  readonly url: string
  readonly surface: string
  readonly skeleton: string
  readonly digest: string
  declare readonly anchored?: string
  declare readonly isPlain?: true
  readonly #sizes: readonly number[]
  readonly #rest: () => Uint8Array
  #parts: Partial<Parts> | null = null

  constructor({id, kind, path}: Omit<Loaded, 'entry'>, head: EntryHead, rest: () => Uint8Array) {
    this.id = id
    this.kind = kind
    this.path = path
    this.url = head.url
    this.surface = head.surface
    this.skeleton = head.skeleton
    this.digest = head.digest
    if (head.anchored) this.anchored = head.anchored
    if (head.isPlain) this.isPlain = head.isPlain
    this.#sizes = head.sizes
    this.#rest = rest
  }

  get refs(): Entry['refs'] {
    return this.#part('refs', true)
  }
  get citations(): Entry['citations'] {
    return this.#part('citations', false)
  }
  get anchors(): Entry['anchors'] {
    return this.#part('anchors', false)
  }
  get links(): Entry['links'] {
    return this.#part('links', false)
  }
  get files(): Entry['files'] {
    return this.#part('files', false)
  }
  get signers(): readonly string[] {
    return this.#part('signers', true)
  }
  get body(): Entry['body'] {
    return this.#part('body', true)
  }
  get data(): Entry['data'] {
    return this.#part('data', true)
  }
  get positions(): Entry['positions'] {
    return this.#part('positions', true)
  }

  /** Where a text points is asked after every edit, and nothing else then; whoever asks for more will want all. */
  #part<Name extends keyof Parts>(name: Name, all: boolean): Parts[Name] {
    const known = this.#parts?.[name]
    if (known !== undefined) return known
    // `[]`: the other parts are never so short.
    if (this.#sizes[parts.indexOf(name)] === 2) return none as readonly unknown[] as Parts[Name]
    this.#parts = {...this.#parts, ...partsIn(this.#rest(), this.#sizes, all ? parts : [name])}
    return this.#parts[name]!
  }

  toJSON(): Entry {
    const {id, kind, path, url, data, refs, citations, anchors, links, files, signers, body} = this
    const {positions, surface, skeleton, digest, anchored, isPlain} = this
    return {
      ...{id, kind, path, url, data, refs, citations, anchors, links, files, ...(signers.length > 0 && {signers}), body},
      ...{positions, surface, skeleton, digest, ...(anchored && {anchored}), ...(isPlain && {isPlain})},
    }
  }
}

const none: readonly never[] = []

function partsIn(bytes: Uint8Array, sizes: readonly number[], wanted: readonly (keyof Parts)[]): Partial<Parts> {
  const found: Record<string, unknown> = {}
  let start = 0
  for (const [index, name] of parts.entries()) {
    const end = start + 2 * sizes[index]!
    if (wanted.includes(name)) found[name] = JSON.parse(readable(bytes.subarray(start, end)))
    start = end
  }
  return found as Partial<Parts>
}
