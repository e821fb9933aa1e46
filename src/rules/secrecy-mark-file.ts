import {defineRule} from '../base/define.ts'
import type {AttachedFile} from '../base/types.ts'
import {type FileText, fileTexts} from './places.ts'
import {isSecrecyMark, secrecyMarksIn, withdrawal} from './secrecy-words.ts'

/** A mark stands at the head of a document, or in its running head. */
const head = 20

export default defineRule({
  id: 'secrecy-mark-file',
  title: '附件里没有密级和内部标志',
  clause: {instrument: '政府信息公开条例（国令第711号）', article: '第十四条'},
  confidence: 'P',
  why: '依法确定为国家秘密的政府信息，不予公开。密级常常留在附件里：原件的页眉、首页左上角、表格的“密级”一栏、文档的属性。检查文本、Word、Excel、PowerPoint 文件；PDF、图片和旧格式文件看不进去，请人工核对。',
  level: 'error',
  kinds: '*',
  scope: 'file',
  check(file, report) {
    const found = firstMark(file)
    if (!found) return
    const {mark, isGuess, text, spot, place} = found
    const at = place?.(text.indexOf(mark), text.indexOf(mark) + mark.length)
    report({
      ...(at && {at}),
      reason: `附件（${spot}）里${isGuess ? '像是' : ''}有密级或内部标志“${mark.replaceAll(/\s+/gu, ' ')}”`,
      ...(isGuess && {verdict: 'review'}),
      note: withdrawal,
    })
  },
  examples: {
    pass: [
      {kind: 'notice', file: {lines: ['承诺书', '本企业承诺保守国家秘密和商业秘密，内部资料不外传。']}},
      {kind: 'notice', file: {lines: ['序号,定密事项', '1,秘密']}},
      {kind: 'notice', file: {properties: {title: '企业内部控制指引'}}},
    ],
    fail: [
      {kind: 'notice', file: {lines: ['秘密★1年', '关于……的方案'], ending: 'txt'}, at: 1},
      {kind: 'notice', file: {lines: ['内部资料　注意保存'], spots: ['页眉'], ending: 'docx'}},
      // 表格里“密级”一栏。
      {kind: 'notice', file: {lines: ['文件,密级,份数', '甲,秘密,1'], ending: 'csv'}, at: 2},
      {kind: 'notice', file: {properties: {subject: '机密'}, ending: 'docx'}},
      {kind: 'notice', file: {hidden: ['密级：秘密'], ending: 'docx'}},
      {kind: 'notice', file: {lines: [...Array<string>(30).fill('正文'), '不得外传'], ending: 'txt'}, at: 31},
    ],
  },
})

interface Found extends FileText {
  readonly mark: string
  readonly isGuess: boolean
}

/** One is enough to take a file back. A sure one is told before a guess. */
function firstMark(file: AttachedFile): Found | null {
  let guess: Found | null = null
  let isTable = false
  let count = 0
  for (const text of textsOf(file)) {
    count++
    const cells = text.text.split(/[\t,，]/u)
    const found = markOf(text, cells, isTable, count > head)
    if (found && !found.isGuess) return found
    guess ??= found
    isTable ||= cells.length > 1 && cells.some(cell => /^["\s]*密\s?级["\s]*$/u.test(cell))
  }
  return guess
}

function markOf(text: FileText, cells: readonly string[], isTable: boolean, isLate: boolean): Found | null {
  const [mark] = secrecyMarksIn(text.text)
  if (mark) return {...text, mark: mark.text, isGuess: mark.isGuess}
  if (isSecrecyMark(text.text)) return {...text, mark: text.text.trim(), isGuess: isLate}
  const cell = isTable ? cells.find(isSecrecyMark) : undefined
  return cell === undefined ? null : {...text, mark: cell.trim(), isGuess: false}
}

function* textsOf(file: AttachedFile): Generator<FileText> {
  for (const name of ['title', 'subject', 'keywords', 'category', 'description', 'contentStatus'])
    if (file.properties[name] !== undefined) yield {text: file.properties[name], spot: '文档属性'}
  yield* fileTexts(file)
}
