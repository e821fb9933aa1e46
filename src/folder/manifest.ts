/** A site folder's own list of files: what `preview` may serve, and the proof that a folder is ours to replace. */
import {byCodePoint} from '../base/paths.ts'
import type {Artifact} from '../base/types.ts'

export const manifestName = 'files.json'

/** A line a file, in code point order of the paths. */
export function manifestOf(artifacts: readonly Artifact[]): string {
  const lines = artifacts
    .toSorted((a, b) => byCodePoint(a.path, b.path))
    .map(({path, mediaType, size, status, digest}) => JSON.stringify({path, mediaType, size, ...(status && {status}), digest}))
  return `{"files":[\n${lines.join(',\n')}\n]}\n`
}
