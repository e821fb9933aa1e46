import {describe, expect, it} from 'vitest'
import {countLevels, diagnostic, sortDiagnostics, UsageError} from '../../src/base/diagnostics.ts'

const at = (path: string, line: number | null, ruleId = 'b', reason = 'r') =>
  diagnostic({
    source: 'rule',
    ruleId,
    reason,
    path,
    place: line === null ? undefined : {start: {line, column: 1}, end: {line, column: 2}},
  })

describe('diagnostic', () => {
  it('is a certain error unless said otherwise, and carries no undefined field', () => {
    expect(Object.entries(diagnostic({source: 'rule', ruleId: 'a', reason: 'r', path: 'p', note: undefined}))).toEqual([
      ['level', 'error'],
      ['verdict', 'fail'],
      ['source', 'rule'],
      ['ruleId', 'a'],
      ['reason', 'r'],
      ['path', 'p'],
    ])
    expect(diagnostic({source: 'rule', ruleId: 'a', reason: 'r', path: 'p', level: undefined}).level).toBe('error')
    expect(diagnostic({source: 'rule', ruleId: 'a', reason: 'r', path: 'p', level: 'info', verdict: 'review'})).toMatchObject({
      level: 'info',
      verdict: 'review',
    })
  })
})

describe('sortDiagnostics', () => {
  it('goes by path, line, rule, reason; what has no place comes first', () => {
    const sorted = [at('a', null), at('a', 2, 'a'), at('a', 2, 'b', 'x'), at('a', 2, 'b', 'y'), at('a', 10), at('b', 1)]
    expect(sortDiagnostics(sorted.toReversed())).toEqual(sorted)
  })
})

describe('countLevels', () => {
  it('counts each level', () => {
    expect(countLevels([at('a', 1), {...at('a', 1), level: 'warn'}, {...at('a', 1), level: 'warn'}])).toEqual({
      error: 1,
      warn: 2,
      info: 0,
    })
  })
})

describe('UsageError', () => {
  it('carries advice and the diagnostics of the config', () => {
    const error = new UsageError('配置有误', {note: '改一改', diagnostics: [at('gzgk.config.yml', 3)]})
    expect([error.name, error.message, error.note, error.diagnostics.length]).toEqual(['UsageError', '配置有误', '改一改', 1])
    expect(new UsageError('x')).toMatchObject({note: null, diagnostics: []})
  })
})
