import {describe, expect, it} from 'vitest'
import {cutBody} from '../../../src/outputs/html/body-cut.ts'
import fc from '../../properties.ts'

const html = '<p>前言</p><h2 id="s1">一</h2><p>甲</p><h2 id="s2">二</h2><h2 id="s3">三</h2><p>乙</p>'

describe('cutBody', () => {
  it('cuts before the headings it is given', () => {
    expect(cutBody(html, ['s2', 's3'])).toEqual([
      '<p>前言</p><h2 id="s1">一</h2><p>甲</p>',
      '<h2 id="s2">二</h2>',
      '<h2 id="s3">三</h2><p>乙</p>',
    ])
  })

  it('leaves the text whole when nothing is asked', () => {
    expect(cutBody(html, [])).toEqual([html])
  })

  it('gives an empty part for a heading that is not there, and loses nothing', () => {
    expect(cutBody(html, ['s9', 's2'])).toEqual([
      '',
      '<p>前言</p><h2 id="s1">一</h2><p>甲</p>',
      html.slice(html.indexOf('<h2 id="s2"')),
    ])
  })

  it('never loses or doubles a character', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('s1', 's2', 's3', 's4', 'x"y')), ids => {
        const parts = cutBody(html, ids)
        expect(parts).toHaveLength(ids.length + 1)
        expect(parts.join('')).toBe(html)
      }),
    )
  })
})
