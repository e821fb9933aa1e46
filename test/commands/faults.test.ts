import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {diagnostic, UsageError} from '../../src/base/diagnostics.ts'
import {faultOf, Interrupted} from '../../src/commands/faults.ts'
import {world} from './world.ts'

const fault = (error: unknown, debug = false) => faultOf(error, {io: world().io, debug, version: '9.8.7'})

describe('a wrong call', () => {
  it('is 2, with its advice', () => {
    expect(fault(new UsageError('没有配置', {note: '先建一个'}))).toEqual({code: 2, text: '错误：没有配置\n  怎么改：先建一个\n'})
  })

  it('shows the faults of the config at their lines, from a folder below it', () => {
    const folder = mkdtempSync(join(tmpdir(), 'gzgk-faults-'))
    try {
      writeFileSync(join(folder, 'gzgk.config.yml'), 'site:\n  titel: 示范市\n')
      const place = {start: {line: 2, column: 3}, end: {line: 2, column: 8}}
      const found = diagnostic({
        source: 'config',
        ruleId: 'schema-unknown',
        reason: '不认识“titel”',
        path: 'gzgk.config.yml',
        place,
        actual: 'titel',
        expected: ['title'],
      })
      const {text} = faultOf(new UsageError('配置有错误', {diagnostics: [found]}), {
        io: world({cwd: join(folder, 'content', 'policies')}).io,
        debug: false,
        version: '1',
      })
      expect(text).toContain('错误[schema-unknown] 不认识“titel”\n  gzgk.config.yml:2:3\n')
      expect(text).toContain('   2 │   titel: 示范市\n     │   ^^^^^ 相近的有：title\n')
      expect(text.endsWith('错误：配置有错误\n')).toBe(true)
    } finally {
      rmSync(folder, {recursive: true})
    }
  })
})

describe('a refusal of the system', () => {
  it('is 74, in Chinese, with the path and what to do', () => {
    const {code, text} = fault(Object.assign(new Error('ENOSPC: no space left on device, write'), {code: 'ENOSPC', path: '/a/b'}))
    expect([code, text]).toEqual([74, '错误：磁盘满了：/a/b\n  怎么改：清理出空间，再运行一次\n'])
  })
  it('that means nothing to a person is a fault of ours', () => {
    expect(fault(Object.assign(new Error('x'), {code: 'ENOENT'})).code).toBe(70)
    expect(fault(Object.assign(new Error('x'), {code: 'toString'})).code).toBe(70)
  })
})

describe('a fault of ours', () => {
  it('is 70, says what to report, and has no stack', () => {
    const {code, text} = fault(new TypeError('x is not a function'))
    expect(code).toBe(70)
    expect(text).toContain('gzgk 内部出错：TypeError: x is not a function')
    expect(text).toContain('gzgk 9.8.7')
    expect(text).not.toMatch(/\n\s+at /u)
  })
  it('tells of a fault wrapped many times how it begins and what it is', () => {
    const {text} = fault(new Error(`(layouts/page.njk)\n${'  Error: (layouts/page.njk)\n'.repeat(40)}  attempted to output null`))
    expect(text).toContain('gzgk 内部出错：Error: (layouts/page.njk) … attempted to output null\n')
  })
  it('has one with --debug', () => {
    expect(fault(new TypeError('x'), true).text).toMatch(/\n\s+at /u)
  })
  it.each([[undefined], [null], ['text'], [{}], [Object.create(null)]])('may be thrown as %j', thrown => {
    expect(fault(thrown).code).toBe(70)
  })
  it('cannot print controls', () => {
    expect(fault(new Error('\u001b[2J\n::error::x')).text).not.toMatch(/\u001b|^::/mu)
  })
})

describe('an interruption', () => {
  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('by %s is %i, whatever it broke', (signal, code) => {
    const abort = new AbortController()
    abort.abort(new Interrupted(signal))
    const {io} = world({signal: abort.signal})
    expect(faultOf(new Error('stream closed'), {io, debug: false, version: '1'})).toEqual({code, text: '已中断。\n'})
  })
})
