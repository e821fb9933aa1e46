import {describe, expect, it} from 'vitest'
import {phrase} from '../../src/base/phrase.ts'

describe('phrase', () => {
  it('fills every blank, with text that is not looked into again', () => {
    expect(phrase('共{count}份，{name}', {count: 4, name: '{count}'})).toBe('共4份，{count}')
  })
  it('leaves what is no blank alone', () => expect(phrase('｛甲｝{ } {1}')).toBe('｛甲｝{ } {1}'))
  it.each([{}, {count: undefined}, Object.create({count: 1}) as object])('refuses a blank without a value of its own', values => {
    expect(() => phrase('共{count}份', values as Record<string, number>)).toThrow('缺少 {count} 的值')
  })
})
