/** For a person at a terminal: what to look at first on top, then entry by entry. */

import {titleInMarks} from '../../base/titles.ts'
import type {Part} from '../../comparison/index.ts'
import {levelNames} from '../../reporters/levels.ts'
import {painter} from '../../reporters/marks.ts'
import {defused, printable} from '../../reporters/printable.ts'
import {diffRiskWords} from '../risks.ts'
import type {DiffDocument, DiffRisk, EntryChange, TextChange, TextRow} from '../types.ts'
import type {Format} from './format.ts'
import {
  addressWords,
  changedRows,
  classesOf,
  countWords,
  fieldWords,
  fileSentence,
  lostPages,
  nameOf,
  relationSentence,
  revisionWords,
  rowPlace,
  rowRemark,
  rowWords,
  statusWords,
  validitySentence,
  verdictWord,
} from './words.ts'

type Paint = ReturnType<typeof painter>

export const terminal: Format = (diff, {terminal: {colour}}) => {
  const paint = painter(colour)
  const lines = [
    paint(
      'strong',
      `${printable(revisionWords(diff.before))} → ${printable(revisionWords(diff.after))}　${countWords(diff.entries) || '没有条目变化'}`,
    ),
    ...verdict(diff, paint),
    ...diff.entries.flatMap(entry => ['', ...entryLines(entry, paint)]),
    ...effects(diff, paint),
    ...findings(diff, paint),
  ]
  return defused(`${lines.join('\n')}\n`)
}

function verdict(diff: DiffDocument, paint: Paint): string[] {
  const style = {blocked: 'error', look: 'warn', fine: 'good'} as const
  const {level, sentence, reasons} = diff.verdict
  return [`${paint(style[level], verdictWord(diff))}：${sentence}`, ...reasons.map(reason => `  - ${reason}`)]
}

const grave = (risks: readonly DiffRisk[], paint: Paint): string =>
  risks.length === 0 ? '' : ` ${paint('error', `【高风险：${risks.map(risk => diffRiskWords[risk]).join('、')}】`)}`

function entryLines(entry: EntryChange, paint: Paint): string[] {
  const {status, kindLabel, classes, risks, note, path, fields, relations, files, citations, links, body} = entry
  const tell = (words: string): string => `  ${printable(words)}`
  return [
    `${paint('strong', `${statusWords[status]}　${printable(nameOf(entry))}`)}　${kindLabel}　${classesOf(classes)}${grave(risks, paint)}`,
    `  ${paint('quiet', printable((path.after ?? path.before)!))}${note === null ? '' : `　${printable(note)}`}`,
    ...addressWords(entry).map(tell),
    ...fields.map(field => `${tell(fieldWords(field))}${grave(field.risks, paint)}`),
    ...relations.map(relation => `${tell(relationSentence(relation))}${grave(relation.risks, paint)}`),
    ...citations.map(({change, text, title}) =>
      tell(`正文引用${change === 'added' ? '多了' : '少了'}：${text} → ${titleInMarks(title)}`),
    ),
    ...links.added.map(href => tell(`正文多了链接：${href}`)),
    ...links.removed.map(href => tell(`正文少了链接：${href}`)),
    ...files.flatMap(file => [
      `${tell(`附件${fileSentence(file)}`)}${grave(file.risks, paint)}`,
      ...(file.text ? textLines(file.text, '    ', status, paint) : []),
    ]),
    ...(body ? textLines(body, '  ', status, paint) : []),
  ]
}

function textLines(text: TextChange, indent: string, status: EntryChange['status'], paint: Paint): string[] {
  if (text.isMarkupOnly) return [`${indent}正文的文字没有变，只改了标记`]
  if (status !== 'changed') return [`${indent}正文 ${text.rows.length} 段`]
  return changedRows(text.rows).map(
    row => `${indent}${rowWords[row.kind]} ${printable(rowPlace(row))}${grave(row.risks, paint)}${rowText(row, paint)}`,
  )
}

