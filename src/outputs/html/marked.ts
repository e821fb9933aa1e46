/** Marks in the text of a page: a line of their own before an article, so that no word of the text is touched. */
import {escapeAttribute, escapeText} from '../../base/xml.ts'
import type {Marks} from './frame.ts'

/** The compiled html with each mark before the block that begins its article; a mark whose article is not there is left out. */
export function marked(html: string, marks: Marks): string {
  const found = marks.flatMap(({id, text, url}) => {
    const at = startOf(html, id)
    const link = `<a href="${escapeAttribute(url)}">${escapeText(text)}</a>`
    return at < 0 ? [] : [{at, line: `<p class="seen" data-pagefind-ignore="all">${link}</p>\n`}]
  })
  let [result, from] = ['', 0]
  for (const {at, line} of found.toSorted((a, b) => a.at - b.at)) {
    result += html.slice(from, at) + line
    from = at
  }
  return result + html.slice(from)
}

/** Where the block begins that carries the id: the heading or paragraph itself, or the box around both. */
function startOf(html: string, id: string): number {
  // Text and attributes of compiled html are escaped, so this can only be the tag itself.
  for (const tag of ['h2', 'h3', 'h4', 'h5', 'h6', 'p']) {
    const at = html.indexOf(`<${tag} id="${id}"`)
    if (at < 0) continue
    const box = /<div class="ri[^"]*">$/u.exec(html.slice(Math.max(0, at - 60), at))
    return at - (box ? box[0].length : 0)
  }
  return -1
}
