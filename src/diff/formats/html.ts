/** The whole diff as one page that carries everything with it: to be kept beside a preview, mailed, or printed for a meeting. */
import type {Element, ElementContent, Root} from 'hast'
import {h} from 'hastscript'
import rehypeStringify from 'rehype-stringify'
import {unified} from 'unified'
import {titleInMarks} from '../../base/titles.ts'
import type {Part} from '../../comparison/index.ts'
import {levelNames} from '../../reporters/levels.ts'
import {defused, printable} from '../../reporters/printable.ts'
import {diffRiskWords} from '../risks.ts'
import {
  classWords,
  type DiffDocument,
  type DiffRisk,
  type EntryChange,
  type FieldChange,
  type FileChange,
  type TextChange,
  type TextRow,
} from '../types.ts'
import type {Format, FormatSettings} from './format.ts'
import {style} from './html-style.ts'
import {
  addressWords,
  changedRows,
  countWords,
  fileSentence,
  lostPages,
  nameOf,
  relationSentence,
  revisionWords,
  rowPlace,
  rowRemark,
  rowWords,
  shownValue,
  statusWords,
  validitySentence,
  verdictWord,
} from './words.ts'

export const html: Format = (diff, settings) => {
  const title = `${diff.site} 内容变更`
  const lead = `${revisionWords(diff.before)} → ${revisionWords(diff.after)}，有效性按 ${diff.today} 判断`
  const sections = sectionsOf(diff, settings)
  const page = h(null, [
    {type: 'doctype'},
    h('html', {lang: 'zh-CN'}, [
      h('head', [
        h('meta', {charSet: 'utf-8'}),
        h('meta', {httpEquiv: 'Content-Security-Policy', content: "default-src 'none'; style-src 'unsafe-inline'"}),
        h('meta', {name: 'viewport', content: 'width=device-width, initial-scale=1'}),
        h('meta', {name: 'robots', content: 'noindex'}),
        h('title', printable(title)),
        h('style', style),
      ]),
      h('body', [
        h('a.skip', {href: '#main'}, '跳到正文'),
        h('header', [h('h1', printable(title)), h('p.quiet', printable(lead))]),
        h('main#main', [...verdict(diff), contents(sections), ...sections.map(({element}) => element)]),
      ]),
    ]),
  ])
  return `${defused(
    unified()
      .use(rehypeStringify)
      .stringify(page as Root),
  )}\n`
}

function verdict(diff: DiffDocument): Element[] {
  const {level, sentence, reasons} = diff.verdict
  return [
    h('p.verdict', {className: [level]}, [text(`${verdictWord(diff)}：${sentence}`)]),
    ...(reasons.length > 0 ? [list(reasons)] : []),
    h('p', [text(`条目：${countWords(diff.entries) || '没有变化'}`)]),
  ]
}

interface Section {
  readonly id: string
  readonly title: string
  readonly element: Element
}

const contents = (sections: readonly Section[]): Element =>
  h('nav', {ariaLabel: '本页内容'}, [
    h(
      'ul',
      sections.map(({id, title}) => h('li', h('a', {href: `#${id}`}, title))),
    ),
  ])