function rowText(row: TextRow, paint: Paint): string {
  const {parts, cells} = row
  if (cells.length > 0) {
    return `：${cells.map(({column, before, after}) => printable(`${column === '' ? '' : `“${column}”`}${before} → ${after}`)).join('；')}`
  }
  const remark = rowRemark(row)
  return `：${remark === null ? runs(parts, paint) : printable(remark)}`
}

/** Characters of what stays the same that stand around a change. */
const around = 16

/** `…收到之日起[-5-][+3+]年内…`: the change, with a little of what stands around it. */
export function runs(parts: readonly Part[], paint: Paint): string {
  return parts
    .map(({op, text, isNoise}, at) => {
      const words = printable(text)
      if (op === 'removed') return paint(isNoise ? 'quiet' : 'error', `[-${words}-]`)
      if (op === 'added') return paint(isNoise ? 'quiet' : 'good', `[+${words}+]`)
      return shortened(words, at === 0, at === parts.length - 1)
    })
    .join('')
}

/** The end of what comes before, the beginning of what comes after, both of what stands between. */
function shortened(text: string, isFirst: boolean, isLast: boolean): string {
  const characters = Array.from(text)
  const most = isFirst || isLast ? around : around * 2
  if (characters.length <= most + 1) return text
  const head = isFirst ? '' : characters.slice(0, around).join('')
  const tail = isLast ? '' : characters.slice(-around).join('')
  return `${head}…${tail}`
}

function effects({effects: found, shared, silent, together}: DiffDocument, paint: Paint): string[] {
  const {validity, pages, meaning, citations, facets, feed} = found
  const lost = lostPages(pages)
  const list = (title: string, lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : ['', paint('strong', title), ...lines.map(line => `  ${printable(line)}`)]
  return [
    ...list(
      '没有写更正或撤下说明的改动',
      silent.flatMap(({path, title, reason, note}) => [`${titleInMarks(title)}${path}：${reason}`, `  怎么改：${note}`]),
    ),
    ...list(
      '会失效的网址',
      lost.map(({url, title}) => `${url}${titleInMarks(title)}`),
    ),
    ...list(
      '应当一起公开的',
      together.map(({title, sentence}) => `${titleInMarks(title)}${sentence}`),
    ),
    ...list('有效性', validity.map(validitySentence)),
    ...list(
      '文件没有改、网页却会变',
      meaning.flatMap(({title, reasons}) => reasons.map(reason => `${titleInMarks(title)}${reason}`)),
    ),
    ...list(
      '引用了已经失效的文件',
      citations.map(({title, text, toTitle, state}) => `${titleInMarks(title)}中“${text}”→${titleInMarks(toTitle)}（${state}）`),
    ),
    ...list(
      '共用设置',
      shared.map(({path, what}) => `${path}：${what}`),
    ),
    ...list(
      '分类数量',
      facets.map(({facet, value, before, after}) => `${facet}·${value}：${before} → ${after}`),
    ),
    ...list(
      '公文库',
      feed.map(({label, title, reason}) => `${label}${titleInMarks(title)}${reason === null ? '' : `（${reason}）`}`),
    ),
  ]
}

function findings({findings: {new: fresh, mended}}: DiffDocument, paint: Paint): string[] {
  if (fresh.length === 0 && mended.length === 0) return []
  return [
    '',
    paint('strong', `检查结果：新出现 ${fresh.length} 条，已改好 ${mended.length} 条`),
    ...fresh.map(
      ({level, ruleId, path, line, reason}) =>
        `  ${paint(level, levelNames[level])} ${printable(path)}${line === null ? '' : `:${line}`} ${printable(reason)} [${printable(ruleId)}]`,
    ),
    ...mended.map(
      ({path, reason, ruleId}) => `  ${paint('good', '改好')} ${printable(path)} ${printable(reason)} [${printable(ruleId)}]`,
    ),
  ]
}
