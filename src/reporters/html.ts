/**
 * The assessor's view: one page that carries everything with it and can be printed, mailed and kept. Which rules there are, on what
 * clause, what was checked, what is wrong, what is excused, what a person must look at; and how far disclosure has come.
 */
import type {Element, ElementContent, Root} from 'hast'
import {h} from 'hastscript'
import rehypeStringify from 'rehype-stringify'
import {unified} from 'unified'
import {clauseWords} from '../base/confidence.ts'
import {countLevels, sortDiagnostics} from '../base/diagnostics.ts'
import type {CoverageTable, Diagnostic, RuleResult, Waived} from '../base/types.ts'
import {style} from './html-style.ts'
import {levelNames, type Standing, standingNames, standingOf} from './levels.ts'
import {defused, printable} from './printable.ts'
import type {Assessed, Reporter, RuleFacts} from './reporter.ts'

export const html: Reporter = (diagnostics, {assessed}) => {
  const found = sortDiagnostics(diagnostics)
  const title = `${assessed?.assessment.title ?? ''} 检查报告`.trim()
  const page = h(null, [
    {type: 'doctype'},
    h('html', {lang: 'zh-CN'}, [
      h('head', [
        h('meta', {charSet: 'utf-8'}),
        h('meta', {httpEquiv: 'Content-Security-Policy', content: "default-src 'none'; style-src 'unsafe-inline'"}),
        h('meta', {name: 'viewport', content: 'width=device-width, initial-scale=1'}),
        h('title', printable(title)),
        h('style', style),
      ]),
      h('body', [
        h('a.skip', {href: '#main'}, '跳到正文'),
        h('header', [h('h1', printable(title)), assessed ? h('p', `基准日 ${assessed.assessment.today}`) : '']),
        h('main#main', [...summary(found, assessed), ...sections(found, assessed)]),
      ]),
    ]),
  ])
  return `${defused(
    unified()
      .use(rehypeStringify)
      .stringify(page as Root),
  )}\n`
}

/** The figures first, and what leads to each part. */
function summary(found: readonly Diagnostic[], assessed: Assessed | undefined): Element[] {
  const {error, warn, info} = countLevels(found)
  const verdict = error > 0 ? '有错误，不能发布' : '没有错误，可以发布'
  const review = found.filter(({verdict: sure}) => sure === 'review').length
  const figures: readonly (readonly [string, number])[] = [
    ['错误', error],
    ['警告', warn],
    ['提示', info],
    ['其中待人工核对', review],
    ['检查例外', assessed?.waived.length ?? 0],
  ]
  return [
    h('p.verdict', {className: [error > 0 ? 'bad' : 'good']}, verdict),
    h(
      'dl.figures',
      figures.flatMap(([word, count]) => [h('div', [h('dt', word), h('dd', String(count))])]),
    ),
    h('nav', {ariaLabel: '本页内容'}, [
      h('ul', [
        ...(assessed ? [h('li', h('a', {href: '#rules'}, '逐项检查'))] : []),
        h('li', h('a', {href: '#findings'}, '发现的问题')),
        ...(assessed ? [h('li', h('a', {href: '#waived'}, '检查例外'))] : []),
        ...(assessed?.assessment.tables ?? []).map(({id, title}) => h('li', h('a', {href: `#table-${id}`}, title))),
      ]),
    ]),
  ]
}

const sections = (found: readonly Diagnostic[], assessed: Assessed | undefined): Element[] => [
  ...(assessed ? [rulesSection(assessed)] : []),
  findingsSection(found, assessed),
  ...(assessed ? [waivedSection(assessed.waived), ...assessed.assessment.tables.map(tableSection)] : []),
]

const order: readonly Standing[] = ['failed', 'review', 'waived', 'passed', 'unasked', 'off']