/** What a reviewer looks at first comes first. */
function sectionsOf(diff: DiffDocument, settings: FormatSettings): Section[] {
  const {entries, effects, silent, together, findings, shared} = diff
  const section = (id: string, title: string, inside: readonly ElementContent[]): Section[] =>
    inside.length === 0 ? [] : [{id, title, element: h('section', {id}, [h('h2', title), ...inside])}]
  const listed = (id: string, title: string, sentences: readonly string[]): Section[] =>
    section(id, `${title}（${sentences.length}）`, sentences.length === 0 ? [] : [list(sentences)])
  const {new: fresh, mended} = findings
  return [
    ...listed(
      'silent',
      '没有写更正或撤下说明的改动',
      silent.map(({title, path, reason, note}) => `${titleInMarks(title)}${path}：${reason}。怎么改：${note}`),
    ),
    ...listed(
      'lost',
      '会失效的网址',
      lostPages(effects.pages).map(({url, title}) => `${url}${titleInMarks(title)}`),
    ),
    ...listed('validity', '有效性', effects.validity.map(validitySentence)),
    ...listed(
      'together',
      '应当一起公开的',
      together.map(({title, sentence}) => `${titleInMarks(title)}${sentence}`),
    ),
    ...section(
      'entries',
      `条目（${entries.length}）`,
      entries.map(entry => entryOf(entry, settings)),
    ),
    ...listed(
      'meaning',
      '文件没有改、网页却会变',
      effects.meaning.map(({title, reasons}) => `${titleInMarks(title)}${reasons.join('；')}`),
    ),
    ...listed(
      'citations',
      '引用了已经失效的文件',
      effects.citations.map(
        ({title, text: words, toTitle, state}) => `${titleInMarks(title)}中“${words}”→${titleInMarks(toTitle)}（${state}）`,
      ),
    ),
    ...listed(
      'shared',
      '共用设置',
      shared.map(({path, what}) => `${path}：${what}`),
    ),
    ...listed(
      'feed',
      '公文库将收到',
      effects.feed.map(({label, title, reason}) => `${label}${titleInMarks(title)}${reason === null ? '' : `（${reason}）`}`),
    ),
    ...listed(
      'facets',
      '分类数量',
      effects.facets.map(({facet, value, before, after}) => `${facet}·${value}：${before} → ${after}`),
    ),
    ...section('findings', `新出现的检查结果（${fresh.length}）`, fresh.length === 0 ? [] : [h('ul', fresh.map(finding))]),
    ...listed(
      'mended',
      '已改好的检查结果',
      mended.map(({path, reason}) => `${path} ${reason}`),
    ),
  ]
}

const finding = ({level, path, line, reason, note, isReview}: DiffDocument['findings']['new'][number]): Element =>
  h('li', [
    h('b', {className: [level]}, isReview ? '待核对' : levelNames[level]),
    text(` ${reason}`),
    h('br'),
    h('code', printable(line === null ? path : `${path}:${line}`)),
    ...(note === null ? [] : [h('br'), text(`怎么改：${note}`)]),
  ])

function entryOf(entry: EntryChange, {previewUrl}: FormatSettings): Element {
  const {status, kindLabel, classes, risks, note, path, url, fields, relations, citations, links, files, body} = entry
  const name = printable(nameOf(entry))
  const isLinked = previewUrl !== null && url.after !== null
  const sentences = [
    ...addressWords(entry),
    ...relations.map(relationSentence),
    ...citations.map(
      ({change, text: words, title}) => `正文引用${change === 'added' ? '多了' : '少了'}：${words} → ${titleInMarks(title)}`,
    ),
    ...links.added.map(href => `正文多了链接：${href}`),
    ...links.removed.map(href => `正文少了链接：${href}`),
  ]
  return h('article.entry', {className: risks.length > 0 ? ['grave'] : []}, [
    h('h3', isLinked ? [h('a', {href: previewUrl + encodeURI(url.after!)}, name)] : name),
    h('p', [
      h('span.tag', statusWords[status]),
      h('span.tag', kindLabel),
      ...classes.map(one => h('span.tag', classWords[one])),
      ...risky(risks),
    ]),
    h('p', [h('code', printable((path.after ?? path.before)!)), text(note === null ? '' : `　${note}`)]),
    ...(fields.length > 0 ? [fieldTable(fields)] : []),
    ...(sentences.length > 0 ? [list(sentences)] : []),
    ...files.flatMap(fileOf),
    ...(body ? textOf(body, '正文', status !== 'changed') : []),
  ])
}

const risky = (risks: readonly DiffRisk[]): Element[] =>
  risks.length === 0 ? [] : [h('span.risk', `高风险：${risks.map(risk => diffRiskWords[risk]).join('、')}`)]

