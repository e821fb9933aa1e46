/** The pages of every kind that is no policy, in each of their states, held to what holds for all pages. */
import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {HtmlValidate} from 'html-validate'
import {describe, expect, it} from 'vitest'
import type {Json} from '../../../src/base/types.ts'
import html from '../../../src/outputs/html.ts'
import {type Given, pagesOf, siteOf} from '../site.ts'
import {entryOf, stagesWith} from './affairs.ts'

const root = join(import.meta.dirname, '../../..')
const planned = {state: 'planned', dueDate: '2027-06-30'}
const call = {opens: '2026-11-09', closes: '2026-12-11', channels: [{kind: 'mail', value: '市民中心506室'}]}
const body = {html: '<h2 id="s1">一、总体情况</h2><p>正文。</p>', toc: [{id: 's1', title: '一、总体情况', children: []}]}
const decision = (id: string, patch: Parameters<typeof entryOf>[2] = {}): Given =>
  entryOf('decision', `2026/${id}`, {title: `决策${id}`, isPartOf: undefined, ...patch}, body)
const consultation = (id: string, opens: string, closes: string, result?: Json): Given =>
  entryOf(
    'consultation',
    `2026/${id}`,
    {title: `征集${id}`, publishDate: opens, opens, closes, isPartOf: undefined, result},
    body,
  )

const affairs: readonly Given[] = [
  entryOf('catalogue', 'catalogue-2024'),
  entryOf('catalogue', 'catalogue-2023', {title: '2023年度目录', year: 2023, items: [], adjustments: undefined}),
  entryOf('decision', '2024/wangdian-guihua', {}, body),
  decision('open', {
    stages: stagesWith({consultation: {state: 'underway', ...call}, experts: planned, result: planned, evaluation: planned}),
  }),
  decision('stopped', {terminated: {date: '2026-08-03', reason: '规划调整'}, stages: stagesWith({result: planned})}),
  decision('waiting', {suspended: {date: '2026-08-03', reason: '等待上级规划'}, stages: stagesWith({result: planned})}),
  consultation('later', '2026-12-01', '2026-12-31'),
  consultation('now', '2026-11-09', '2026-12-11'),
  consultation('closed', '2026-10-08', '2026-11-09'),
  consultation('answered', '2026-05-08', '2026-06-09', {
    publishDate: '2026-06-15',
    received: 2,
    adopted: 1,
    partlyAdopted: 0,
    notAdopted: 1,
    opinions: [{opinion: '意见', count: 1, treatment: 'notAdopted', reason: '理由'}],
  }),
  entryOf('report', 'report-2025', {answers: undefined, tableNotes: ['说明']}, body),
  entryOf('workplan', 'workplan-2024', {tasks: []}, body),
  entryOf('workplan', 'workplan-2025', {title: '2025年要点', year: 2025, basedOn: undefined}, body),
  entryOf('proposal', '2024/npc-0123', {answers: undefined}, body),
  entryOf('openDay', '2024/told', {photos: [{file: 'photo.jpg', alt: '市民参观检测车间'}]}, body),
  entryOf('openDay', '2026/coming', {
    title: '将要举行的开放活动',
    date: '2026-12-05',
    recordDate: undefined,
    questions: undefined,
    suggestions: undefined,
  }),
  entryOf('response', '2025/huiying', {}, body),
  entryOf('notice', '2025/gonggao', {cites: undefined}, body),
  entryOf('notice', '2026/jinji', {title: '紧急的公告', cites: undefined, urgentUntil: '2026-11-30', publishDate: '2026-11-20'}),
  entryOf('guide', 'guide', {}, body),
  entryOf('rule', 'zhidu', {}, body),
  entryOf('listing', 'mulu', {}, body),
  entryOf('topic', 'zhuanti', {groups: [{title: '政策', items: ['gonggao', {title: '局外的文件'}]}]}, body),
  entryOf('page', 'about', {}, body),
  entryOf('page', 'elder', {title: '长者版', disclosureCategory: undefined}),
]
const pages = await pagesOf(affairs)
const names = [...pages.keys()]

const validator = new HtmlValidate({
  root: true,
  extends: ['html-validate:recommended', 'html-validate:document'],
  rules: {
    'attribute-boolean-style': 'off',
    'doctype-style': 'off',
    'long-title': 'off',
    'no-trailing-whitespace': 'off',
    'require-sri': 'off',
    'tel-non-breaking': 'off',
    'void-style': 'off',
  },
})

describe.each(names)('%s', name => {
  const page = pages.get(name)!

  it('is valid HTML with one h1', async () => {
    const report = await validator.validateString(page, name)
    expect(
      report.results.flatMap(({messages}) => messages.map(({line, ruleId, message}) => `${line} ${ruleId}: ${message}`)),
    ).toEqual([])
    expect(page.match(/<h1[\s>]/g)).toHaveLength(1)
  })

  it('has tables that say what they are, and cells that know their headers', () => {
    for (const [table] of page.matchAll(/<table.*?<\/table>/gs)) {
      expect(table).toMatch(/<caption/)
      for (const [head] of table.matchAll(/<th\b[^>]*>/g)) expect(head).toMatch(/scope="(?:col|row|colgroup|rowgroup)"/)
    }
  })

  it('leads only to pages and anchors that there are', () => {
    const ids = (html: string): Set<string> => new Set([...html.matchAll(/ id="([^"]+)"/g)].map(match => match[1]!))
    for (const [, href] of page.matchAll(/\shref="([/#][^"]*)"/g)) {
      const [path, anchor] = href!.replace(/\?[^#]*/, '').split('#') as [string, string?]
      if (/\.\w+$/.test(path) || path.startsWith('/assets/')) continue
      const target = path === '' ? page : pages.get(path === '/' ? 'index.html' : `${path.slice(1)}index.html`)
      expect(target, `${name} → ${href}`).toBeDefined()
      if (anchor !== undefined) expect([...ids(target!)], `${name} → ${href}`).toContain(anchor)
    }
  })
})

describe('all of them', () => {
  it('are called differently', () => {
    const titles = [...pages.values()].map(page => /<title>(.*?)<\/title>/.exec(page)![1]!)
    expect(titles.filter((title, index) => titles.indexOf(title) !== index)).toEqual([])
  })

  it('do not change on a quiet day, lists aside', () => {
    const views = (today: string) => new Map([...html.plan(siteOf(affairs, {today}).site)].map(({path, view}) => [path, view]))
    const [monday, tuesday] = [views('2026-11-23'), views('2026-11-24')]
    const changed = [...monday].filter(([path, view]) => JSON.stringify(view) !== JSON.stringify(tuesday.get(path)))
    for (const [path, view] of changed) expect(view.frame.day, path).toBe('2026-11-23')
  })

  it('are made of what a schema demands, too', async () => {
    const bare = affairs.map(({at, data}): Given => {
      const kind = at.slice(0, at.indexOf(' '))
      const schema = JSON.parse(readFileSync(join(root, 'schemas', `${kind}.schema.json`), 'utf8')) as {required: string[]}
      return {at, data: Object.fromEntries(Object.entries(data).filter(([key]) => schema.required.includes(key))) as typeof data}
    })
    expect((await pagesOf(bare)).size).toBeGreaterThan(bare.length)
  })
})
