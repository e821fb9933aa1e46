/**
 * One comment on a pull request: the verdict and what to look at first on top, a list to tick for each role, the rest folded. It finds
 * itself again by its marker, and stays within what a host takes; what does not fit is in the whole report.
 */
import {titleInMarks} from '../../base/titles.ts'
import type {Part} from '../../comparison/index.ts'
import {levelNames} from '../../reporters/levels.ts'
import {diffRiskWords} from '../risks.ts'
import type {DiffDocument, DiffRisk, EntryChange, TextChange, TextRow} from '../types.ts'
import type {Format, FormatSettings} from './format.ts'
import {attribute, inertHtml} from './inert.ts'
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

export const marker = '<!-- gzgk-diff -->'

/** UTF-8 bytes of a comment: GitHub takes 65,536 characters, and some hosts count bytes. */
const mostBytes = 60 * 1024
/** Rows of the table on top. */
const mostRows = 15
/** Bytes of one list. */
const mostOfFold = 14 * 1024
/** What is kept free for what is said last. */
const reserve = 1024

export const markdown: Format = (diff, settings) => {
  const writer = budgeted(mostBytes - reserve)
  writer.put(head(diff, settings))
  writer.put(tableOf(diff, settings))
  writer.put(checklists(diff))
  for (const {title, items} of foldsOf(diff)) writer.fold(title, items)
  const rest = writer.left > 0 || diff.entries.length > mostRows ? whole(writer.left, settings) : ''
  return `${writer.text()}${rest}\n<sub>比较：${inertHtml(revisionWords(diff.before))} → ${inertHtml(revisionWords(diff.after))}，有效性按 ${diff.today} 判断。内容里的 @、#、网址等写成全角，以免触发提醒和链接。</sub>\n`
}

const whole = (left: number, {reportUrl}: FormatSettings): string => {
  const where = reportUrl === null ? '完整报告（gzgk diff --format html）' : `<a href="${attribute(reportUrl)}">完整报告</a>`
  return `\n<p>${left > 0 ? `这里放不下的还有 ${left} 条，` : ''}全部改动见${where}。</p>\n`
}

interface Writer {
  put(text: string): void
  /** A list that is folded; items that do not fit are counted. */
  fold(title: string, items: readonly string[]): void
  readonly left: number
  text(): string
}

function budgeted(budget: number): Writer {
  const parts: string[] = []
  let [room, left] = [budget, 0]
  const size = (text: string): number => Buffer.byteLength(text)
  return {
    put(text) {
      parts.push(text)
      room -= size(text)
    },
    fold(title, items) {
      if (items.length === 0) return
      const frame = [`\n<details><summary>${inertHtml(title)}</summary>\n<ul>\n`, '</ul>\n</details>\n'] as const
      const kept: string[] = []
      // No list may take what the graver of the others need.
      let free = Math.min(room, mostOfFold) - size(frame.join('')) - 100
      for (const item of items) {
        const line = `<li>${item}</li>\n`
        if (size(line) > free) break
        kept.push(line)
        free -= size(line)
      }
      left += items.length - kept.length
      if (kept.length === 0) return
      const more = kept.length < items.length ? `<li>另有 ${items.length - kept.length} 条</li>\n` : ''
      const text = `${frame[0]}${kept.join('')}${more}${frame[1]}`
      parts.push(text)
      room -= size(text)
    },
    get left() {
      return left
    },
    text: () => parts.join(''),
  }
}

function head(diff: DiffDocument, {previewUrl}: FormatSettings): string {
  const icon = {blocked: '⛔', look: '⚠️', fine: '✅'}[diff.verdict.level]
  const preview = previewUrl === null ? '' : `　<a href="${attribute(`${previewUrl}/`)}">预览网站</a>`
  const reasons = diff.verdict.reasons.length > 0 ? `\n<ul>\n${items(diff.verdict.reasons)}</ul>\n` : ''
  const counts = countWords(diff.entries)
  return `${marker}\n### 政务公开内容变更　${counts === '' ? '没有条目变化' : counts}\n\n<p>${icon} <b>${verdictWord(diff)}</b>：${inertHtml(diff.verdict.sentence)}${preview}</p>\n${reasons}`
}

const items = (sentences: readonly string[]): string => sentences.map(sentence => `<li>${inertHtml(sentence)}</li>\n`).join('')

function tableOf(diff: DiffDocument, settings: FormatSettings): string {
  if (diff.entries.length === 0) return ''
  const shown = diff.entries.slice(0, mostRows)
  const rows = shown.map(
    entry =>
      `<tr><td>${statusWords[entry.status]}</td><td>${linked(entry, settings)}</td><td>${effectOf(entry, diff)}</td></tr>\n`,
  )
  const more = diff.entries.length - shown.length
  return `\n<table>\n<tr><th>变更</th><th>内容</th><th>影响</th></tr>\n${rows.join('')}${more > 0 ? `<tr><td colspan="3">另有 ${more} 个条目，按轻重排在后面</td></tr>\n` : ''}</table>\n`
}

