/** Personal numbers where they are published: what the rules about 公民身份号码, 手机号码 and 银行卡号 have in common. */
import type {Root} from 'mdast'
import {steps} from '../base/pointer.ts'
import type {AttachedFile, Entry, Finding, Pointer, Position, Report} from '../base/types.ts'
import {passagesIn} from './block-texts.ts'
import {type NumberKind, type PersonalNumber, personalNumbersIn} from './personal-numbers.ts'
import {fieldName, fileTexts, textsIn} from './places.ts'
import {remembered} from './remembered.ts'

const names: Readonly<Record<NumberKind, string>> = {identity: '公民身份号码', mobile: '手机号码', card: '银行卡号'}

/** So many are told one by one; who has a list of hundreds need not read hundreds of findings. */
const most = 10

interface PlacedNumber {
  readonly number: PersonalNumber
  /** The last digits as written, without gaps: a phone without its country. */
  readonly digits: string
  readonly place: Position
}

const inBody = remembered((body: Root): readonly PlacedNumber[] =>
  passagesIn(body).flatMap(({text, place}) =>
    personalNumbersIn(text).map(number => ({
      number,
      digits: digitsOf(text.slice(number.index, number.index + number.length)),
      place: place(number.index, number.index + number.length),
    })),
  ),
)

/** Findings for the numbers of a kind in a body, but for those that the office publishes as its own. */
export function reportInBody(kind: NumberKind, body: Root, report: Report, own: ReadonlySet<string> = new Set()): void {
  const found = inBody(body).filter(({number, digits}) => number.kind === kind && !own.has(digits))
  for (const [index, {number, place}] of found.slice(0, most).entries()) {
    const more = index === most - 1 && found.length > most ? `，后面还有${found.length - most}个` : ''
    report({at: place, ...toldOf(number, '正文里', more)})
  }
}

const inFields = remembered(({data}: Entry) =>
  textsIn(data).flatMap(({text, pointer}) => personalNumbersIn(text).map(number => ({number, pointer}))),
)

/** Findings for the numbers of a kind in front matter. */
export function reportInFields(kind: NumberKind, entry: Entry, report: Report, isExempt?: (pointer: Pointer) => boolean): void {
  for (const {number, pointer} of inFields(entry)) {
    if (number.kind === kind && !isExempt?.(pointer)) report({at: pointer, ...toldOf(number, `${fieldName(pointer)}里`)})
  }
}

interface FileNumber {
  readonly number: PersonalNumber
  readonly spot: string
  readonly place?: Position | undefined
}

const inFile = remembered((file: AttachedFile): readonly FileNumber[] => {
  const found: FileNumber[] = []
  for (const {text, spot, place} of fileTexts(file)) {
    for (const number of personalNumbersIn(text))
      found.push({number, spot, place: place?.(number.index, number.index + number.length)})
  }
  return found
})

/** One finding for the numbers of a kind in a file, at the first of them. */
export function reportInFile(kind: NumberKind, file: AttachedFile, report: Report): void {
  const found = inFile(file).filter(({number}) => number.kind === kind)
  const [first] = found
  if (!first) return
  const more = found.length > 1 ? `，全文件共${found.length}个` : ''
  report({...(first.place && {at: first.place}), ...toldOf(first.number, `附件（${first.spot}）里`, more)})
}

function toldOf(
  {kind, masked, isGuess}: PersonalNumber,
  where: string,
  more = '',
): Pick<Finding, 'reason' | 'verdict' | 'expected' | 'note'> {
  const name = names[kind]
  return {
    reason: `${where}${isGuess ? '像是有' : '有'}${name}${masked}${more}`,
    ...(isGuess && {verdict: 'review'}),
    expected: [masked],
    note: notes[kind](masked),
  }
}

const notes: Readonly<Record<NumberKind, (masked: string) => string>> = {
  identity: masked => `删去，或遮盖成 ${masked}；依法应当公开的也只公开遮盖后的号码`,
  mobile: masked => `个人的手机号码删去，或遮盖成 ${masked}；是单位对外公布的联系电话，写在联系方式（contact）里`,
  card: masked => `删去，或遮盖成 ${masked}；是单位收款账户的，写明户名`,
}

const digitsOf = (text: string): string => text.replaceAll(/\D/gu, '').slice(-11)

/** The phones that an entry gives as its own: whoever publishes them wants to be called. */
export const ownPhones = ({data}: Entry): ReadonlySet<string> =>
  new Set(
    textsIn(data).flatMap(({text, pointer}) => (isContact(pointer) ? (text.match(/[\d -]{11,}/gu) ?? []).map(digitsOf) : [])),
  )

/** 联系方式 and the channels of a consultation. */
export function isContact(pointer: Pointer): boolean {
  const path = steps(pointer)
  const last = path.at(-1) ?? ''
  return last === 'phone' || last === 'fax' || path.includes('channels')
}
