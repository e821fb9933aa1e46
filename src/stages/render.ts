/** 7. One route becomes one file of the site. Its view is all that may be seen, so the view is the key. */
import {digest as digestOf} from '../base/digest.ts'
import {mediaTypeOf} from '../base/media-types.ts'
import type {Artifact, Digest, EachStage, Json, Route} from '../base/types.ts'

interface Setting {
  readonly [key: string]: Json
  /** Any edit of the theme renders all pages again: correct first. */
  readonly theme: Digest
}
interface Taken {
  readonly path: string
  readonly output: string
  readonly view: Json
  readonly status: number | null
  /** Of the view. */
  readonly digest: Digest
}

export const render: EachStage<Route, Setting, Taken, Artifact> = {
  name: 'render',
  setting: ({theme}) => ({theme: theme.digest}),
  take: ({path, output, view, status, digest}) => ({path, output, view, status: status ?? null, digest}),
  key: ({path, output, status, digest}) => JSON.stringify([path, output, status ?? null, digest]),
  async run({path, output, view, status, digest: viewDigest}, _setting, tools) {
    const maker = tools.named.outputs.find(({name}) => name === output)
    if (!maker) throw new Error(`no output is named ${output}`)
    const made = await maker.render({path, output, view, digest: viewDigest}, tools)
    const bytes = typeof made === 'string' ? encoded(made) : made
    const about = {mediaType: mediaTypeOf(path), size: bytes.length, ...(status !== null && {status}), digest: digestOf(bytes)}
    await tools.emit(path, bytes)
    return {value: {path, ...about}, diagnostics: []}
  },
}

const room = Buffer.allocUnsafeSlow(1 << 20)

/** A text in UTF-8, good until the next one: a page is written at once, and room for ten thousand pages is waste to be collected. */
const encoded = (text: string): Uint8Array =>
  // A unit of UTF-16 becomes three bytes at most.
  text.length * 3 > room.length ? Buffer.from(text) : room.subarray(0, room.write(text))
