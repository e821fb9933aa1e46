/** Where a passage stands, as people say it: 第七条第二款（一）, 二、（三）. */
import type {Passage} from '../base/passages.ts'

/** The places of all passages of a text, in order. */
export function placesOf(passages: readonly Passage[]): string[] {
  const labels = new Map<string, string>()
  for (const {id, label, kind, text} of passages) {
    if (id === null || labels.has(id)) continue
    labels.set(id, label.trim() === '' && kind === 'heading' ? `“${text.trim().slice(0, 20)}”` : bare(label))
  }
  return passages.map(({id, unit, kind, label}) => {
    const own = id ?? unit
    const place = own === null ? '' : placeOf(own, labels)
    return kind === 'row' ? `${place}表格“${bare(label)}”行` : place
  })
}

const bare = (label: string): string => label.replaceAll(/[\s#\t]+/gu, '')

/** `tiao-7-k2-x1`: the labels of `tiao-7`, `tiao-7-k2` (which has none: 第二款) and `tiao-7-k2-x1`, one behind another. */
function placeOf(id: string, labels: ReadonlyMap<string, string>): string {
  const steps = id.split('-')
  let place = ''
  for (let end = 1; end <= steps.length; end++) {
    const label = labels.get(steps.slice(0, end).join('-'))
    const paragraph = /^k(\d+)$/u.exec(steps[end - 1]!)?.[1]
    // The first 款 is named only where it is what is meant: 第七条（一）.
    if (paragraph !== undefined) place += paragraph === '1' ? '' : `第${numerals(Number(paragraph))}款`
    // 第三条之一 is no part of 第三条.
    else if (label !== undefined) place = /^第.+?[编章节条]/u.test(label) ? label : place + label
  }
  return place
}

const digits = '零一二三四五六七八九'
/** 1 to 99, as clauses are numbered. */
function numerals(number: number): string {
  const [tens, ones] = [Math.floor(number / 10), number % 10]
  const head = tens === 0 ? '' : tens === 1 ? '十' : `${digits[tens] ?? tens}十`
  return head + (ones === 0 && tens > 0 ? '' : digits[ones]!)
}