function linked(entry: EntryChange, {previewUrl}: FormatSettings): string {
  const name = clipped(nameOf(entry), 120)
  const {after} = entry.url
  return previewUrl === null || after === null
    ? inertHtml(name)
    : `<a href="${attribute(previewUrl + encodeURI(after))}">${inertHtml(name)}</a>`
}

/** What the public will notice first: standing, then risk, then what sort of change it is. */
function effectOf(entry: EntryChange, {effects}: DiffDocument): string {
  const standing = effects.validity.find(({id}) => id === entry.id)
  const said = [
    ...(standing && standing.now.before !== standing.now.after
      ? [`<b>有效性：${inertHtml(standing.now.before ?? '（无）')} → ${inertHtml(standing.now.after ?? '（无）')}</b>`]
      : []),
    ...(entry.risks.length > 0 ? [`<b>高风险</b>（${riskList(entry.risks)}）`] : []),
    ...addressWords(entry).map(words => inertHtml(words)),
    ...(entry.note === null ? [] : [inertHtml(clipped(entry.note, 80))]),
  ]
  if (entry.status === 'added' && entry.url.after !== null) said.push(`网址 ${inertHtml(entry.url.after)}`)
  return said.length > 0 ? said.join('；') : classesOf(entry.classes)
}

const riskList = (risks: readonly DiffRisk[]): string => risks.map(risk => diffRiskWords[risk]).join('、')

/** Numbers only: nothing that anybody has written. */
function checklists({entries, effects, silent, together, findings}: DiffDocument): string {
  const grave = entries.filter(({risks}) => risks.length > 0).length
  const texts = entries.filter(({body, status}) => status === 'changed' && body !== null && !body.isMarkupOnly).length
  const attached = entries.reduce((sum, {files}) => sum + files.length, 0)
  const errors = findings.new.filter(({level}) => level === 'error').length
  const box = (words: string, count: number): string[] => (count > 0 ? [`- [ ] ${words} ${count} 处\n`] : [])
  const roles: readonly (readonly [string, readonly string[]])[] = [
    [
      '起草处室',
      [...box('正文改动与原件一致', texts), ...box('附件内容', attached), ...box('应当一起公开的材料', together.length)],
    ],
    [
      '法规审核',
      [
        ...box('高风险条目', grave),
        ...box('有效性变化', effects.validity.length),
        ...box('引用了已失效的文件', effects.citations.length),
      ],
    ],
    [
      '公开发布',
      [
        ...box('更正记录或撤下说明', silent.length),
        ...box('网址失效', lostPages(effects.pages).length),
        ...box('没有改动却会变化的网页', effects.meaning.length),
        ...box('推送公文库', effects.feed.length),
        ...box('新的检查错误', errors),
      ],
    ],
  ]
  return roles.map(([role, boxes]) => (boxes.length > 0 ? `\n**${role}**请核对\n\n${boxes.join('')}` : '')).join('')
}

interface Fold {
  readonly title: string
  /** Html that is inert. */
  readonly items: readonly string[]
}

/** The gravest first: what does not fit is left out from the end. */
function foldsOf({entries, effects, silent, together, findings, shared}: DiffDocument): Fold[] {
  const grave = entries.filter(({risks, status}) => risks.length > 0 && status === 'changed')
  const plain = entries.filter(({risks, status}) => risks.length === 0 && status === 'changed')
  const sentences = (list: readonly string[]): string[] => list.map(sentence => inertHtml(clipped(sentence, 300)))
  const fold = (title: string, list: readonly string[]): Fold => ({title: `${title}（${list.length}）`, items: list})
  const {new: fresh, mended} = findings
  const told = fresh.map(
    ({level, path, line, reason}) => `${levelNames[level]} ${path}${line === null ? '' : `:${line}`} ${reason}`,
  )
  return [
    fold('高风险改动', grave.map(entryItem)),
    fold('没有写更正或撤下说明的改动', sentences(silentSentences(silent))),
    fold('新出现的检查结果', sentences(told)),
    fold('有效性', sentences(effects.validity.map(validitySentence))),
    fold('会失效的网址', sentences(lostPages(effects.pages).map(({url, title}) => `${url}${titleInMarks(title)}`))),
    fold('应当一起公开的', sentences(together.map(({title, sentence}) => `${titleInMarks(title)}${sentence}`))),
    fold(
      '引用了已经失效的文件',
      sentences(
        effects.citations.map(
          ({title, text, toTitle, state}) => `${titleInMarks(title)}中“${text}”→${titleInMarks(toTitle)}（${state}）`,
        ),
      ),
    ),
    fold(
      '文件没有改、网页却会变',
      sentences(effects.meaning.map(({title, reasons}) => `${titleInMarks(title)}${reasons.join('；')}`)),
    ),
    fold('其他改动', plain.map(entryItem)),
    fold('共用设置', sentences(shared.map(({path, what}) => `${path}：${what}`))),
    fold('公文库将收到', sentences(effects.feed.map(({label, title}) => `${label}${titleInMarks(title)}`))),
    fold('分类数量', sentences(effects.facets.map(({facet, value, before, after}) => `${facet}·${value}：${before} → ${after}`))),
    fold('已改好的检查结果', sentences(mended.map(({path, reason}) => `${path} ${reason}`))),
  ].filter(({items: list}) => list.length > 0)
}

