/** Every page of the built sample site is valid HTML. */
import {HtmlValidate} from 'html-validate'
import {describe, expect, inject, test} from 'vitest'
import {pagesOf, read} from './pages.ts'

const dist = inject('dist')
const validator = new HtmlValidate({
  extends: ['html-validate:standard', 'html-validate:a11y', 'html-validate:document'],
  rules: {
    // Style only: the build writes compact html.
    'no-trailing-whitespace': 'off',
    'attribute-boolean-style': 'off',
    'long-title': 'off',
    // Numbers such as 2025-00012 are no telephone numbers to protect from wrapping.
    'tel-non-breaking': 'off',
    // Integrity hashes guard files of other hosts; all of ours come from the same one, and change together.
    'require-sri': 'off',
    // A box that scrolls a wide table is a region for the keyboard, but no section of the text.
    'prefer-native-element': ['error', {exclude: ['region']}],
  },
})

describe('html', () => {
  test('A34 every page is valid, and no id is there twice', async () => {
    const faults: string[] = []
    for (const file of pagesOf(dist)) {
      const report = await validator.validateString(read(dist, file), file)
      for (const {messages} of report.results) {
        for (const {line, column, ruleId, message} of messages) faults.push(`${file}:${line}:${column} ${ruleId} ${message}`)
      }
    }
    expect(faults).toEqual([])
  })

  test('every page has lang, one h1, one main, a title of its own and the government tags of a site', () => {
    const titles = new Map<string, string>()
    for (const file of pagesOf(dist)) {
      const html = read(dist, file)
      if (html.includes('http-equiv="refresh"')) continue
      expect(html, file).toMatch(/<html[^>]* lang="zh-CN"/u)
      expect(html.match(/<h1[ >]/gu), file).toHaveLength(1)
      expect(html.match(/<main[ >]/gu), file).toHaveLength(1)
      for (const name of ['SiteName', 'SiteDomain', 'SiteIDCode'])
        expect(html, `${file} ${name}`).toContain(`<meta name="${name}"`)
      const title = /<title>([^<]*)<\/title>/u.exec(html)![1]!
      expect(titles.get(title), `${file}: the title “${title}” is taken`).toBeUndefined()
      titles.set(title, file)
    }
  })
})
