/** What a page says of a neighbour: little enough to be copied into every view that names it. */
import {constant} from '../base/digest.ts'
import type {Entry, EntryId, IsoDate, Site} from '../base/types.ts'
import {listDate, textOf} from './html/fields.ts'
import {oncePerOffice, wholeOf} from './html/memo.ts'
import {sayIfKnown} from './html/words.ts'
import {type Stamp, stampOf} from './stamp.ts'

export type Card = {
  readonly url: string
  readonly title: string
  readonly kind: string
  /** 政策文件 */
  readonly kindTitle: string
  readonly documentNumber?: string
  /** The day under which lists show it. */
  readonly date?: IsoDate
  readonly stamp?: Stamp
  /** The form of an interpretation in one word: 文字, 图解, 视频, 问答. */
  readonly form?: string
}

const cards = oncePerOffice(() => new Map<EntryId, Card>())

/** The card of an entry, made once a site; in a part of a site a neighbour shows the card that it has in the whole. */
export function card(site: Site, entry: Entry): Card {
  const made = cards(site)
  let found = made.get(entry.id)
  if (!found) {
    const whole = wholeOf(site)
    found = constant(makeCard(whole, whole.byId.get(entry.id) ?? entry))
    made.set(entry.id, found)
  }
  return found
}

function makeCard(site: Site, entry: Entry): Card {
  const form = textOf(entry.data, 'form')
  return present({
    url: entry.url,
    title: entry.data.title,
    kind: entry.kind,
    kindTitle: site.project.kinds.get(entry.kind)?.title ?? entry.kind,
    documentNumber: textOf(entry.data, 'documentNumber'),
    date: listDate(site, entry),
    stamp: stampOf(site, entry),
    form: form === undefined ? undefined : sayIfKnown(site, `forms.${form}`),
  })
}

/** A mapping without its undefined members, as views must be: plain JSON, and a template may ask `{% if card.date %}`. */
export function present<Shape extends object>(shape: {[Key in keyof Shape]: Shape[Key] | undefined}): Shape {
  const kept: Partial<Shape> = {}
  for (const key in shape) if (shape[key] !== undefined) kept[key] = shape[key]
  return kept as Shape
}