/** What to do is said once of each sort. */
function silentSentences(silent: DiffDocument['silent']): string[] {
  const said = new Set<string>()
  return silent.map(({title, path, what, reason, note}) => {
    const isFirst = !said.has(what)
    said.add(what)
    return `${titleInMarks(title)}${path}：${reason}${isFirst ? `。怎么改：${note}` : ''}`
  })
}

/** Changes of one entry that are told in a comment; the others are counted. */
const mostChanges = 12

function entryItem(entry: EntryChange): string {
  const {fields, relations, citations, links, files, body} = entry
  const says = (sentence: string, risks: readonly DiffRisk[] = []): string => `${inertHtml(clipped(sentence, 300))}${mark(risks)}`
  const lines = [
    ...addressWords(entry).map(words => says(words)),
    ...(body ? textItems(body) : []),
    ...fields.map(field => says(fieldWords(field), field.risks)),
    ...relations.map(relation => says(relationSentence(relation), relation.risks)),
    ...files.flatMap(file => [says(`附件${fileSentence(file)}`, file.risks), ...(file.text ? textItems(file.text) : [])]),
    ...citations.map(({change, text, title}) =>
      says(`正文引用${change === 'added' ? '多了' : '少了'}：${text} → ${titleInMarks(title)}`),
    ),
    ...links.added.map(href => says(`正文多了链接：${href}`)),
    ...links.removed.map(href => says(`正文少了链接：${href}`)),
  ]
  const shown = lines.slice(0, mostChanges).map(line => `<br>${line}`)
  const more = lines.length > mostChanges ? `<br>另有 ${lines.length - mostChanges} 处改动` : ''
  return `<b>${inertHtml(clipped(nameOf(entry), 120))}</b>　${classesOf(entry.classes)}${mark(entry.risks)}${shown.join('')}${more}`
}

const mark = (risks: readonly DiffRisk[]): string => (risks.length === 0 ? '' : ` <b>【高风险：${riskList(risks)}】</b>`)

function textItems(text: TextChange): string[] {
  if (text.isMarkupOnly) return ['正文的文字没有变，只改了标记']
  const rows = changedRows(text.rows)
  // What is only printed otherwise is told as one.
  const [real, print] = [rows.filter(row => row.class !== 'print'), rows.filter(row => row.class === 'print')]
  const kinds = [...new Set(print.map(({kind}) => rowWords[kind]))].join('、')
  return [
    ...real.map(row => `${rowWords[row.kind]} ${inertHtml(rowPlace(row))}${mark(row.risks)}${rowHtml(row)}`),
    ...(print.length > 0
      ? [
          `另有 ${print.length} 处只是${kinds}：${inertHtml(print.slice(0, 5).map(rowPlace).join('、'))}${print.length > 5 ? '…' : ''}`,
        ]
      : []),
  ]
}

function rowHtml(row: TextRow): string {
  const {parts, cells} = row
  if (cells.length > 0) {
    const told = cells.map(
      ({column, before, after}) =>
        `${column === '' ? '' : `${inertHtml(clipped(column, 40))}　`}<del>${inertHtml(clipped(before, 80))}</del>→<ins>${inertHtml(clipped(after, 80))}</ins>`,
    )
    return `：${told.join('；')}`
  }
  const remark = rowRemark(row)
  return `：${remark === null ? parts.map(partHtml).join('') : inertHtml(remark)}`
}

/** Words say what the marks say, too: not everybody sees a line through a word. */
function partHtml({op, text}: Part, at: number, parts: readonly Part[]): string {
  if (op === 'removed') return `<del>${inertHtml(clipped(text, 200))}</del>`
  if (op === 'added') return `<ins><b>${inertHtml(clipped(text, 200))}</b></ins>`
  return inertHtml(around(text, at === 0, at === parts.length - 1))
}

/** What stands near a change. */
function around(text: string, isFirst: boolean, isLast: boolean): string {
  const characters = Array.from(text)
  if (characters.length <= 24) return text
  const head = isFirst ? '' : characters.slice(0, 12).join('')
  const tail = isLast ? '' : characters.slice(-12).join('')
  return `${head}…${tail}`
}

function clipped(text: string, most: number): string {
  const characters = Array.from(text.slice(0, most * 4))
  return characters.length > most || text.length > most * 4 ? `${characters.slice(0, most).join('')}…` : text
}