/** Every rule, those that need somebody first. */
function rulesSection({assessment: {results}, rules}: Assessed): Element {
  const facts = new Map(rules.map(rule => [rule.id, rule]))
  const byStanding = order.map(standing => [standing, results.filter(result => standingOf(result) === standing)] as const)
  const counts = byStanding
    .filter(([, own]) => own.length > 0)
    .map(([standing, own]) => `${standingNames[standing]} ${own.length} 项`)
  return h('section#rules', [
    h('h2', '逐项检查'),
    h(
      'p',
      `检查项共 ${results.length} 项：${counts.join('，')}。依据后面的括号写明条文核对到什么程度；依据有待核实的，只作提醒，不作为法定要求。`,
    ),
    table(
      '逐项检查结果',
      ['结果', '检查项', '依据', '级别', '检查数', '不通过', '待核对', '例外'],
      [...byStanding.flatMap(([, own]) => own.map(result => ruleRow(result, facts.get(result.id)!)))],
    ),
  ])
}

function ruleRow(result: RuleResult, rule: RuleFacts): ElementContent[][] {
  const {id, level, checked, failed, review, waived} = result
  const standing = standingOf(result)
  return [
    [h('span.standing', {className: [standing]}, standingNames[standing])],
    [text(rule.title), h('br'), h('code', id)],
    [text(clauseWords(rule))],
    [text(level === 'off' ? '关闭' : levelNames[level])],
    [text(checked === null ? '—' : String(checked))],
    [text(String(failed))],
    [text(String(review))],
    [text(String(waived))],
  ]
}

/** All findings by rule; those that no rule makes (a date that is none, a dead link) under the name of their message. */
function findingsSection(found: readonly Diagnostic[], assessed: Assessed | undefined): Element {
  const titles = new Map(assessed?.rules.map(({id, title}) => [id, title]))
  const groups = new Map<string, Diagnostic[]>()
  for (const item of found) groups.set(item.ruleId, [...(groups.get(item.ruleId) ?? []), item])
  return h('section#findings', [
    h('h2', '发现的问题'),
    ...(found.length === 0 ? [h('p', '没有发现问题。')] : []),
    ...[...groups].flatMap(([id, items]) => [
      h('h3', [text(titles.get(id) ?? items[0]!.reason), ' ', h('code', id)]),
      h('ul.findings', items.map(finding)),
    ]),
  ])
}

function finding({path, place, level, verdict, reason, note}: Diagnostic): Element {
  const where = place ? `${path}:${place.start.line}:${place.start.column}` : path
  return h('li', [
    h('span.level', {className: [level]}, verdict === 'review' ? '待核对' : levelNames[level]),
    ' ',
    text(reason),
    h('br'),
    h('code', printable(where)),
    ...(note ? [h('br'), h('span.mend', [h('b', '怎么改：'), text(note)])] : []),
  ])
}

const waivedSection = (waived: readonly Waived[]): Element =>
  h('section#waived', [
    h('h2', '检查例外'),
    ...(waived.length === 0
      ? [h('p', '没有例外。')]
      : [
          h('p', '下列问题由条目自己写明理由，到期之前不计入上面的问题。'),
          table(
            '检查例外',
            ['条目', '检查项', '问题', '理由', '期限'],
            waived.map(({diagnostic, reason, until}) =>
              [diagnostic.path, diagnostic.ruleId, diagnostic.reason, reason, until].map(cell => [text(cell)]),
            ),
          ),
        ]),
  ])

const tableSection = ({id, title, lead, header, rows}: CoverageTable): Element =>
  h('section', {id: `table-${id}`}, [
    h('h2', title),
    h('p', printable(lead)),
    table(
      title,
      header,
      rows.map(row => row.map(cell => [text(String(cell))])),
    ),
  ])

/** A table that scrolls on its own where it is too wide; the first cell of a row names it. */
const table = (caption: string, header: readonly string[], rows: readonly (readonly ElementContent[])[][]): Element =>
  h('div.scroll', {tabIndex: 0, role: 'region', ariaLabel: caption}, [
    h('table', [
      h('caption', caption),
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
            row.map(cell => h('td', [...cell])),
          ),
        ),
      ),
    ]),
  ])

const text = (words: string): ElementContent => ({type: 'text', value: printable(words)})
