/** Markdown that does not do what its writer meant: it would be published as it stands, or lose a part, and nobody would be told. */
import type {Code, Heading, Image, Link, Nodes, Paragraph, Root, Table, Text} from 'mdast'
import {diagnostic} from '../base/diagnostics.ts'
import {pointAt} from '../base/points.ts'
import {normalTitle} from '../base/titles.ts'
import type {Diagnostic, Position} from '../base/types.ts'

/** What is said of one slip; `place` is the node's unless given. */
interface Slip {
  readonly ruleId: string
  readonly reason: string
  readonly note: string
  readonly place?: Position | undefined
  readonly actual?: string
  /** Something is lost, not only ugly. */
  readonly error?: boolean
  /** It may have been meant. */
  readonly unsure?: boolean
}

interface Source {
  readonly text: string
  readonly lines: readonly number[]
}

/** The slips of a body in document order. `tree` is what `parse` made of `text`; `title` is the one that the page shows above it. */
export function slipsIn(tree: Root, text: string, title: string, path: string): Diagnostic[] {
  const source = {text, lines: tree.data?.lines ?? [0]}
  const found: Diagnostic[] = []
  const add = (node: Nodes, {place = node.position, error, unsure, ...slip}: Slip): void => {
    found.push(
      diagnostic({source: 'markdown', path, place, level: error ? 'error' : 'warn', ...(unsure && {verdict: 'review'}), ...slip}),
    )
  }
  const repeated = repeatedTitle(tree, title)
  if (repeated) add(tree.children[0]!, repeated)
  const waiting: Nodes[] = [tree]
  while (waiting.length > 0) {
    const node = waiting.pop()!
    for (const slip of slipsOf(node, source)) add(node, slip)
    if ('children' in node) for (let at = node.children.length; at-- > 0; ) waiting.push(node.children[at]!)
  }
  return found
}

const none: readonly Slip[] = []

