/** Bare addresses in running text. */
import type {Link, Nodes, Parents, Text} from 'mdast'
import {pointAt} from '../base/points.ts'

/** What no address is written with in a Chinese text: it ends where Chinese goes on. */
const chinese = /[\p{Script=Han}\u2014\u2018-\u201d\u2026\u3000-\u303f\uff00-\uffef]/u

/** GFM links a bare address up to the next white space; in `见www.example.com，或…` that would be the rest of the sentence. */
export function shortenAddresses(parent: Parents, text: string, lines: readonly number[]): void {
  const children: Nodes[] = parent.children
  for (let index = 0; index < children.length; index++) {
    const halves = halvesOf(children[index]!, text, lines)
    if (!halves) continue
    children.splice(index, 1, ...halves)
    index++
  }
}

/** The address, still a link if it is one, and the sentence that goes on behind it; null when there is nothing to cut. */
function halvesOf(node: Nodes, text: string, lines: readonly number[]): [Link | Text, Text] | null {
  const start = node.position?.start.offset
  if (node.type !== 'link' || start === undefined || /[[<]/.test(text[start] ?? '')) return null
  const [child] = node.children
  const cut = child?.type === 'text' ? child.value.search(chinese) : -1
  if (child?.type !== 'text' || cut < 0) return null
  const kept = child.value.slice(0, cut).replace(/[.,:;!?'"]+$/, '')
  const between = pointAt(lines, start + kept.length)
  const position = {start: node.position!.start, end: between}
  const url = node.url.slice(0, node.url.length - child.value.length) + kept
  const rest: Text = {
    type: 'text',
    value: child.value.slice(kept.length),
    position: {start: between, end: node.position!.end},
  }
  return [
    isAddress(kept)
      ? {...node, url, children: [{...child, value: kept, position}], position}
      : {type: 'text', value: kept, position},
    rest,
  ]
}

const isAddress = (text: string): boolean => /\.[a-z0-9]/i.test(text.replace(/^(?:https?:\/\/)?(?:www\.)?/i, 'x.'))
