/** What people call each passage of a text: 第十二条第二款第（三）项, of its anchor and the numbers printed. */
import type {Passage} from '../base/passages.ts'

export interface Named {
  /** 第十二条, 第三章; empty for what has no number. */
  readonly article: string
  /** The passage itself, as finely as it can be named. */
  readonly clause: string
}

export function clauseNames(passages: readonly Passage[]): Named[] {
  const labels = new Map(passages.flatMap(({id, label}) => (id === null ? [] : [[id, label.trim()] as const])))
  return passages.map(passage => nameOf(passage, labels))
}

type Labels = ReadonlyMap<string, string>

const clauseId = /^(.*tiao-\d+(?:-\d+z)?)(?:-k(\d+))?(?:-(x\d+)(?:-m\d+)?)?$/u

function nameOf({id, unit, label}: Passage, labels: Labels): Named {
  const own = unit === null ? '' : `${annexOf(unit)}${labels.get(unit) ?? ''}`
  // A heading, a row, a line without a number is known by where it stands.
  if (id === null || !clauseId.test(unit ?? '')) return {article: own, clause: id === null ? own : outlineName(id, label, labels)}
  const [, , paragraph, item] = clauseId.exec(id) ?? []
  const hasParagraphs = labels.has(`${unit}-k2`)
  const number = paragraph === undefined ? (id === unit && hasParagraphs ? 1 : 0) : hasParagraphs ? Number(paragraph) : 0
  return {article: own, clause: `${own}${number > 0 ? `第${inWords(number)}款` : ''}${item === undefined ? '' : itemName(label)}`}
}

/** 第（三）项, and what is below it as printed. */
const itemName = (label: string): string => {
  const mark = label.trim()
  return /^[（(]/u.test(mark) ? `第${mark}项` : mark
}

const annexOf = (id: string): string => {
  const number = /^annex(?:-(\d+))?-/u.exec(id)
  return number ? `附件${number[1] ?? ''}` : ''
}

/** 一、（二）3.: the numbers from the top, as printed. */
function outlineName(id: string, label: string, labels: Labels): string {
  const steps = id.split('-')
  const above = steps.slice(1).map((_, at) => labels.get(steps.slice(0, at + 1).join('-')) ?? '')
  return `${annexOf(id)}${above.join('')}${label.trim()}`
}

const digits = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九']

/** 1 to 99. */
function inWords(number: number): string {
  const [tens, ones] = [Math.floor(number / 10), number % 10]
  return `${tens === 0 ? '' : `${tens === 1 ? '' : digits[tens]}十`}${digits[ones]}`
}
