import {describe, expect, it} from 'vitest'
import {contentSecurityPolicy, headersFor} from '../../src/base/headers.ts'

describe('contentSecurityPolicy', () => {
  it('is the one of the public server, over https', () => {
    expect(contentSecurityPolicy({search: false, https: true})).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; media-src 'self'; font-src 'none'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; upgrade-insecure-requests",
    )
  })
  it('never allows code that is written in a page', () => {
    for (const search of [false, true]) expect(contentSecurityPolicy({search, https: true})).not.toContain('unsafe-inline')
    expect(contentSecurityPolicy({search: true, https: true})).not.toContain("'unsafe-eval'")
  })
})

describe('headersFor', () => {
  it('lets only search folders run WebAssembly', () => {
    const runs = (path: string): boolean =>
      headersFor(path, {https: true})['Content-Security-Policy']!.includes('wasm-unsafe-eval')
    expect(['search/index.html', 'pagefind/pagefind.js'].map(runs)).toEqual([true, true])
    expect(['index.html', 'policies/search/index.html', 'searching.html', ''].map(runs)).toEqual([false, false, false, false])
  })
})