const fieldTable = (fields: readonly FieldChange[]): Element =>
  table(
    '要素',
    ['要素', '原来', '现在', '类别'],
    fields.map(({label, before, after, class: own, risks}) => [
      [text(label)],
      [text(shownValue(before))],
      [text(shownValue(after))],
      [text(classWords[own]), ...(risks.length > 0 ? [h('br'), ...risky(risks)] : [])],
    ]),
  )

const fileOf = (file: FileChange): Element[] => [
  h('p', [h('b', '附件　'), text(fileSentence(file)), text('　'), ...risky(file.risks)]),
  ...(file.text ? textOf(file.text, file.title, false) : []),
]

function textOf(change: TextChange, title: string, isWhole: boolean): Element[] {
  const {rows, isMarkupOnly, counts} = change
  if (isMarkupOnly) return [h('p', [text(`${title}的文字没有变，只改了标记`)])]
  const [real, print] = [
    changedRows(rows).filter(row => row.class !== 'print'),
    changedRows(rows).filter(row => row.class === 'print'),
  ]
  const body = (own: readonly TextRow[]): Element =>
    table(
      title,
      ['位置', '变更', '文字'],
      own.map(row => [
        [text(rowPlace(row))],
        [text(rowWords[row.kind]), ...(row.risks.length > 0 && !isWhole ? [h('br'), ...risky(row.risks)] : [])],
        rowText(row),
      ]),
    )
  const folded = (summary: string, inside: Element): Element => h('details', [h('summary', printable(summary)), inside])
  if (isWhole) return [folded(`${title}全文（${rows.length} 段）`, body(rows))]
  return [
    h('h4', [text(`${title}：${real.length} 处改动，${counts.same} 段未变`)]),
    ...(real.length > 0 ? [body(real)] : []),
    ...(print.length > 0 ? [folded(`只改了版式、标点或序号的 ${print.length} 处`, body(print))] : []),
  ]
}

function rowText(row: TextRow): ElementContent[] {
  const {parts, cells} = row
  const remark = rowRemark(row)
  if (remark !== null) return [text(remark)]
  if (cells.length === 0) return parts.map(partOf)
  return cells.flatMap(({column, before, after}, at) => [
    ...(at > 0 ? [h('br')] : []),
    text(column === '' ? '' : `${column}：`),
    removed(before, false),
    text(' → '),
    added(after, false),
  ])
}

function partOf({op, text: words, isNoise}: Part): ElementContent {
  if (op === 'removed') return removed(words, isNoise === true)
  return op === 'added' ? added(words, isNoise === true) : text(words)
}

/** Not everybody sees a line through a word: a reader that speaks says what became of it. */
const removed = (words: string, isNoise: boolean): Element =>
  h('del', {className: isNoise ? ['noise'] : []}, [h('span.vh', '（删去）'), text(words)])
const added = (words: string, isNoise: boolean): Element =>
  h('ins', {className: isNoise ? ['noise'] : []}, [h('span.vh', '（增加）'), text(words)])

const list = (sentences: readonly string[]): Element =>
  h(
    'ul',
    sentences.map(sentence => h('li', [text(sentence)])),
  )

const table = (name: string, header: readonly string[], rows: readonly (readonly ElementContent[])[][]): Element =>
  h('div.scroll', {tabIndex: 0, role: 'region', ariaLabel: printable(name)}, [
    h('table.rows', [
      h(
        'thead',
        h(
          'tr',
          header.map(word => h('th', {scope: 'col'}, word)),
        ),
      ),
      h(
        'tbody',
        rows.map(row =>
          h(
            'tr',
            row.map((cell, at) => h('td', {dataLabel: header[at]}, [...cell])),
          ),
        ),
      ),
    ]),
  ])

const text = (words: string): ElementContent => ({type: 'text', value: printable(words)})
