/** Titles of documents, made comparable: a document is cited under several forms, and brackets and spaces vary. */
import {documentNumbersIn} from './document-number.ts'

const brackets: Readonly<Record<string, string>> = {
  '《': '〈',
  '》': '〉',
  '＜': '〈',
  '＞': '〉',
  '<': '〈',
  '>': '〉',
  '⟨': '〈',
  '⟩': '〉',
  '‹': '〈',
  '›': '〉',
  '(': '（',
  ')': '）',
  '﹙': '（',
  '﹚': '）',
  '[': '〔',
  ']': '〕',
  '［': '〔',
  '］': '〕',
  '–': '—',
  '-': '—',
  '－': '—',
  '~': '—',
  '～': '—',
  '•': '·',
  '・': '·',
  '‧': '·',
  '"': '”',
  '“': '”',
  '＂': '”',
}

/** What has a plainer form. */
const odd = new RegExp(
  `[０-９Ａ-Ｚａ-ｚ${Object.keys(brackets)
    .join('')
    .replaceAll(/[[\]\\^-]/g, '\\$&')}]`,
  'gu',
)

/** A title for comparing: no white space, one sort of each bracket and dash, half-width letters and digits. Never for printing. */
export function normalTitle(text: string): string {
  const packed = text
    .replace(/[\s\p{Cf}]+/gu, '')
    .replace(/^[《〈](.+)[》〉]$/u, (whole, inner: string) => (/[《〈》〉]/u.test(inner) ? whole : inner))
  return packed.replace(odd, character => {
    const code = character.charCodeAt(0)
    const plain = code >= 0xff_10 && /[０-９Ａ-Ｚａ-ｚ]/u.test(character) ? String.fromCharCode(code - 0xfe_e0) : character
    return brackets[plain] ?? plain
  })
}

/** 关于印发〈X〉的通知: the notice is only the cover; what is cited is X. */
const cover =
  /^关于(?:印发|发布|公布|颁布|颁发|下发)((?:〈[^〈〉]*(?:〈[^〈〉]*〉[^〈〉]*)*〉[、和及与]?)+)(?:的)(?:通知|公告|通告|决定|令|函|批复|意见)$/u
const inner = /〈((?:[^〈〉]|〈[^〈〉]*〉)*)〉/gu
const country = '中华人民共和国'

/**
 * The forms, normalised, under which a document is cited: as titled, without the issuers in front, and what it promulgates;
 * a law or regulation with and without 中华人民共和国. `issuerNames` are all names, former and short ones too.
 */
export function titleForms(title: string, issuerNames: readonly string[] = []): string[] {
  const whole = normalTitle(title)
  const forms = new Set([whole])
  const bare = withoutIssuers(whole, issuerNames.map(normalTitle))
  if (bare !== '') forms.add(bare)
  for (const form of [...forms]) {
    const match = cover.exec(form) ?? cover.exec(form.slice(Math.max(0, form.indexOf('关于'))))
    if (match) for (const item of match[1]!.matchAll(inner)) if (item[1] !== '') forms.add(item[1]!)
  }
  for (const form of [...forms]) {
    if (form.startsWith(country) && form.length > country.length + 1) forms.add(form.slice(country.length))
    else if (/(?:(?<!办)法|条例|细则)$/u.test(form) && !/^关于|^.{1,8}[省市县区州]/u.test(form)) forms.add(country + form)
  }
  return [...forms]
}

function withoutIssuers(title: string, names: readonly string[]): string {
  const known = names.filter(name => name !== '').toSorted((a, b) => b.length - a.length)
  let rest = title
  for (;;) {
    const name = known.find(candidate => rest.startsWith(candidate))
    if (!name) break
    rest = rest.slice(name.length).replace(/^[、，和与及]/u, '')
  }
  // 示范市商务局预付卡管理办法 is a name of its own: only a title that goes on with 关于 was preceded by its issuer.
  return rest.startsWith('关于') ? rest : title
}

/** 《…》 with the brackets behind it, in which its 发文字号 stands: the source of a regular expression. */
export const instrumentSource = '《(?:[^《》]|《[^《》]*》)*》(?:\\s*[（(][^（）()]*[）)])?'

/** An instrument that a text names. */
export interface Instrument {
  /** As printed: 《示范市早市管理办法》（示商务规〔2018〕1号）. */
  readonly words: string
  readonly title: string
  /** 发文字号, normal form. */
  readonly number?: string
}

/** Every 《…》 of a text, in order. */
export function instrumentsIn(text: string): Instrument[] {
  return [...text.matchAll(new RegExp(instrumentSource, 'gu'))].map(([words]) => {
    const title = words.slice(1, words.lastIndexOf('》'))
    const number = documentNumbersIn(words.slice(title.length + 2))[0]?.normal
    return {words, title, ...(number !== undefined && {number})}
  })
}

/** A title as it stands in running text: in 《》, with the marks inside it turned into 〈〉 (GB/T 15834). */
export const titleInMarks = (title: string): string => `《${title.replaceAll('《', '〈').replaceAll('》', '〉')}》`
