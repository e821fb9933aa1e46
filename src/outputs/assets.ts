/** Files published as they are: those of entries, beside their pages, and the theme's own, under `/assets/`. */
import {defineOutput} from '../base/define.ts'
import {digest} from '../base/digest.ts'
import {byCodePoint} from '../base/paths.ts'
import type {Digest, Source} from '../base/types.ts'
import {publishedFiles} from './address.ts'

/** A file of an entry by its source; one of the theme by the digest under which its bytes were kept when the theme was read. */
type View =
  | {readonly source: Source & {readonly [member: string]: string | number | null}}
  | {readonly asset: string; readonly digest: Digest}

export default defineOutput<View>({
  name: 'assets',
  mediaType: 'application/octet-stream',
  *plan(site) {
    for (const entry of site.entries) {
      for (const {url, source} of publishedFiles(site, entry)) {
        const {path, size, revision} = source
        yield {path: url.slice(1), view: {source: {path, digest: source.digest, size, revision}}}
      }
    }
    const assets = [...site.project.theme.assets].toSorted(([a], [b]) => byCodePoint(a, b))
    for (const [path, bytes] of assets) yield {path: `assets/${path}`, view: {asset: path, digest: digest(bytes)}}
  },
  async render({view}, tools) {
    return 'source' in view ? tools.read(view.source) : tools.blob(view.digest)
  },
})
