/** How a stage that makes files of the site by itself sees the new site and the store. */
import {digest} from '../base/digest.ts'
import {mediaTypeOf} from '../base/media-types.ts'
import type {Artifact} from '../base/types.ts'
import {emitter} from '../folder/emit.ts'
import type {SiteFolder} from '../folder/site-folder.ts'
import type {SiteFiles} from '../stages/search.ts'
import type {Runner} from './run.ts'

/** What comes into the site is noted in `artifacts`. */
export function filesOf(folder: SiteFolder, runner: Runner, artifacts: Artifact[]): SiteFiles {
  const emit = emitter(folder.stage)
  return {
    read: runner.blob,
    has(path, key) {
      const known = folder.reuse(path, key)
      if (known) artifacts.push(known)
      return known !== null
    },
    write(path, bytes, key) {
      emit(path, bytes)
      const artifact = {path, mediaType: mediaTypeOf(path), size: bytes.length, digest: digest(bytes)}
      folder.add(artifact, key)
      artifacts.push(artifact)
    },
  }
}
