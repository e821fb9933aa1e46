/** What is said about a body that does not become html as it was written. */
import type {Nodes, Root} from 'mdast'
import {diagnostic} from '../base/diagnostics.ts'
import type {BodyLink, Diagnostic} from '../base/types.ts'
import {isSafeHref, isSafeSource} from './urls.ts'

/** Links and images with an address that is not safe: they are taken out. */
export function unsafeLinks(links: readonly BodyLink[], path: string): Diagnostic[] {
  return links.flatMap(({href, image, place}): Diagnostic[] => {
    if (image && !isSafeSource(href))
      return [
        diagnostic({
          source: 'markdown',
          ruleId: 'image-offsite',
          reason: `图片地址“${href}”不是本站文件，已去掉`,
          path,
          place,
          actual: href,
          note: '请把图片放在条目文件旁边，写相对路径，如 ![说明](图1.png)',
        }),
      ]
    if (image || isSafeHref(href)) return []
    return [
      diagnostic({
        source: 'markdown',
        ruleId: 'link-unsafe',
        reason: `链接地址“${href}”不安全，已去掉`,
        path,
        place,
        actual: href,
        note: '站外链接请写完整的 https:// 地址；站内链接写相对路径',
      }),
    ]
  })
}

/** Tags that are not in `allowed` are taken out; say which, once a place. */
export function removedHtml(tree: Root, allowed: readonly string[], path: string): Diagnostic[] {
  const found: Diagnostic[] = []
  const waiting: Nodes[] = [tree]
  while (waiting.length > 0) {
    const node = waiting.pop()!
    if ('children' in node) waiting.push(...node.children.toReversed())
    if (node.type !== 'html') continue
    const names = [...new Set([...node.value.matchAll(/<([a-z][a-z0-9-]*)/giu)].map(match => match[1]!.toLowerCase()))]
    const removed = names.filter(name => !allowed.includes(name))
    if (removed.length === 0) continue
    found.push(
      diagnostic({
        level: 'warn',
        source: 'markdown',
        ruleId: 'html-removed',
        reason: `不允许的 HTML 标签 ${removed.map(name => `<${name}>`).join(' ')} 已去掉`,
        path,
        place: node.position,
        actual: removed.join(' '),
        note: '请用 Markdown 的写法；视频、附件写在 front matter 里',
      }),
    )
  }
  return found
}
