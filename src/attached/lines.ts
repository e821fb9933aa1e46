/** Text that comes in pieces, as lines: paragraphs, and rows of tables with their cells parted by tabs. */

export interface Lines {
  /** What belongs to the paragraph that is open; lost when none is. */
  write(text: string): void
  openParagraph(): void
  closeParagraph(): void
  openRow(): void
  openCell(): void
  closeCell(): void
  closeRow(): void
}

/** Calls `take` with every line. Paragraphs lie in cells, cells in rows, tables in cells, and a text box in the middle of a paragraph. */
export function linesFor(take: (line: string) => void): Lines {
  const paragraphs: string[] = []
  /** A row holds its cells, a cell its paragraphs. */
  const rows: string[][] = []
  const cells: string[][] = []
  const put = (line: string): void => {
    const cell = cells.at(-1)
    if (cell) cell.push(line)
    else take(line)
  }
  return {
    write(text) {
      if (paragraphs.length > 0) paragraphs[paragraphs.length - 1] += text
    },
    openParagraph: () => void paragraphs.push(''),
    closeParagraph: () => paragraphs.pop()?.split('\n').forEach(put),
    openRow: () => void rows.push([]),
    openCell: () => void cells.push([]),
    closeCell: () => void rows.at(-1)?.push((cells.pop() ?? []).join(' ').replaceAll('\t', ' ')),
    closeRow: () => put((rows.pop() ?? []).join('\t')),
  }
}
