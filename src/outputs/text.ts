/** A policy as plain text: title, 发文字号, then the body. For readers of very old machines, and for pasting. */
import {defineOutput} from '../base/define.ts'
import {fileOfUrl} from '../base/paths.ts'
import type {Digest, Entry, Planned, Site} from '../base/types.ts'
import {writable} from '../base/xml.ts'
import {isMadeOf} from './address.ts'

type View = {
  readonly title: string
  readonly documentNumber: string
  readonly text: Digest
}

function* own(site: Site, entry: Entry): Iterable<Planned<View>> {
  if (!isMadeOf(site, entry, 'text')) return
  yield {
    path: fileOfUrl(`${entry.url}text.txt`),
    // Nothing but the entry is seen, and most entries are as they were.
    digest: `text-${entry.digest}`,
    get view() {
      return viewOf(entry)
    },
  }
}

function viewOf({data: {title, documentNumber}, body: {text}}: Entry): View {
  return {title, documentNumber: typeof documentNumber === 'string' ? documentNumber : '', text}
}

export default defineOutput<View>({
  name: 'text',
  mediaType: 'text/plain; charset=utf-8',
  *plan(site) {
    for (const entry of site.entries) yield* own(site, entry)
  },
  halves: {overall: () => [], own},
  async render({view: {title, documentNumber, text}}, tools) {
    const head = [title, documentNumber].filter(line => line !== '').join('\n')
    return `${writable(`${head}\n\n${await tools.text(text)}`).trimEnd()}\n`
  },
})
