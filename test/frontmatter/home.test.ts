import {describe, expect, test} from 'vitest'
import {diagnostic} from '../../src/base/diagnostics.ts'
import {type Home, idMeant, kindMistaken, kindUnknown, nameDiffers, nameFaults} from '../../src/frontmatter/home.ts'
import {explanations} from '../../src/stages/load.ts'

const policy: Home = {name: 'policy', dir: 'policies', title: '政策文件'}
const interpretation: Home = {name: 'interpretation', dir: 'interpretations', title: '政策解读'}
const notice: Home = {name: 'notice', dir: 'notices', title: '通知公告'}
const homes = [policy, interpretation, notice]
const known = new Set(explanations.map(({id}) => id))

describe('the name of a file', () => {
  test.each([
    ['sswg-2026-2', null],
    ['SSWG-2026-2', 'sswg-2026-2'],
    ['sswg_2026_2', 'sswg-2026-2'],
    ['sswg-2026-2 qa', 'sswg-2026-2-qa'],
    ['ｓｓｗｇ-２０２６-２', 'sswg-2026-2'],
    ['sswg-2026-2.final', 'sswg-2026-2-final'],
    ['预付卡问答', null],
    ['sswg-2026-2 - 副本', null],
    ['sswg-2026-2(1)', null],
    ['a'.repeat(81), null],
  ])('%s was meant to be %s', (name, meant) => expect(idMeant(name)).toBe(meant))

  test.each([
    ['content/policies/2026/sswg-2026-2.md', []],
    ['content/policies/2026/SSWG-2026-2.md', ['改名为 sswg-2026-2.md']],
    ['content/policies/2026/预付卡.md', ['只用小写字母、数字和短横线，不超过80个字符，例如 sswg-2025-3.md']],
    ['content/policies/2026/sswg-2026-2 - 副本.md', ['像是复制文件时多出来的：不要的删去，要用的改名，例如 sswg-2025-3.md']],
    ['content/policies/2026/sswg-2026-2（2）.md', ['像是复制文件时多出来的：不要的删去，要用的改名，例如 sswg-2025-3.md']],
    ['content/policies/2026年/sswg-2026-2.md', ['只用小写字母、数字和短横线，例如 content/policies/2025/']],
  ])('%s', (path, notes) => {
    const found = nameFaults(path)
    expect(found.map(({note}) => note)).toEqual(notes)
    for (const {ruleId} of found) expect(known).toContain(ruleId)
  })
})

describe('the folder of a file', () => {
  const told = (path: string, fitting: Home[] = []) => {
    const {reason, note, expected} = kindUnknown(path, homes, fitting)
    return {reason, note, expected}
  }
  test('is like that of a kind, by its name or title', () => {
    expect(told('content/interpretation/2026/a.md')).toEqual({
      reason: '“content/interpretation”不是任何一类内容的文件夹',
      note: '移到 content/interpretations/2026/',
      expected: ['content/interpretations/2026/'],
    })
    expect(told('content/解读/a.md').note).toBe('移到 content/interpretations/')
  })
  test('is none, and the fields tell', () => {
    expect(told('content/a.md', [notice])).toEqual({
      reason: '文件直接放在 content 里，没有放进某一类内容的文件夹',
      note: '移到 content/notices/',
      expected: ['content/notices/'],
    })
  })
  test('is none, and nobody can tell', () => {
    expect(told('content/zzz/a.md').expected).toEqual([
      'content/policies/（政策文件）',
      'content/interpretations/（政策解读）',
      'content/notices/（通知公告）',
    ])
    expect(told('content/zzz/a.md', [...homes, policy]).note).toBe('移到对应类型的文件夹里；不发布的文件请放到 content 之外')
  })
  test('is another kind’s', () => {
    const strangers = ['甲', '乙'].map(name =>
      diagnostic({source: 'schema', ruleId: 'field-unknown', reason: name, path: 'content/policies/a.md'}),
    )
    expect(kindMistaken('content/policies/2026/a.md', policy, strangers, () => [interpretation])).toMatchObject({
      ruleId: 'kind-unknown',
      reason: '写的是政策解读的字段，却放在政策文件的文件夹里',
      note: '移到 content/interpretations/2026/',
    })
    expect(kindMistaken('content/policies/a.md', policy, strangers, () => [])).toBeNull()
    expect(kindMistaken('content/policies/a.md', policy, strangers, () => [...homes, policy])).toBeNull()
    // One field that is not known is a slip, and nobody is asked.
    expect(kindMistaken('content/policies/a.md', policy, strangers.slice(1), () => expect.unreachable())).toBeNull()
  })
})

describe('name and fields', () => {
  const codes = {示商务规: 'sswg', 示商务字: 'sswz'}
  const told = (path: string, data: Record<string, string | number>, permalink = '/policies/{path}/') =>
    nameDiffers({path, data: {title: '甲', ...data}, positions: {}}, permalink, codes).map(({reason, note, level, ruleId}) => {
      expect([level, ruleId]).toEqual(['info', 'name-differs'])
      return `${reason} | ${note}`
    })
  test.each([
    ['content/policies/2026/sswg-2026-2.md', '示商务规〔2026〕2号'],
    ['content/policies/sswg-2026-2.md', '示商务规〔2026〕2号'],
    ['content/policies/2026/sswg-2026-2-a.md', '示商务规〔2026〕5号'],
    ['content/policies/2026/gonggao-2026-1.md', '2026年第1号'],
    ['content/policies/2026/shirong-2024-09.md', '示政发〔2024〕9号'],
    ['content/policies/2026/sswg-2026-2.md', '示范市商务局令第2号'],
  ])('%s and %s agree, or have nothing to do with each other', (path, documentNumber) => {
    expect(told(path, {documentNumber})).toEqual([])
  })
  test.each([
    [
      'content/policies/2026/sswg-2026-2.md',
      '示商务规〔2026〕5号',
      '发文字号（documentNumber）是 示商务规〔2026〕5号，文件名却是 sswg-2026-2.md | 改正发文字号，或把文件改名为 sswg-2026-5.md',
    ],
    [
      'content/policies/2026/sswg-2026-2.md',
      '示商务字〔2026〕2号',
      '发文字号（documentNumber）是 示商务字〔2026〕2号，文件名却是 sswg-2026-2.md | 改正发文字号，或把文件改名为 sswz-2026-2.md',
    ],
    [
      'content/policies/2026/sswg-2026-2.md',
      '示商物规〔2026〕2号',
      '发文字号（documentNumber）里的“示商物规”没有登记，文件名里的 sswg 是“示商务规” | 改成 documentNumber: 示商务规〔2026〕2号；确是新的机关代字时，在 gzgk.config.yml 的 documentCodes 里登记',
    ],
    [
      'content/policies/2025/sswg-2026-2.md',
      '示商务规〔2026〕2号',
      '发文字号（documentNumber）是2026年的，文件却放在 2025 文件夹里 | 移到 content/policies/2026/',
    ],
  ])('%s and %s do not', (path, documentNumber, message) => expect(told(path, {documentNumber})).toEqual([message]))

  test('a file of a year is that of its name', () => {
    expect(told('content/reports/report-2025.md', {year: 2025}, '/reports/{year}/')).toEqual([])
    expect(told('content/reports/report-2022.md', {year: 2025}, '/reports/{year}/')).toEqual([
      '年度（year）是 2025，文件名里的年份是 2022 | 核对年度，或给文件改名',
    ])
  })
})
