/**
 * 新旧条文对照表: two texts of one instrument side by side, passage by passage, as plain data. Made once of a comparison; every form in
 * which people get it (page, csv, docx, Markdown) is written from this.
 */

/**
 * What became of a passage. `renumbered`: only its printed number is another one. `printed`: only the printing is (spaces, widths, kinds
 * of punctuation). A moved one may have changed, too.
 */
export type ChangeKind = 'same' | 'renumbered' | 'printed' | 'changed' | 'moved' | 'added' | 'removed'

/** A run of text: in both, only before, only after. `isNoise`: what stands beside it says the same, printed otherwise. */
export type ComparedPart = {
  readonly op: 'same' | 'removed' | 'added'
  readonly text: string
  readonly isNoise?: true
}

/** A passage on one side. */
export type ComparedSide = {
  /** Which passage of its text it is, from 0. */
  readonly at: number
  /** Its anchor on the page of its text, `tiao-12-k2`; null for what has none. */
  readonly id: string | null
  /** The anchor of its article; null before the first. */
  readonly unit: string | null
  /** 第十二条, 第三章: its article as people name it; empty for what has no number. */
  readonly article: string
  /** 第十二条第二款第（三）项; the article itself where there is nothing finer. */
  readonly clause: string
  /** The printed number it begins with, white space included. */
  readonly label: string
  readonly isHeading: boolean
}

export type ComparedRow = {
  readonly kind: ChangeKind
  readonly before: ComparedSide | null
  readonly after: ComparedSide | null
  /** Of the text after the label: without what was added it is the text before, without what was removed the text after, exactly. */
  readonly parts: readonly ComparedPart[]
  /** 说明, but for the kind: whole Chinese sentences without full stop. */
  readonly notes: readonly string[]
}

/** What there is to say of both texts in one word. `printed`: they differ in printing alone. */
export type Verdict = 'identical' | 'printed' | 'changed' | 'all-new' | 'all-gone'

export type ComparisonTable = {
  readonly verdict: Verdict
  /** Passages of each kind. */
  readonly counts: Readonly<Record<ChangeKind, number>>
  /** In the order of the text after; what was removed stands where it was. */
  readonly rows: readonly ComparedRow[]
}

/** Two texts of one instrument, set side by side: what pages say of it, and where the table lies. */
export type Compared = {
  /** Ids of the entries. */
  readonly before: string
  readonly after: string
  /** Of the JSON of the `ComparisonTable`. */
  readonly table: string
  readonly verdict: Verdict
  readonly counts: ComparisonTable['counts']
  /** Articles of the text after. */
  readonly articles: number
  /** Those in which something changed, in order. */
  readonly changed: readonly ChangedArticle[]
}
export type ChangedArticle = {
  /** Its anchor. */
  readonly id: string
  /** 第十二条 */
  readonly article: string
  /** All of it is new; it only stands elsewhere; or something in it says something else. */
  readonly how: 'added' | 'moved' | 'changed'
}
