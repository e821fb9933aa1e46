import {describe, expect, it} from 'vitest'
import {largest, readerOf, readSource} from '../../src/import/read-source.ts'
import {bytes} from './request.ts'

const read = (path: string, content: string | Uint8Array) =>
  readSource({path, bytes: typeof content === 'string' ? bytes(content) : content}, {content: [], labels: new Set()})
const rules = (path: string, content: string | Uint8Array): string[] => read(path, content).diagnostics.map(({ruleId}) => ruleId)

describe('readSource', () => {
  it('knows its formats by their ending', () => {
    expect(['a.md', 'A.MD', 'a.markdown', 'a.html', 'a.htm', 'a.shtml', 'a.docx', 'constructor', 'a'].map(readerOf)).toEqual([
      'markdown',
      'markdown',
      'markdown',
      'html',
      'html',
      'html',
      null,
      null,
      null,
    ])
  })

  it('takes front matter apart, with places', () => {
    const {reading} = read('a.md', '---\ntitle: 试\nissuers: [甲, 乙]\nnest: {a: 1}\n---\n\n正文。\n')
    expect(reading?.data.get('title')).toEqual({value: '试', place: {line: 2, column: 8}})
    expect(reading?.data.get('issuers')?.value).toEqual(['甲', '乙'])
    expect(reading?.data.get('nest')?.value).toBe('{"a":1}')
    expect(reading?.blocks.map(({place}) => place.line)).toEqual([7])
  })

  it('does without', () => {
    expect(read('a.md', '# 标题\n\n正文。').reading?.data.size).toBe(0)
  })

  it('says that it converted another encoding', () => {
    const gb = Uint8Array.from([0xca, 0xbe, 0xb7, 0xb6, 0xca, 0xd0])
    expect(read('a.html', gb)).toMatchObject({encoding: 'gb18030', diagnostics: [{ruleId: 'import-encoding', level: 'info'}]})
    expect(read('a.html', gb).reading?.blocks.map(({text}) => text)).toEqual(['示范市'])
  })
})

describe('hostile sources are refused with a diagnostic, never with a stack', () => {
  it.each([
    ['import-unreadable', 'a.md', Uint8Array.from([0xff, 0x00, 0x81])],
    ['import-too-big', 'a.md', new Uint8Array(largest + 1)],
    ['import-too-complex', 'a.html', `${'<div>'.repeat(300)}x`],
    ['import-too-complex', 'a.html', `${'<div>'.repeat(5000)}x`],
    ['import-too-complex', 'a.html', `${'<b>'.repeat(20_000)}x`],
    ['import-too-complex', 'a.md', `${'>'.repeat(4000)}x`],
    ['import-too-complex', 'a.md', '*a **a '.repeat(4000)],
    ['import-too-complex', 'a.md', `<p>\n${'<div>'.repeat(240)}\n</p>`],
    ['frontmatter-fence', 'a.md', '---js\nglobal.PWNED = 1\n---\n正文'],
    ['frontmatter-fence', 'a.md', '---constructor\na: 1\n---\n正文'],
    ['yaml-refused', 'a.md', '---\na: &x 1\nb: *x\n---\n正文'],
  ])('%s', (ruleId, path, content) => {
    const {reading, diagnostics} = read(path, content)
    expect(reading).toBeNull()
    expect(diagnostics.map(one => [one.ruleId, one.level])).toContainEqual([ruleId, 'error'])
    expect(diagnostics.every(({path: named}) => named === path)).toBe(true)
    expect(globalThis).not.toHaveProperty('PWNED')
  })

  it('a value that front matter of ours would have to quote is only doubted', () => {
    expect(rules('a.md', '---\nno: 007\n---\n正文')).not.toContain('import-unreadable')
    expect(read('a.md', '---\nno: 007\n---\n正文')).toMatchObject({
      reading: expect.anything(),
      diagnostics: [{level: 'warn', verdict: 'review', source: 'import'}],
    })
  })
})
