/** Fields that the source's own metadata do not give, from where the map says: file name, letterhead, 题注, 落款, the text. */
import {parseDocumentNumber} from '../base/document-number.ts'
import type {Diagnostic, Json, Point} from '../base/types.ts'
import {type Field, fieldAt} from '../frontmatter/fields.ts'
import type {Block, Line, Reading} from './blocks.ts'
import type {Statement} from './commencement.ts'
import type {Known} from './letterhead.ts'
import {type ImportMap, ruleOf, type SourceName} from './map.ts'
import {review, shown, tell} from './say.ts'
import {ownSignOff, type SignOff} from './sign-off.ts'
import {bare} from './spaces.ts'
import {converted, dateOf, type MapContext, put, putAll, splitNames, type Values, valueIn, wordsIn} from './values.ts'

/** The place of what stands nowhere in the file: its name, the map. */
export const top: Point = {line: 1, column: 1}

const sourcesFor = (map: ImportMap, field: string): readonly SourceName[] =>
  [map.take?.[field] ?? []].flat() as readonly SourceName[]

export interface TopSources {
  readonly heading: Line | null
  /** What the file name says, by part. */
  readonly fileName: Readonly<Record<string, string>>
  readonly blocks: readonly Block[]
}

/** Title and 发文字号: the letterhead is compared with them, so they come first. */
export function takeTop(values: Values, {heading, fileName, blocks}: TopSources, map: ImportMap): void {
  const printed = printedTop(blocks)
  for (const source of sourcesFor(map, 'title')) {
    if (source === 'heading' && heading) put(values, 'title', heading.text, {from: '一级标题', place: heading.place})
    if (source === 'fileName' && fileName.title) put(values, 'title', fileName.title, {from: '文件名', place: top})
    if (source === 'letterhead' && printed && printed.title.length > 0)
      put(values, 'title', printed.title.map(({text}) => text).join(''), {from: '版头', place: printed.title[0]!.place})
  }
  if (sourcesFor(map, 'documentNumber').includes('letterhead') && printed)
    put(values, 'documentNumber', printed.number, {from: '版头', place: printed.place})
}

/** The title and the 发文字号 below it, at the top of a text. */
function printedTop(
  blocks: readonly Block[],
): {readonly title: readonly Line[]; readonly number: string; readonly place: Point} | null {
  const title: Line[] = []
  for (const block of blocks.slice(0, 9)) {
    if (block.type !== 'line' || /[。；：，！？]$/u.test(block.text)) return null
    const number = parseDocumentNumber(bare(block.text))
    if (number) return {title: title.filter(({text}) => !/文件$/u.test(text)), number: number.normal, place: block.place}
    title.push(block)
  }
  return null
}

/** What the metadata say about the letterhead; issuers by their names, as the source writes them. */
export function knownOf(values: Values, {data}: Reading, {map, organizations}: MapContext): Known {
  const rules = Object.entries(map.fields ?? {}).map(([key, rule]) => ({key, rule: ruleOf(rule)}))
  const names = rules
    .filter(({rule}) => rule.to === 'issuers')
    .flatMap(({key, rule}) => {
      const texts = [data.get(key)?.value ?? []].flat().map(String)
      return texts.flatMap(text => splitNames(text, {...rule, values: {...Object.fromEntries(organizations), ...rule.values}}))
    })
  return {
    title: wordsIn(values, 'title'),
    documentNumber: wordsIn(values, 'documentNumber'),
    issuers: names.map(name => name.trim()).filter(name => name !== ''),
  }
}

export interface Evidence {
  readonly fileName: Readonly<Record<string, string>>
  readonly signOffs: readonly SignOff[]
  readonly statements: readonly Statement[]
  /** Lines of the 题注. */
  readonly history: readonly Line[]
  /** The text was made as a whole, not changed by a decision: what it says of its beginning is about itself. */
  readonly isWhole: boolean
  readonly known: Known
}

/** All other fields of the map's `take`, in its order. */
export function takeRest(values: Values, evidence: Evidence, context: MapContext): Diagnostic[] {
  return Object.keys(context.map.take ?? {}).flatMap(field =>
    sourcesFor(context.map, field).flatMap(source =>
      valueIn(values, field) === undefined ? takeOne(values, {field, source}, evidence, context) : [],
    ),
  )
}

interface Wanted {
  readonly field: string
  readonly source: SourceName
}

function takeOne(values: Values, {field, source}: Wanted, evidence: Evidence, {form, path}: MapContext): Diagnostic[] {
  const shape = fieldAt(form, `/${field}`)
  if (!shape) return []
  if (source === 'fileName') return takeFromName(values, field, shape, evidence.fileName, path)
  if (field === 'repeals' && source === 'text') return takeRepeals(values, evidence.statements, path)
  if (source === 'title') return takeFromTitle(values, field, shape, evidence.known.title)
  if (shape.format !== 'date') return []
  if (source === 'signOff') return takeFromSignOff(values, field, shape, evidence, path)
  if (source === 'header') return takeFromHistory(values, field, evidence.history)
  return source === 'text' ? takeFromText(values, field, evidence, path) : []
}

function takeFromName(
  values: Values,
  field: string,
  shape: Field,
  parts: Readonly<Record<string, string>>,
  path: string,
): Diagnostic[] {
  const text = parts[shape.format === 'date' ? 'date' : 'number'] ?? ''
  if (text === '') return []
  const result = converted(text, shape)
  if (!('value' in result))
    return [review(result.ruleId, path, `文件名里的“${shown(text)}”${result.why}，没有导入`, {actual: text})]
  put(values, field, result.value, {from: '文件名', place: top})
  return []
}

