/** How bad and how sure a finding is, where a rule tells cases apart: the examples in the rules only say that there is one. */
import {describe, expect, test} from 'vitest'
import type {AttachedFile, Entry, Finding, Frontmatter} from '../../src/base/types.ts'
import {parse} from '../../src/markdown/parse.ts'
import {rules} from '../../src/rules/index.ts'
import {noBody} from '../tools.ts'

const entryOf = (kind: string, data: object): Entry => ({
  id: 'a',
  kind,
  path: `content/${kind}/a.md`,
  url: '/a/',
  data: {title: '甲', ...data} as Frontmatter,
  refs: [],
  citations: [],
  anchors: [],
  links: [],
  files: [],
  body: noBody,
  positions: '',
  surface: '',
  skeleton: '',
  digest: '',
})

/** What a rule about bodies says. */
function inBody(id: string, text: string, kind = 'notice', data: object = {}): Finding[] {
  const found: Finding[] = []
  const rule = rules.find(rule => rule.id === id)!
  const entry = entryOf(kind, data)
  if (rule.scope === 'body')
    rule.check(parse(text, entry.path).tree, finding => found.push(finding), entry, {terms: {}, lines: []})
  return found
}

function inFile(id: string, file: Partial<AttachedFile>): Finding[] {
  const found: Finding[] = []
  const rule = rules.find(rule => rule.id === id)!
  const whole = {
    path: 'content/notices/a.docx',
    ending: 'docx',
    lines: [],
    properties: {},
    hidden: [],
    revisions: [],
    comments: [],
  }
  if (rule.scope === 'file') rule.check({...whole, ...file}, finding => found.push(finding))
  return found
}

const verdicts = (found: readonly Finding[]) => found.map(({verdict = 'fail'}) => verdict)

describe('personal numbers', () => {
  test('what only looks so is for a person to see', () => {
    expect(verdicts(inBody('privacy-card', '甲某 6222000000000000004'))).toEqual(['review'])
    expect(verdicts(inBody('privacy-card', '卡号6222000000000000004'))).toEqual(['fail'])
    expect(verdicts(inBody('privacy-identity', '身份证号379900190001010019'))).toEqual(['review'])
    expect(verdicts(inBody('privacy-identity', '身份证号379900190001010018'))).toEqual(['fail'])
  })

  test('the number itself is in no message: a report goes further than the page', () => {
    for (const id of ['privacy-identity', 'privacy-mobile', 'privacy-card']) {
      const text = '379900190001010018，13900000000，卡号6222000000000000004'
      const said = JSON.stringify([inBody(id, text), inFile(`${id}-file`, {hidden: [text]})])
      expect(said).not.toMatch(/\d{9}/u)
      expect(said).toContain('*****'.slice(0, 4))
    }
  })

  test('ten are told one by one, and of the others how many there are', () => {
    const found = inBody('privacy-mobile', Array.from({length: 13}, (_, index) => `甲 139000000${10 + index}`).join('\n\n'))
    expect(found).toHaveLength(10)
    expect(found[8]!.reason).not.toContain('后面还有')
    expect(found[9]!.reason).toContain('后面还有3个')
  })

  test('of a file the first is told, with how many there are and where', () => {
    const [found, ...more] = inFile('privacy-mobile-file', {
      lines: ['甲 13900000000', '乙 13900000001'],
      spots: ['工作表“名单”第2行', '工作表“名单”第3行'],
    })
    expect(more).toEqual([])
    expect(found).not.toHaveProperty('at')
    expect(found!.reason).toBe('附件（工作表“名单”第2行）里有手机号码139****0000，全文件共2个')
  })
})

describe('marks of secrecy', () => {
  test('are sure at the head, and in a sentence for a person to see', () => {
    expect(verdicts(inBody('secrecy-mark', '秘密★1年\n\n各单位：'))).toEqual(['fail'])
    expect(verdicts(inBody('secrecy-mark', `${'一段。\n\n'.repeat(10)}机密`))).toEqual(['review'])
    expect(verdicts(inBody('secrecy-mark', `${'一段。\n\n'.repeat(9)}机密`))).toEqual(['fail'])
    expect(verdicts(inBody('secrecy-mark', `${'保密期限为一年的公文，应当在首页左上角标注，'.repeat(2)}写作秘密★1年。`))).toEqual(
      ['review'],
    )
  })

  test('of a file a sure one is told before a guess', () => {
    const late = [...Array<string>(25).fill('一段'), '不得外传', '秘密★1年']
    expect(verdicts(inFile('secrecy-mark-file', {lines: late.slice(0, 26)}))).toEqual(['review'])
    expect(inFile('secrecy-mark-file', {lines: late})).toMatchObject([{reason: expect.stringContaining('“秘密★1年”')}])
    expect(verdicts(inFile('secrecy-mark-file', {lines: late}))).toEqual(['fail'])
  })
})

describe('files', () => {
  test('of an old form are nobody’s fault', () => {
    const unread = (isOldForm: boolean) => inFile('privacy-file-unread', {unread: {reason: '看不进去', isOldForm}})
    expect(unread(true)).toMatchObject([{level: 'info', note: expect.stringContaining('.docx')}])
    expect(unread(false)[0]).not.toHaveProperty('level')
  })

  test('with something hidden: enough to find it by, without its numbers', () => {
    const [found] = inFile('privacy-file-hidden', {hidden: ['工作表“名单”第2行：379900190001010018\t甲某', '乙']})
    expect(found!.reason).toBe('附件有隐藏的内容2处，第一处：工作表“名单”第2行：****************** 甲某')
    expect(found!.verdict).toBe('review')
  })
})

describe('text versions', () => {
  const graphic = {form: 'graphic', images: [{file: 'a.png', alt: '图一：步骤'}]}
  const words = '每年三月申报，五个工作日办结。'

  test('none is a fault, a short one is for a person to see', () => {
    expect(verdicts(inBody('alt-text-version', '见图。', 'interpretation', graphic))).toEqual(['fail'])
    expect(verdicts(inBody('alt-text-version', words.repeat(3), 'interpretation', graphic))).toEqual(['review'])
    expect(verdicts(inBody('alt-text-version', words.repeat(6), 'interpretation', graphic))).toEqual([])
  })

  test('of old stock a person decides', () => {
    const old = {historical: true}
    expect(verdicts(inBody('alt-text-version', '![扫描件](a.png)'))).toEqual(['fail'])
    expect(verdicts(inBody('alt-text-version', '![扫描件](a.png)', 'policy', old))).toEqual(['review'])
    expect(verdicts(inBody('alt-text-version', '见图。', 'interpretation', {...graphic, ...old}))).toEqual(['review'])
  })

  test('a policy that only points at its annex is warned of', () => {
    const found = inBody('alt-text-version', '详见附件。', 'policy', {attachments: [{file: 'a.pdf', title: '原件'}]})
    expect(found).toMatchObject([{level: 'warn'}])
  })
})

describe('tables and links', () => {
  test('a bare header is a fault, a blank cell in it is for a person to see', () => {
    expect(verdicts(inBody('text-table-header', '|  |  |\n|---|---|\n| 甲 | 乙 |'))).toEqual(['fail'])
    expect(verdicts(inBody('text-table-header', '| 甲 |  |\n|---|---|\n| 甲 | 乙 |'))).toEqual(['review'])
  })

  test('words without sense are a fault, the same words for two places are for a person to see', () => {
    expect(verdicts(inBody('text-link-words', '[这里](a.md)'))).toEqual(['fail'])
    expect(verdicts(inBody('text-link-words', '[名单](a.md)[名单](b.md)'))).toEqual(['review'])
  })
})
