import {describe, expect, it} from 'vitest'
import {bytes, count, date, jsonld, nb, url} from '../../src/theme/filters.ts'
import fc from '../properties.ts'

describe('date', () => {
  it('is written out in Chinese', () => expect(date('2022-06-02')).toBe('2022年6月2日'))
  it.each(['2022-02-30', '2022', '', undefined, 20220602])('refuses %s', value => expect(() => date(value)).toThrow('不是日期'))
})

describe('url', () => {
  it.each([
    'https://a.example/?q=1#b',
    'mailto:a@b.cn',
    'tel:+86-10',
    '/policies/',
    '../a/',
    '#tiao-3',
    '?q=%E4',
    'index.json',
    '/a:b/',
  ])('lets %s pass', target => expect(url(target)).toBe(target))
  it.each([
    'javascript:alert(1)',
    ' JaVaScript:alert(1)',
    'java\tscript:alert(1)',
    'java\nscript:alert(1)',
    '\u0001javascript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    '//evil.example/',
    '/\\evil.example/',
    '/\t/evil.example',
    'file:///etc/passwd',
    'blob:x',
  ])('refuses %j', target => expect(url(target)).toBe('#'))
})

describe('jsonld', () => {
  it('can neither end its script nor open another', () => {
    fc.assert(
      fc.property(fc.jsonValue(), value => {
        const text = String(jsonld(value as never))
        expect(text).not.toMatch(/[<>&\u2028\u2029]/)
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)))
      }),
    )
    expect(String(jsonld({a: '</script><!--\u2028'}))).toBe('{"a":"\\u003c/script\\u003e\\u003c!--\\u2028"}')
  })
})

describe('bytes', () => {
  it.each([
    [0, '0 B'],
    [1023, '1023 B'],
    [1024, '1 KB'],
    [223_232, '218 KB'],
    [1_048_575, '1 MB'],
    [1_887_437, '1.8 MB'],
    [12_582_912, '12 MB'],
    [3_221_225_472, '3 GB'],
  ])('%i is %s', (size, words) => expect(bytes(size)).toBe(words))
})

describe('count', () => {
  it.each([
    [9, '9'],
    [1234, '1234'],
    [18204, '18\u2009204'],
    [1234567, '1\u2009234\u2009567'],
  ])('%i is %s', (number, words) => expect(count(number)).toBe(words))
})

describe('nb', () => {
  it('keeps number and unit on one line and escapes the rest', () => {
    expect(String(nb('示范市2022年<要点>第3号'))).toBe(
      '示范市<span class="nb">2022年</span>&lt;要点&gt;第<span class="nb">3号</span>',
    )
  })
  it('leaves long runs alone, for they would overflow a narrow screen', () => {
    expect(String(nb('编号123456789号'))).toBe('编号123456789号')
  })
})
