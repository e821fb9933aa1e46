/** What a person must look at after an import, in words: where letterhead, 题注, 落款 and text leave a doubt. */
import {inChinese} from '../base/dates.ts'
import type {Diagnostic} from '../base/types.ts'
import type {AttachedTitle} from './attached.ts'
import type {Block, Line} from './blocks.ts'
import type {Statement} from './commencement.ts'
import type {Part} from './letterhead.ts'
import {review, shown, tell} from './say.ts'
import type {SignOff} from './sign-off.ts'
import {bare} from './spaces.ts'
import type {Remark} from './structure.ts'
import {type Values, valueIn} from './values.ts'

export function toldLetterhead(differs: readonly Part[], path: string): Diagnostic[] {
  const what: Readonly<Record<Part['kind'], string>> = {
    title: '标题',
    number: '发文字号',
    order: '令的名称和编号',
    mark: '发文机关标志',
  }
  return differs.map(({kind, text, place}) =>
    review(
      'import-letterhead-differs',
      path,
      `版头里的${what[kind]}“${shown(text)}”与元数据不一致，或元数据里没有，保留在正文里`,
      {
        at: place,
        actual: shown(text),
        note: '核对后改正元数据，或删去正文里的这一行',
      },
    ),
  )
}

export function toldHistory(history: readonly Line[], path: string): Diagnostic[] {
  return history.flatMap(({text, place}) => {
    if (!/^\d{4}年\d{1,2}月\d{1,2}日/u.test(text))
      return [
        review('import-history-unclear', path, `题注里的一行没有日期，原样保留：${shown(text, 60)}`, {
          at: place,
          note: '可能是上一行断开的，请对照原件',
        }),
      ]
    const open = (text.match(/[（(]/gu) ?? []).length
    const close = (text.match(/[）)]/gu) ?? []).length
    return open === close
      ? []
      : [tell('import-history-unclear', path, `题注里的括号不成对，原样保留：${shown(text.slice(-30), 60)}`, {at: place})]
  })
}

export interface Signed {
  readonly own: SignOff | null
  readonly all: readonly SignOff[]
  readonly issuers: readonly string[]
  /** A text with a 题注 is a statute, which nobody signs. */
  readonly isStatute: boolean
}

export function toldSignOff({own, all, issuers, isStatute}: Signed, values: Values, path: string): Diagnostic[] {
  if (!own) {
    if (isStatute) return []
    const [unsigned] = all
    return [
      unsigned
        ? review('import-sign-off-missing', path, `有日期“${shown(unsigned.dateText)}”，上面没有认出发文机关署名`, {
            at: unsigned.place,
          })
        : tell('import-sign-off-missing', path, '没有认出落款'),
    ]
  }
  const told: Diagnostic[] = []
  const writtenDate = valueIn(values, 'writtenDate')
  if (own.date === null)
    told.push(
      review('import-date-refused', path, `落款日期“${shown(own.dateText)}”不存在`, {at: own.place, actual: own.dateText}),
    )
  else if (typeof writtenDate === 'string' && own.date !== writtenDate)
    told.push(
      review('import-sign-off-differs', path, `落款日期 ${inChinese(own.date)} 与成文日期（writtenDate）${writtenDate} 不一致`, {
        at: own.place,
        actual: own.dateText,
        expected: [writtenDate],
        note: '对照原件，改正元数据或正文',
      }),
    )
  const isOrder = /^(?:总理|主席|省长|市长|区长|县长|部长|局长|主任)/u.test(own.signer)
  const signer = bare(own.signer).replaceAll('、', '')
  if (issuers.length > 0 && !isOrder && signer !== bare(issuers.join('')))
    told.push(
      review(
        'import-sign-off-differs',
        path,
        `落款署名“${shown(own.signer)}”与发文机关（issuers）“${shown(issuers.join('、'))}”不一致`,
        {
          at: own.place,
          actual: own.signer,
          expected: issuers,
          note: '对照原件，改正元数据或正文',
        },
      ),
    )
  if (/不予公开|不公开|依申请公开/u.test(own.annotation) && valueIn(values, 'access') === '主动公开')
    told.push(
      review('import-annotation-differs', path, `附注“${own.annotation}”与公开属性（access）“主动公开”矛盾`, {
        at: own.place,
        actual: own.annotation,
        note: '先弄清能否公开，再导入',
      }),
    )
  return told
}

