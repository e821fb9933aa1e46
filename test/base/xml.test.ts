import {describe, expect, it} from 'vitest'
import {element, escapeAttribute, escapeText, writable, xmlDocument} from '../../src/base/xml.ts'
import {readXml, textOf} from '../outputs/read-xml.ts'
import {hostile} from '../outputs/sample-site.ts'
import fc from '../properties.ts'

describe('xml', () => {
  it('escapes what would end a text or an attribute', () => {
    expect(escapeText('a<b>&]]>')).toBe('a&lt;b&gt;&amp;]]&gt;')
    expect(escapeAttribute('"\'\n\t<')).toBe('&quot;&#39;&#10;&#9;&lt;')
  })

  it('drops what XML cannot hold and keeps what it can', () => {
    expect(writable('a\u0000\u000b\u007f\ufffeb\ud800c\udc00d')).toBe('abcd')
    expect(writable('\t\n\r 𬭊 👨‍👩‍👧 \u0085')).toBe('\t\n\r 𬭊 👨‍👩‍👧 \u0085')
  })

  it('leaves out attributes and children that are null', () => {
    expect(xmlDocument(element('a', {b: null, c: '1'}, null))).toBe('<?xml version="1.0" encoding="UTF-8"?>\n<a c="1"/>\n')
  })

  it('keeps mixed content on its line and other elements on their own', () => {
    const root = element('a', {}, element('b', {}, 'x', element('c', {}), 'y'), element('d', {}, element('e', {}, 'z')))
    expect(xmlDocument(root).split('\n').slice(1)).toEqual([
      '<a>',
      '  <b>x<c/>y</b>',
      '  <d>',
      '    <e>z</e>',
      '  </d>',
      '</a>',
      '',
    ])
  })

  it.each(hostile)('writes %j as a text that reads back', text => {
    const root = readXml(xmlDocument(element('a', {b: text}, text)))
    expect(textOf(root)).toBe(writable(text))
    expect(root.attributes.b).toBe(writable(text))
  })

  it('is well formed whatever the text', () => {
    fc.assert(
      fc.property(fc.string({unit: 'binary'}), text => {
        const root = readXml(xmlDocument(element('a', {b: text}, element('c', {}, text))))
        expect(root.attributes.b).toBe(writable(text))
      }),
    )
  })
})
