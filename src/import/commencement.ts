/** What a text says about its own time: 自…起施行, 有效期至…, 同时废止. Only plain dates are taken; the rest is told. */
import {dateIn, printedDateSource} from '../base/dates.ts'
import {instrumentSource, instrumentsIn} from '../base/titles.ts'
import type {IsoDate, Point} from '../base/types.ts'
import type {Block} from './blocks.ts'
import {bare} from './spaces.ts'

export interface Statement {
  readonly kind: 'effective' | 'on-publication' | 'expiry' | 'period' | 'repeal'
  /** Of `effective` and `expiry`. */
  readonly date: IsoDate | null
  /** The words, cut to be shown. */
  readonly text: string
  readonly place: Point
  /** Of `repeal`: what is repealed, and since when as far as the same paragraph says. */
  readonly instruments?: readonly Repealed[]
}
export interface Repealed {
  readonly title: string
  readonly documentNumber?: string
  readonly date?: IsoDate
}

const own =
  '(?:本|该)(?:办法|规定|条例|细则|法|解释|意见|通知|通告|公告|决定|方案|规则|制度|措施|标准|目录|令|文件|实施细则|实施办法)'
const date = `(${printedDateSource})`
const patterns: readonly {readonly kind: Statement['kind']; readonly pattern: RegExp}[] = [
  {
    kind: 'effective',
    pattern: new RegExp(
      `(?:${own}[^。；，]{0,20}?|(?:公布|发布|印发)[^。；，]{0,60}，[^。；，]{0,6}?)自${date}起(?:施行|实施|执行|生效)`,
      'gu',
    ),
  },
  {
    kind: 'on-publication',
    pattern: new RegExp(`${own}[^。；，]{0,20}?自(?:公布|发布|印发)之日起(?:\\d+日后)?(?:施行|实施|执行|生效)`, 'gu'),
  },
  {kind: 'expiry', pattern: new RegExp(`有效期(?:截止到|截至|至|到)${date}`, 'gu')},
  {
    kind: 'period',
    pattern: new RegExp(
      `(?:${own}|起(?:施行|实施|执行))[^。；]{0,20}有效期(?:为|限为|限)?[一二三四五六七八九十两\\d]+年|(?:上述|本)[^。；]{0,20}(?:执行|实施|试行)期限?[^。；]{0,40}`,
      'gu',
    ),
  },
  {
    kind: 'repeal',
    pattern: new RegExp(
      `(?:${instrumentSource}[、，和及与以]*){1,200}(?:自[^，《》]*起)?(?:同时|即行|一并|相应)?(?:予以)?(?:废止|停止执行)`,
      'gu',
    ),
  },
]

/** Every statement, in order of the text. A date that does not exist is told with `date` null. */
export function statementsIn(blocks: readonly Block[]): Statement[] {
  return blocks.flatMap(({text: printed, place}) => {
    // What stands in “” is another's words.
    const text = bare(printed).replace(/“[^”]*”/gu, quoted => '　'.repeat(quoted.length))
    const found = patterns.flatMap(({kind, pattern}) =>
      [...text.matchAll(pattern)].map(match => ({kind, date: match[1] ? dateIn(match[1]) : null, words: match[0]})),
    )
    const since = found.find(({kind}) => kind === 'effective')?.date ?? null
    return found.map(
      ({kind, date, words}): Statement => ({
        kind,
        date,
        text: words.slice(-60),
        place,
        ...(kind === 'repeal' && {instruments: repealedIn(words, since)}),
      }),
    )
  })
}

const repealedIn = (words: string, date: IsoDate | null): Repealed[] =>
  instrumentsIn(words).map(({title, number}) => ({
    title,
    ...(number !== undefined && {documentNumber: number}),
    ...(date !== null && {date}),
  }))
