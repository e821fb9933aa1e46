/** What changed inside a passage, word by word (UAX #29 with the dictionary of ICU). */
import {diffArrays} from 'diff'
import {normal} from './normal.ts'

/** A run of text: in both, only before, only after. `isNoise`: what stands beside it says the same, printed otherwise. */
export interface Part {
  readonly op: 'same' | 'removed' | 'added'
  readonly text: string
  readonly isNoise?: true
}

const segmenter = new Intl.Segmenter('zh', {granularity: 'word'})

/** Longer texts are compared by character runs of punctuation: a diff of a hundred thousand words would take minutes. */
const mostWords = 20_000

/** The parts of both sides in order: all but the added ones make the text before, all but the removed ones the text after. */
export function partsOf(before: string, after: string): Part[] {
  if (before === after) return before === '' ? [] : [{op: 'same', text: before}]
  const head = commonHead(before, after)
  const tail = commonTail(before.slice(head), after.slice(head))
  const middle = changed(before.slice(head, before.length - tail), after.slice(head, after.length - tail))
  const parts: Part[] = [
    {op: 'same', text: before.slice(0, head)},
    ...middle,
    {op: 'same', text: before.slice(before.length - tail)},
  ]
  const all = joined(parts.filter(({text}) => text !== ''))
  // White space between words falls into other words on either side: only the whole tells that nothing else differs.
  return normal(before) === normal(after) ? all.map(asNoise) : withNoise(all)
}

const asNoise = (part: Part): Part => (part.op === 'same' ? part : {...part, isNoise: true})

function changed(before: string, after: string): Part[] {
  const changes = diffArrays(wordsOf(before), wordsOf(after), {timeout: 2000})
  // In two seconds no way was found: all of it is another text.
  if (!changes)
    return [
      {op: 'removed', text: before},
      {op: 'added', text: after},
    ]
  const parts = changes.map(
    ({value, added, removed}): Part => ({op: added ? 'added' : removed ? 'removed' : 'same', text: value.join('')}),
  )
  return withoutCrumbs(parts)
}

function wordsOf(text: string): string[] {
  if (text.length > mostWords * 2) return text.split(/(?<=[，。；：、！？\n])/u)
  return text
    .split(numbers)
    .flatMap((run, at) => (at % 2 === 1 ? [run] : Array.from(segmenter.segment(run), ({segment}) => segment)))
}

/** 第二十三条, 30%, 2024年, 二十万元, 百分之十: a dictionary cuts numbers anywhere, and half a number says nothing. */
const numbers =
  /(第[0-9０-９〇零一二三四五六七八九十百千]+[编章节条款项目]?|百分之[零一二三四五六七八九十百点]+|[0-9０-９][0-9０-９.．,，]*(?:[%％‰年月日天元个]|(?:万|亿)元?)?|[〇零一二三四五六七八九十百千万亿两]+(?:个?工作日|个?月|小时|周岁|[年日天元倍人])|[〇零一二三四五六七八九十百千万亿两]{2,})/u

/** Where the texts begin to differ, at the beginning of a word: a number is not cut in two. */
function commonHead(before: string, after: string): number {
  let at = 0
  while (at < before.length && at < after.length && before[at] === after[at]) at++
  while (at > 0 && !isBoundary(before, at)) at--
  return at
}

function commonTail(before: string, after: string): number {
  let size = 0
  const most = Math.min(before.length, after.length)
  while (size < most && before[before.length - 1 - size] === after[after.length - 1 - size]) size++
  while (size > 0 && !isBoundary(before, before.length - size)) size--
  return size
}

/** Only marks of punctuation surely part two words, whatever the words. */
const isBoundary = (text: string, at: number): boolean =>
  at === 0 || at === text.length || /[，。；：、！？《》（）“”\s]/u.test(text[at - 1]!)

/** A lone character that stays between two changes helps nobody: it goes with them. */
function withoutCrumbs(parts: readonly Part[]): Part[] {
  return parts.flatMap((part, at): Part[] => {
    const [last, next] = [parts[at - 1], parts[at + 1]]
    const isCrumb = part.op === 'same' && part.text.length === 1 && last && next && /\p{Script=Han}/u.test(part.text)
    return isCrumb
      ? [
          {op: 'removed', text: part.text},
          {op: 'added', text: part.text},
        ]
      : [part]
  })
}

/** Neighbours of a kind become one; between two that stay, what was removed stands before what was added. */
function joined(parts: readonly Part[]): Part[] {
  const result: Part[] = []
  let [removed, added] = ['', '']
  const flush = (): void => {
    if (removed !== '') result.push({op: 'removed', text: removed})
    if (added !== '') result.push({op: 'added', text: added})
    ;[removed, added] = ['', '']
  }
  for (const {op, text} of parts) {
    if (op === 'removed') removed += text
    else if (op === 'added') added += text
    else {
      flush()
      const last = result.at(-1)
      if (last?.op === 'same') result[result.length - 1] = {op, text: last.text + text}
      else result.push({op, text})
    }
  }
  flush()
  return result
}

/** Marks changes that only printing makes. */
function withNoise(parts: readonly Part[]): Part[] {
  const isNoise = parts.map((part, at) => {
    if (part.op === 'same') return false
    const other = part.op === 'removed' ? parts[at + 1] : parts[at - 1]
    const pair = other && other.op !== 'same' && other.op !== part.op ? other.text : ''
    return normal(part.text) === normal(pair)
  })
  return parts.map((part, at) => (isNoise[at] ? {...part, isNoise: true} : part))
}