export function toldStatements(statements: readonly Statement[], values: Values, path: string): Diagnostic[] {
  const told: Diagnostic[] = []
  const effectiveDate = valueIn(values, 'effectiveDate')
  for (const {kind, date, text, place} of statements) {
    if (kind === 'on-publication' && effectiveDate === undefined)
      told.push(
        tell('import-effective-unstated', path, `正文写“${shown(text)}”，没有写出日期，施行日期（effectiveDate）空着`, {
          at: place,
        }),
      )
    if (kind === 'effective' && date && typeof effectiveDate === 'string' && date > effectiveDate)
      told.push(
        review('import-date-unclear', path, `正文写的施行日期 ${date} 与施行日期（effectiveDate）${effectiveDate} 不一致`, {
          at: place,
          actual: shown(text),
        }),
      )
    if (kind === 'period')
      told.push(
        review('import-period', path, `正文规定了期限：“${shown(text)}”，有效期至（expiryDate）没有填`, {
          at: place,
          actual: shown(text),
          note: '查证后在对照表 overrides 里补写 expiryDate',
        }),
      )
    if (kind === 'repeal' && valueIn(values, 'repeals') === undefined)
      told.push(
        review('import-repeal', path, `正文废止了别的文件：“${shown(text, 60)}”`, {
          at: place,
          actual: shown(text, 60),
          note: '在对照表 take 里写 repeals: text，或在 overrides 里补写',
        }),
      )
  }
  return told
}

/** Text behind the 落款 whose beginning is no title that the document names. */
export function toldAttached(
  body: readonly Block[],
  own: SignOff | null,
  attached: readonly AttachedTitle[],
  path: string,
): Diagnostic[] {
  const next = own ? body[own.end] : undefined
  if (!own || next?.type !== 'line' || attached.some(({at}) => at === own.end) || next.depth !== null) return []
  if (Array.from(bare(next.text)).length > 40 || /[。；：，）]$/u.test(next.text)) return []
  return [
    review('import-title-unclear', path, `落款后面的“${shown(next.text)}”像附件标题，但正文没有提到这个名称，按普通段落保留`, {
      at: next.place,
      note: '是标题时在前面加上 ## ',
    }),
  ]
}

/** Traces of damage that no program can mend. */
export function toldOdd(body: readonly Block[], path: string): Diagnostic[] {
  return body.flatMap(({text, place}) => {
    const odd = /\ufffd|&[a-z]{2,8};|锟斤拷|[\u2e80-\u2fd5\uf900-\ufaff]|[\ue000-\uf8ff]/u.exec(text)
    if (!odd) return []
    const around = text.slice(Math.max(0, odd.index - 8), odd.index + odd[0].length + 8)
    return [
      review('import-text-odd', path, `有可疑字符“${odd[0]}”，原样保留：${shown(around)}`, {
        at: place,
        actual: odd[0],
        note: '对照原件改正',
      }),
    ]
  })
}

export function toldRemarks(remarks: readonly Remark[], path: string): Diagnostic[] {
  return remarks.map(({kind, text, place}) =>
    kind === 'joined'
      ? tell('import-line-joined', path, `排版换行的标题已合成一行：${shown(text, 60)}`, {at: place})
      : review('import-title-unclear', path, `“${shown(text)}”像小标题，但没有编号，按普通段落保留`, {
          at: place,
          note: '是标题时在前面加上 ## ',
        }),
  )
}
