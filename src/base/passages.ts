/** A body cut into the pieces that are compared as one: a heading, a paragraph, an item, a row of a table. */
export interface Passage {
  /** Its own anchor, `tiao-12`, `tiao-12-k2-x3`, `s1-2`; null for what has none. */
  readonly id: string | null
  /** The anchor of the clause that it belongs to, its own if it begins one; null before the first. */
  readonly unit: string | null
  readonly kind: 'heading' | 'text' | 'row'
  /** The printed number it begins with, white space included: `第十二条　`; of a row, its first cell and the tab. Empty where there is none. */
  readonly label: string
  /** What follows, as printed; cells of a row are parted by tabs. `label + text` is the whole piece. */
  readonly text: string
}
