import {describe, expect, it} from 'vitest'
import {targetOf} from '../../src/preview/target.ts'
import fc from '../properties.ts'

describe('targetOf', () => {
  it.each([
    ['/', {path: '', query: ''}],
    ['/a/b.css?x=%2F#', null],
    ['/a/b.css?x=%2F..%5c', {path: 'a/b.css', query: '?x=%2F..%5c'}],
    ['/%E9%99%84%E4%BB%B6/', {path: '附件/', query: ''}],
    ['/a//b', null],
    ['/a/./b', null],
    ['/a/%2e/b', null],
    ['/.hidden', null],
    ['', null],
    ['?', null],
    ['/a?%', null],
    ['/附件', null],
    [`/${'a'.repeat(2100)}`, null],
  ])('%j', (raw, wanted) => {
    expect(targetOf(raw)).toEqual(wanted)
  })

  it('only ever gives plain relative paths', () => {
    const piece = fc.constantFrom(
      '..',
      '.',
      '/',
      '\\',
      '%2e',
      '%2f',
      '%5c',
      '%00',
      '%25',
      'a',
      '附',
      '%E9%99%84',
      '?',
      '#',
      ':',
      '%c0%af',
      ';',
      ' ',
    )
    fc.assert(
      fc.property(fc.array(piece, {maxLength: 12}), pieces => {
        const target = targetOf(`/${pieces.join('')}`)
        if (!target) return
        for (const step of target.path.split('/')) {
          expect(step.startsWith('.')).toBe(false)
          expect(step).not.toMatch(/[\\\u0000-\u001f]/u)
        }
        expect(target.path.startsWith('/')).toBe(false)
      }),
      {numRuns: 2000, seed: 20261123},
    )
  })
})
