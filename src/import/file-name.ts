/** What a file name says: `行政复议办法(2023-09-01)` against `{title}({date})`. */

const parts: Readonly<Record<string, string>> = {
  title: '(?<title>.+?)',
  date: '(?<date>\\d{4}[-.年]?\\d{1,2}[-.月]?\\d{1,2}日?)',
  number: '(?<number>.+?)',
  any: '.*?',
}

/** Title, date and number as far as the pattern has them and the name fits it; nothing when it does not. */
export function fileNameParts(name: string, pattern: string | undefined): Readonly<Record<string, string>> {
  if (pattern === undefined) return {}
  const source = pattern
    .split(/(\{(?:title|date|number|any)\})/)
    .map(piece => parts[piece.slice(1, -1)] ?? piece.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
    .join('')
  return {...new RegExp(`^${source}$`, 'u').exec(name.normalize('NFC'))?.groups}
}
