/** Follows every internal link of a built site; says which lead nowhere. */
import type {Element, Root} from 'hast'
import rehypeParse from 'rehype-parse'
import {unified} from 'unified'
import {visit} from 'unist-util-visit'

const parser = unified().use(rehypeParse)

export function elementsOf(html: string): Element[] {
  const found: Element[] = []
  visit(parser.parse(html) as Root, 'element', element => void found.push(element))
  return found
}

/** `page: target`, for each link, image, script or style whose file or anchor is not there. */
export function brokenLinks(files: readonly string[], read: (path: string) => string): string[] {
  const pages = new Map(files.filter(path => path.endsWith('.html')).map(path => [path, elementsOf(read(path))]))
  const ids = new Map([...pages].map(([path, elements]) => [path, new Set(elements.map(({properties}) => properties.id))]))
  const known = new Set(files)
  const broken: string[] = []
  for (const [page, elements] of pages) {
    for (const {tagName, properties} of elements) {
      if (tagName === 'link' && ['canonical', 'search'].includes(String(properties.rel))) continue
      for (const target of [properties.href, properties.src, properties.poster]) {
        if (typeof target !== 'string' || /^(?:https?|mailto|tel|data):/u.test(target)) continue
        const url = new URL(target, `https://site.invalid/${page.replace(/index\.html$/u, '')}`)
        const path = decodeURIComponent(url.pathname.slice(1).replace(/(?:^|(?<=\/))$/u, 'index.html'))
        const anchor = decodeURIComponent(url.hash.slice(1))
        const isThere = known.has(path) && (anchor === '' || ids.get(path)?.has(anchor))
        if (!isThere) broken.push(`${page}: ${target}`)
      }
    }
  }
  return broken
}