function takeFromSignOff(values: Values, field: string, shape: Field, {signOffs, known}: Evidence, path: string): Diagnostic[] {
  const own = ownSignOff(signOffs, null, known.issuers)
  if (!own?.date) return []
  put(values, field, own.date, {from: '落款', place: own.place})
  return [
    review('import-date-from-sign-off', path, `${shape.title}（${field}）取自落款：${own.date}`, {
      at: own.place,
      note: '请对照原件核对',
    }),
  ]
}

/** `2014年3月1日 施行` for 施行日期; for any other field the date of the last line that is none of those. */
function takeFromHistory(values: Values, field: string, history: readonly Line[]): Diagnostic[] {
  const dated = history.flatMap(line => {
    const match = /^(\d{4}年\d{1,2}月\d{1,2}日)[ \u3000]*(.*)$/u.exec(line.text)
    const date = match && dateOf(match[1]!)
    return date ? [{date, begins: /^起?(?:施行|实施|生效)/u.test(match[2]!), place: line.place}] : []
  })
  const chosen = dated.findLast(({begins}) => begins === (field === 'effectiveDate'))
  if (chosen) put(values, field, chosen.date, {from: '题注', place: chosen.place})
  return []
}

/** 施行日期 and 有效期至, when the text gives exactly one; not one from before this version, which is that of the first. */
function takeFromText(values: Values, field: string, {statements, isWhole}: Evidence, path: string): Diagnostic[] {
  const kind = ({effectiveDate: 'effective', expiryDate: 'expiry'} as const)[field]
  const stated = statements.filter(one => one.kind === kind)
  const [first] = stated
  if (!first) return field === 'effectiveDate' && isWhole ? takePublication(values, statements, path) : []
  const label = field === 'effectiveDate' ? '施行日期（effectiveDate）' : '有效期至（expiryDate）'
  const writtenDate = valueIn(values, 'writtenDate')
  if (first.date === null || stated.some(({date}) => date !== first.date)) {
    const actual = stated.map(({text}) => shown(text)).join('；')
    const reason = `正文里的日期不止一个，或者不存在，没有填${label}`
    return [review('import-date-unclear', path, reason, {at: first.place, actual, note: '核对后在对照表 overrides 里补写'})]
  }
  if (field === 'effectiveDate' && typeof writtenDate === 'string' && first.date < writtenDate) {
    const reason = `正文写的施行日期 ${first.date} 早于这一版的成文日期 ${writtenDate}，是最初一版的，没有填${label}`
    const note = '这一版的施行日期写在公布它的决定里，请查证后在对照表 overrides 里补写'
    return [review('import-effective-earlier', path, reason, {at: first.place, actual: shown(first.text), note})]
  }
  put(values, field, first.date, {from: '正文', place: first.place})
  return []
}

/** 自公布之日起施行: the day is known when the document was made and made public on one day. */
function takePublication(values: Values, statements: readonly Statement[], path: string): Diagnostic[] {
  const statement = statements.find(
    ({kind, text}) => kind === 'on-publication' && /自(?:公布|发布)之日起(?:施行|实施|执行|生效)$/u.test(text),
  )
  const publishDate = valueIn(values, 'publishDate')
  if (!statement || typeof publishDate !== 'string' || publishDate !== valueIn(values, 'writtenDate')) return []
  put(values, 'effectiveDate', publishDate, {from: '正文', place: statement.place})
  const reason = `正文写“${shown(statement.text)}”，施行日期（effectiveDate）取发布日期 ${publishDate}`
  return [review('import-effective-publication', path, reason, {at: statement.place, note: '核对公布日期'})]
}

/** 《…》同时废止, each as a document outside the site: whether the site has it, only a person can say. */
function takeRepeals(values: Values, statements: readonly Statement[], path: string): Diagnostic[] {
  const stated = statements.filter(({kind}) => kind === 'repeal')
  const instruments = stated.flatMap(({instruments: named}) => named ?? [])
  const [first] = stated
  if (!first || instruments.length === 0) return []
  put(
    values,
    'repeals',
    instruments.map(one => ({...one})),
    {from: '正文', place: first.place},
  )
  const titles = instruments.map(({title}) => `《${title}》`).join('、')
  return [tell('import-repeals-taken', path, `废止文件（repeals）取自正文：${shown(titles, 60)}`, {at: first.place})]
}

/** 公文种类, by the last words of the title. */
function takeFromTitle(values: Values, field: string, shape: Field, title: string): Diagnostic[] {
  const plain = bare(title).replace(/（[^（）]*）$/u, '')
  const type = shape.values.find(value => typeof value === 'string' && plain.endsWith(value))
  if (type !== undefined) put(values, field, type, {from: '标题末尾', place: top})
  return []
}

/** The map's `find`, from top to bottom; the last line of the 题注 that makes or amends is that of this version. */
export function takeWords(values: Values, history: readonly Line[], blocks: readonly Block[], map: ImportMap): void {
  const places: Readonly<Record<'header' | 'title' | 'text', string>> = {
    header: bare(history.findLast(({text}) => /\d{4}年/u.test(text) && !/日[ \u3000]*施行$/u.test(text))?.text ?? ''),
    title: bare(wordsIn(values, 'title')),
    text: bare(blocks.map(({text}) => text).join('')),
  }
  for (const rule of map.find ?? [])
    if (places[rule.in].includes(bare(rule.contains)))
      putAll(values, rule.set, {from: `对照表 find“${rule.contains}”`, place: top})
}

export const overridesFor = ({overrides}: ImportMap, file: string): {readonly [field: string]: Json | undefined} =>
  overrides && Object.hasOwn(overrides, file) ? overrides[file]! : {}
