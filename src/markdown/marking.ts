/**
 * Before the tree becomes html: blocks and citations that will need an id, a class or a link get a marker, and numbered paragraphs
 * become headings or split into lead and text. Where the tree goes through other hands, markers are attributes that content cannot forge,
 * because their token is the digest of all raw html in it; what they stand for is then carried out after sanitising, in `trusted.ts`.
 * Not a character of text changes.
 */
import type {BlockContent, Heading, List, ListItem, Nodes, Paragraph, PhrasingContent, Root, RootContent} from 'mdast'
import {digest} from '../base/digest.ts'
import type {Located} from './citations.ts'
import {inline, inner, rangesOf, split} from './inline.ts'
import {type Action, actionOf, type Marking} from './markers.ts'
import type {Block} from './structure/blocks.ts'
import {markerOf} from './structure/lines.ts'
import type {Structure} from './structure.ts'

/** The marked tree, each node with its action. */
export function marked(tree: Root, structure: Structure, located: readonly Located[]): Root {
  return withMarks(tree, structure, {mark: action => ({action}), ranges: rangesOf(located)})
}

export interface MarkedForHast {
  readonly tree: Root
  /** Markers are `<token>-<index in actions>`. */
  readonly token: string
  readonly actions: readonly Action[]
}

/** The marked tree, with the attributes that stand for the actions. `html`: all raw html of the tree, as `htmlIn` finds it. */
export function markedForHast(
  tree: Root,
  structure: Structure,
  located: readonly Located[],
  html: readonly string[],
): MarkedForHast {
  const token = `gz${digest(html.join('\n')).slice(0, 24)}`
  const actions: Action[] = []
  const mark: Marking['mark'] = action => ({action, hProperties: {dataGz: `${token}-${actions.push(action) - 1}`}})
  return {tree: withMarks(tree, structure, {mark, ranges: rangesOf(located)}), token, actions}
}

/** All raw html of a tree. */
export function htmlIn(tree: Root): string[] {
  const found: string[] = []
  const waiting: Nodes[] = [tree]
  while (waiting.length > 0) {
    const node = waiting.pop()!
    if (node.type === 'html') found.push(node.value)
    else if ('children' in node) waiting.push(...node.children)
  }
  return found
}

function withMarks(tree: Root, {blocks, flat}: Structure, marking: Marking): Root {
  const children: RootContent[] = []
  let at = 0
  for (let index = 0; index < tree.children.length; index++) {
    const node = tree.children[index]!
    const from = at
    while (at < blocks.length && blocks[at]!.index === index) at++
    if (node.type === 'list') children.push(...ofList(marking, node, blocks.slice(from, at), flat.has(index)))
    else if (from < at && (node.type === 'paragraph' || node.type === 'heading'))
      children.push(shaped(marking, node, blocks[from]!, ''))
    else children.push(inner(marking, node))
  }
  return {type: 'root', children: signatures(marking, children)}
}

const ofList = (marking: Marking, list: List, blocks: readonly Block[], isFlat: boolean): RootContent[] =>
  isFlat ? flattened(marking, list, blocks) : [listOf(marking, list, blocks)]

/** `1. ` in a 公文 is a numbered paragraph: its number is text, not a list's counting. */
function flattened(marking: Marking, list: List, blocks: readonly Block[]): RootContent[] {
  return list.children.flatMap((item, number): RootContent[] => {
    const block = blocks.find(candidate => candidate.item === number)
    const [first, ...rest] = item.children
    const paragraph = first as Paragraph
    const marker = markerOf(list, number)
    const start = block
      ? shaped(marking, paragraph, block, marker)
      : {...paragraph, children: prefixed(inner(marking, paragraph).children, marker)}
    return [start, ...rest.map(child => inner(marking, child))]
  })
}

function listOf(marking: Marking, list: List, blocks: readonly Block[]): List {
  const children = list.children.map((item, number): ListItem => {
    const id = blocks.find(candidate => candidate.item === number)?.id
    const children = item.children.map(child => inner(marking, child))
    return {...item, children, ...(id ? {data: {...item.data, ...marking.mark({id})}} : {})}
  })
  return {...list, children}
}

const prefixed = (children: readonly PhrasingContent[], marker: string): PhrasingContent[] => [
  {type: 'text', value: marker},
  ...children,
]

function shaped(marking: Marking, node: Paragraph | Heading, block: Block, marker: string): RootContent {
  const own = inline(marking, node)
  const children = marker === '' ? own : prefixed(own, marker)
  if (block.role === 'title') return headingOf(marking, block, children)
  const halves = block.role === 'lead' ? split(children, block.lead) : null
  return halves ? runIn(marking, block, halves) : plain(marking, block, children)
}

const headingOf = (marking: Marking, block: Block, children: PhrasingContent[]): Heading => ({
  type: 'heading',
  depth: block.rank as Heading['depth'],
  children,
  data: marking.mark({
    id: block.id ?? undefined,
    className: block.kind === 'annex' ? 'annex' : undefined,
    label: block.id ? labelOf(block) : undefined,
  }),
})

function runIn(marking: Marking, block: Block, [lead, text]: readonly [PhrasingContent[], PhrasingContent[]]): RootContent {
  const data = block.rest ? {data: marking.mark({id: block.rest})} : {}
  // An article's number runs in on the screen too, other leads on paper only.
  return division(marking, block.kind === 'tiao' ? 'ri tiao' : 'ri', [
    headingOf(marking, block, lead),
    {type: 'paragraph', children: text, ...data},
  ])
}

function plain(marking: Marking, {id, className}: Block, children: PhrasingContent[]): Paragraph {
  const data = id || className ? {data: marking.mark({id: id ?? undefined, className: className ?? undefined})} : {}
  return {type: 'paragraph', children, ...data}
}

const labelOf = ({kind, title}: Block): string => `${kind === 'tiao' || kind === 'l2' ? '本条' : '本节'}链接：${title}`

/** A `div`; mdast has none, so a node of no known type is named one. */
const division = (marking: Marking, className: string, children: BlockContent[]): RootContent =>
  ({type: 'division', children, data: {hName: 'div', ...marking.mark({className})}}) as unknown as RootContent

/** Issuers and date of a 落款 stand together. */
function signatures(marking: Marking, children: RootContent[]): RootContent[] {
  if (!children.some(isSignature)) return children
  const result: RootContent[] = []
  for (let at = 0; at < children.length; at++) {
    let end = at
    while (end < children.length && isSignature(children[end]!)) end++
    if (end - at < 2) result.push(children[at]!)
    else {
      const lines = children.slice(at, end) as Paragraph[]
      result.push(
        division(
          marking,
          'sign',
          lines.map(line => ({...line, data: {}})),
        ),
      )
      at = end - 1
    }
  }
  return result
}

const isSignature = (node: RootContent): boolean => node.type === 'paragraph' && actionOf(node)?.className === 'sign'
