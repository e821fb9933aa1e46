/** What is found in a document while it is read. */
export interface Contents {
  readonly lines: string[]
  /** Where each line stands. */
  readonly spots: string[]
  readonly hidden: string[]
  readonly revisions: string[]
  readonly comments: string[]
}

export const noContents = (): Contents => ({lines: [], spots: [], hidden: [], revisions: [], comments: []})

export function addLine({lines, spots}: Contents, line: string, spot: string): void {
  lines.push(line)
  spots.push(spot)
}

/** Adds a text that says something. */
export function put(texts: string[], text: string): void {
  if (text.trim() !== '') texts.push(text)
}
