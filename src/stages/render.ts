/** 7. One route becomes one artifact. Its view is all that may be seen, so the view is the key. */
import {mediaTypeOf} from '../base/media-types.ts'
import type {Artifact, Digest, Json, Route, Stage} from '../base/types.ts'

interface Taken {
  readonly [key: string]: Json
  readonly path: string
  readonly output: string
  readonly view: Json
  /** Any edit of the theme renders all pages again: correct first. */
  readonly theme: Digest
}

export const render: Stage<Route, Taken, Artifact> = {
  name: 'render',
  take: ({path, output, view}, project) => ({path, output, view, theme: project.theme.digest}),
  async run({path, output, view}, tools) {
    const maker = tools.named.outputs.find(({name}) => name === output)
    if (!maker) throw new Error(`no output is named ${output}`)
    const bytes = await maker.render({path, output, view, digest: ''}, tools)
    const size = typeof bytes === 'string' ? Buffer.byteLength(bytes) : bytes.length
    return {value: {path, mediaType: mediaTypeOf(path), size, digest: await tools.keep(bytes)}, diagnostics: []}
  },
}
