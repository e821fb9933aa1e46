/** 7. One route becomes one artifact. Its view is all that may be seen, so the view is the key. */
import {mediaTypeOf} from '../base/media-types.ts'
import type {Artifact, Digest, Json, Route, Stage} from '../base/types.ts'

interface Taken {
  readonly [key: string]: Json
  readonly path: string
  readonly output: string
  readonly view: Json
  readonly status: number | null
  /** Any edit of the theme renders all pages again: correct first. */
  readonly theme: Digest
}

export const render: Stage<Route, Taken, Artifact> = {
  name: 'render',
  take: ({path, output, view, status}, project) => ({path, output, view, status: status ?? null, theme: project.theme.digest}),
  async run({path, output, view, status}, tools) {
    const maker = tools.named.outputs.find(({name}) => name === output)
    if (!maker) throw new Error(`no output is named ${output}`)
    const bytes = await maker.render({path, output, view, digest: ''}, tools)
    const size = typeof bytes === 'string' ? Buffer.byteLength(bytes) : bytes.length
    return {
      value: {path, mediaType: mediaTypeOf(path), size, ...(status !== null && {status}), digest: await tools.keep(bytes)},
      diagnostics: [],
    }
  },
}