function slipsOf(node: Nodes, source: Source): readonly Slip[] {
  switch (node.type) {
    case 'paragraph':
      return ofParagraph(node)
    case 'text':
      return /[[#＃]/u.test(node.value) ? ofText(node, source) : none
    case 'link':
      return ofLink(node)
    case 'image':
      return ofImage(node)
    case 'table':
      return ofTable(node)
    case 'code':
      return ofCode(node, source)
    default:
      return none
  }
}

function plainText(node: Nodes): string {
  if ('value' in node) return node.value
  if (!('children' in node)) return ''
  let text = ''
  for (const child of node.children) text += plainText(child)
  return text
}

/** The first block says again what the page has as its title. */
function repeatedTitle(tree: Root, title: string): Slip | null {
  const first: Nodes | undefined = tree.children[0]
  if (first?.type !== 'heading' && first?.type !== 'paragraph') return null
  if (normalTitle(plainText(first as Heading | Paragraph)) !== normalTitle(title)) return null
  return {
    ruleId: 'title-repeated',
    reason: '正文开头又写了一遍标题，网页上会出现两次',
    note: '删去这一行：标题（title）已经写在信息栏里',
  }
}

function ofParagraph(node: Paragraph): readonly Slip[] {
  const text = plainText(node)
  if (!text.includes('\n') || !/[|｜]/u.test(text)) return none
  const rows = text.split('\n')
  if (rows.length < 2 || !rows.every(isRow)) return []
  const isWide = rows.some(row => row.includes('｜'))
  return [
    {
      ruleId: 'table-literal',
      reason: isWide ? '表格的竖线是全角的“｜”，不会成为表格' : '表格第二行不是 |---|---|，不会成为表格',
      note: isWide ? '把“｜”都改成半角的 |' : `在第一行下面加一行 ${'|---'.repeat(Math.max(1, rows[0]!.split('|').length - 2))}|`,
    },
  ]
}

function isRow(line: string): boolean {
  const row = line.trim()
  return row.length > 1 && '|｜'.includes(row[0]!) && '|｜'.includes(row.at(-1)!)
}

/** Patterns that a renderer leaves as text, where an editor has meant more. */
function ofText(node: Text, source: Source): Slip[] {
  const at = (match: RegExpExecArray): Position | undefined => spanOf(node, match.index, match.index + match[0].length, source)
  const found: Slip[] = []
  const heading = /^(?:#{1,6}(?=[^\s#])(?![^#\n]*#)|[#＃]{1,6}(?<=＃)\s*)/u.exec(node.value)
  if (heading && isLineStart(node, source)) {
    const hashes = heading[0].trim().normalize('NFKC')
    const isWide = heading[0].includes('＃')
    found.push({
      ruleId: 'heading-literal',
      reason: isWide ? '标题的“＃”是全角的，会原样显示在网页上' : `标题的“${hashes}”后面少一个空格，会原样显示在网页上`,
      place: at(heading),
      note: `改成 ${hashes.length === 1 ? '##' : hashes} ${node.value.slice(heading[0].length).split('\n')[0]!.trim().slice(0, 40)}`,
      unsure: true,
    })
  }
  // Bounded, so that a line of nothing but brackets costs no more than any other.
  if (!node.value.includes('[')) return found
  const wide = /[!！]?\[([^[\]\n]{0,200})\]（([^（）\s]{1,500})）/u.exec(node.value)
  if (wide && /[./#]/u.test(wide[2]!))
    found.push({
      ruleId: 'link-literal',
      reason: '链接的括号是全角的，不会成为链接',
      place: at(wide),
      note: `改成 ${wide[0].startsWith('[') ? '' : '!'}[${wide[1]}](${wide[2]})`,
    })
  const blank = /!?\[([^[\]\n]{0,200})\]\(([^()\n]{1,500})\)/u.exec(node.value)
  if (blank && /\s/u.test(blank[2]!.trim()))
    found.push({
      ruleId: 'link-literal',
      reason: '链接地址里有空格，不会成为链接',
      place: at(blank),
      note: `用尖括号括住地址：${blank[0].startsWith('!') ? '!' : ''}[${blank[1]}](<${blank[2]!.trim()}>)`,
    })
  return found
}

/** Where characters of a text stand in the source. */
function spanOf(node: Text, from: number, to: number, {lines}: Source): Position | undefined {
  if (!node.position) return undefined
  const start = node.position.start.offset!
  const offset = (index: number): number => node.data?.source?.[index] ?? start + index
  return {start: pointAt(lines, offset(from)), end: pointAt(lines, offset(to))}
}

/** Only white space stands before the text on its line. */
function isLineStart({position}: Text, {text, lines}: Source): boolean {
  const offset = position?.start.offset
  if (offset === undefined) return false
  const {line} = pointAt(lines, offset)
  return text.slice(lines[line - 1], offset).trim() === ''
}

/** `www.example.gov.cn`: a host whose scheme was left out. */
export const isBareAddress = (href: string): boolean =>
  /^(?:www\.[\w-]+|[\w-]+(?:\.[\w-]+)*\.(?:gov|com|org|net)\.cn|[\w-]+\.(?:cn|com|org|net))(?:[/?#:.]|$)/iu.test(
    href.slice(0, 200),
  )

function ofLink(node: Link): Slip[] {
  const {url} = node
  const words = plainText(node).trim()
  const hasImage = node.children.some(({type}) => type === 'image')
  if (url.trim() === '')
    return [
      {
        ruleId: 'link-empty',
        reason: '链接没有写地址',
        note: '在圆括号里写上地址，如 [文件](../../policies/2026/sswg-2026-3.md)',
        error: true,
      },
    ]
  if (isBareAddress(url))
    return [
      {
        ruleId: 'link-no-scheme',
        reason: `链接地址“${url.slice(0, 80)}”没有写 https://，会被当成本站的文件`,
        note: `改成 [${words.slice(0, 40)}](https://${url})`,
        error: true,
      },
    ]
  if (words !== '' || hasImage) return []
  return [{ruleId: 'link-empty', reason: '链接没有文字，读者看不见它', note: `在方括号里写上文字，如 [文件名称](${url})`}]
}

const ofImage = (node: Image): Slip[] =>
  node.alt?.trim()
    ? []
    : [
        {
          ruleId: 'image-alt',
          reason: '图片没有文字说明，看不见图的人不知道是什么',
          note: `在方括号里写上图里的内容，如 ![流程图：受理、审查、决定](${node.url})`,
        },
      ]

/** Cells beyond the last column are dropped without a word. */
function ofTable(node: Table): Slip[] {
  const columns = node.children[0]?.children.length ?? 0
  return node.children.flatMap((row, index): readonly Slip[] => {
    if (row.children.length <= columns) return none
    const extra = row.children.slice(columns)
    if (extra.every(cell => plainText(cell).trim() === '')) return []
    const words = extra.map(cell => plainText(cell).trim()).join('、')
    return [
      {
        ruleId: 'table-cells',
        reason: `表格第${index + 1}行有${row.children.length}格，表头只有${columns}格，多出的“${words.slice(0, 40)}”不会显示`,
        place: row.position,
        note: '在表头和第二行里补上一列，或把内容里的竖线写成 \\|',
        error: true,
      },
    ]
  })
}

/** 公文 hold no program code: what becomes code was indented, or a fence was left open. */
function ofCode(node: Code, {text}: Source): Slip[] {
  const {start, end} = node.position ?? {}
  if (start?.offset === undefined || end?.offset === undefined) return []
  const written = text.slice(start.offset, end.offset)
  const fence = /^\s*(`{3,}|~{3,})/u.exec(written)?.[1]
  if (fence === undefined)
    return [
      {
        ruleId: 'code-block',
        reason: '行首空了四格以上，会显示成代码',
        note: '删去行首的空格；段首空两格由网站排版，不用打',
        unsure: true,
      },
    ]
  const last = written.split('\n').at(-1)!.trim()
  if (written.includes('\n') && last.startsWith(fence)) return []
  return [
    {ruleId: 'code-block', reason: `“${fence}”没有成对，后面的内容都会显示成代码`, note: `在代码后面加一行 ${fence}，或删去它`},
  ]
}
