/** Reports of a whole check: what the assessor reads, and what programs do. */

import {readFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import {Ajv} from 'ajv'
import {HtmlValidate} from 'html-validate'
import {parse as parseJunit} from 'junit2json'
import {describe, expect, test} from 'vitest'
import type {Assessment, Rule} from '../../src/base/types.ts'
import {reporterOf} from '../../src/reporters/index.ts'
import type {Assessed} from '../../src/reporters/reporter.ts'
import {goldenIn} from '../golden.ts'
import {on, said, settings} from './material.ts'

const expectGolden = goldenIn(import.meta.dirname)

const rule = (id: string, title: string, more: Partial<Rule> = {}) => ({
  id,
  title,
  why: '说明理由。',
  clause: {instrument: '政府信息公开条例（国令第711号）', article: '第二十六条'},
  confidence: 'P' as const,
  level: 'error' as const,
  ...more,
})
const result = (id: string, more: Partial<Assessment['results'][number]> = {}) => ({
  id,
  level: 'error' as const,
  checked: 3,
  failed: 0,
  review: 0,
  waived: 0,
  ...more,
})
const path = 'content/policies/2025/sswg-2025-1.md'
const list = [
  said({ruleId: 'date-order', path, place: on(7, 3, 9), reason: '施行日期（effectiveDate）早于成文日期', note: '核对两个日期'}),
  said({
    ruleId: 'text-repeal',
    path,
    level: 'warn',
    verdict: 'review',
    place: on(9, 1, 4),
    reason: '正文写明<b>废止</b>，没有登记',
  }),
  said({source: 'graph', ruleId: 'ref-dangling', path: 'content/notices/a b.md', reason: '没有“sswg-2025-9”'}),
]
const assessed: Assessed = {
  rules: [
    rule('date-order', '日期先后合理'),
    rule('deadline-disclosure', '自形成之日起20个工作日内公开'),
    rule('interpretation-deadline', '解读及时公开', {confidence: 'm', level: 'warn'}),
    rule('site-meta', '网页有规定的标签'),
    rule('text-repeal', '同时废止的文件都已登记'),
  ],
  waived: [
    {
      diagnostic: said({ruleId: 'deadline-disclosure', path, place: on(8, 1), reason: '第23个工作日才公开'}),
      reason: '由上级机关统一发布',
      until: '2026-12-31',
    },
  ],
  assessment: {
    title: '示范市商务局政务公开',
    today: '2026-11-23',
    results: [
      result('date-order', {failed: 1}),
      result('deadline-disclosure', {waived: 1}),
      result('interpretation-deadline', {level: 'off', checked: null}),
      result('site-meta', {checked: null}),
      result('text-repeal', {review: 1}),
    ],
    tables: [
      {
        id: 'interpretations',
        title: '政策解读',
        lead: '应当解读 2 件。',
        header: ['年份', '应解读', '解读率'],
        rows: [['2025', 2, '50%']],
      },
    ],
  },
}
const report = async (name: string, given: Assessed | undefined = assessed): Promise<string> =>
  (await reporterOf(name))(list, settings({}, given ? {assessed: given} : {}))

describe('sarif', () => {
  const schema = JSON.parse(
    readFileSync(createRequire(import.meta.url).resolve('schemastore/schemas/json/sarif-2.1.0.json'), 'utf8'),
  )
  const validate = new Ajv({strict: false, validateFormats: false, unicodeRegExp: false}).compile(schema)

  test('is valid against the schema of SARIF 2.1.0', async () => {
    for (const text of [await report('sarif'), (await reporterOf('sarif'))([], settings())]) {
      validate(JSON.parse(text))
      expect(validate.errors).toBeNull()
    }
  })

  test('tells levels, reviews, places and waivers in its own terms', async () => {
    const [run] = JSON.parse(await report('sarif')).runs
    expect(
      run.results.map(({ruleId, kind, level, suppressions}: Record<string, unknown>) => ({
        ruleId,
        kind,
        level,
        waived: suppressions !== undefined,
      })),
    ).toEqual([
      {ruleId: 'ref-dangling', kind: 'fail', level: 'error', waived: false},
      {ruleId: 'date-order', kind: 'fail', level: 'error', waived: false},
      {ruleId: 'text-repeal', kind: 'review', level: 'none', waived: false},
      {ruleId: 'deadline-disclosure', kind: 'fail', level: 'error', waived: true},
    ])
    for (const {ruleId, ruleIndex} of run.results) expect(run.tool.driver.rules[ruleIndex].id).toBe(ruleId)
    const {physicalLocation} = run.results[1].locations[0]
    expect(physicalLocation).toEqual({
      artifactLocation: {uri: path, uriBaseId: 'ROOT'},
      region: {startLine: 7, startColumn: 3, endLine: 7, endColumn: 9},
    })
    expect(run.results[0].locations[0].physicalLocation.artifactLocation.uri).toBe('content/notices/a%20b.md')
    // What is only believed to be law is not printed as law.
    expect(JSON.stringify(run.tool.driver.rules[2])).not.toContain('条例')
  })
})

describe('junit', () => {
  test('is read by a parser: a suite for each rule asked, a failure for each error', async () => {
    const read = await parseJunit(await report('junit'))
    const suites = (read && 'testsuite' in read && read.testsuite) || []
    expect(suites.map(({name, tests, failures}) => ({name, tests, failures}))).toEqual([
      {name: 'date-order', tests: 1, failures: 1},
      {name: 'deadline-disclosure', tests: 1, failures: 0},
      {name: 'text-repeal', tests: 1, failures: 0},
      {name: 'ref-dangling', tests: 1, failures: 1},
    ])
    expect(read).toMatchObject({tests: 4, failures: 2})
  })

  test('with --strict a warning fails, too', async () => {
    const text = (await reporterOf('junit'))(list, settings({}, {assessed, strict: true}))
    expect(text).toContain('<testsuites name="gzgk" tests="4" failures="3">')
  })
})

describe('csv', () => {
  test('is rules, findings, waivers and tables, one under another', async () => {
    expectGolden('assessed.csv', (await report('csv')).replaceAll('\r\n', '\n'))
  })
})

describe('html', () => {
  const validator = new HtmlValidate({
    extends: ['html-validate:standard', 'html-validate:a11y', 'html-validate:document'],
    rules: {
      'no-trailing-whitespace': 'off',
      'attribute-boolean-style': 'off',
      'prefer-native-element': ['error', {exclude: ['region']}],
    },
  })

  test('is valid and accessible, with and without what a check knows', async () => {
    for (const text of [await report('html'), (await reporterOf('html'))([], settings())]) {
      const {results} = await validator.validateString(text)
      expect(results.flatMap(({messages}) => messages.map(({ruleId, line, message}) => `${line} ${ruleId} ${message}`))).toEqual(
        [],
      )
    }
  })

  test('carries everything with it, and content in it is text', async () => {
    const text = await report('html')
    expect(text).not.toMatch(/\b(?:src|href)="(?!#)/u)
    expect(text).not.toContain('<script')
    expect(text).toContain('&#x3C;b>废止')
  })

  test('says of every rule what became of it, those that need somebody first', async () => {
    const text = await report('html')
    const rows = [...text.matchAll(/<span class="standing [^"]*">([^<]*)<\/span><\/td><td>([^<]*)</gu)].map(
      ([, word, title]) => `${word} ${title}`,
    )
    expect(rows).toEqual([
      '不通过 日期先后合理',
      '待人工核对 同时废止的文件都已登记',
      '有例外 自形成之日起20个工作日内公开',
      '没有检查 网页有规定的标签',
      '已关闭 解读及时公开',
    ])
    expect(text).toContain('由上级机关统一发布')
    expect(text).toContain('工作要求，依据有待核实')
  })
})

describe('json', () => {
  test('holds the same as the other formats', async () => {
    const read = JSON.parse(await report('json'))
    expect(read.assessment).toEqual(assessed.assessment)
    expect(read.waived).toEqual(assessed.waived)
  })
})
