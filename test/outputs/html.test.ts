import {HtmlValidate} from 'html-validate'
import {describe, expect, it} from 'vitest'
import html from '../../src/outputs/html.ts'
import {office} from './office.ts'
import {type Given, pagesOf, siteOf, theme} from './site.ts'

const pages = await pagesOf(office)
const names = [...pages.keys()]

const validator = new HtmlValidate({
  root: true,
  extends: ['html-validate:recommended', 'html-validate:document'],
  rules: {
    'attribute-boolean-style': 'off',
    'doctype-style': 'off',
    'long-title': 'off',
    'no-trailing-whitespace': 'off',
    'require-sri': 'off',
    'tel-non-breaking': 'off',
    'void-style': 'off',
  },
})

describe.each(names)('%s', name => {
  const page = pages.get(name)!

  it('is valid HTML', async () => {
    const report = await validator.validateString(page, name)
    expect(
      report.results.flatMap(result => result.messages.map(({line, ruleId, message}) => `${line} ${ruleId}: ${message}`)),
    ).toEqual([])
  })

  it('has one h1, a language, a way past the navigation, labelled landmarks', () => {
    expect(page.match(/<h1[\s>]/g)).toHaveLength(1)
    expect(page).toContain('<html lang="zh-CN">')
    expect(page).toContain('<a class="skip" href="#main">')
    for (const [tag] of page.matchAll(/<(?:nav|section|aside)\b[^>]*>/g)) expect(tag).toMatch(/aria-label(?:ledby)?="/)
  })

  it('carries the tags of a government page', () => {
    for (const tag of ['SiteName', 'SiteDomain', 'SiteIDCode', 'ColumnName', 'ColumnDescription', 'ColumnKeywords', 'ColumnType'])
      expect(page).toMatch(new RegExp(`<meta name="${tag}" content="[^"]+">`))
    expect(page).toMatch(/<link rel="canonical" href="https:\/\/swj\.example\.gov\.cn\/[^"]*">/)
    if (page.includes('name="PubDate"')) expect(page).toMatch(/<meta name="PubDate" content="\d{4}-\d{2}-\d{2} \d{2}:\d{2}">/)
  })

  it('leads only to pages and assets that there are', () => {
    for (const [, href] of page.matchAll(/\s(?:href|src)="(\/[^"#?]*)/g)) {
      if (/\.(?:xml|json|csv|txt|xlsx|pdf|png|mp4|vtt)$/.test(href!) || href!.startsWith('/assets/')) continue
      expect(names, `${name} → ${href}`).toContain(href === '/' ? 'index.html' : `${href!.slice(1)}index.html`)
    }
  })

  it('says structured data that is JSON', () => {
    const [, text] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(page)!
    const data = JSON.parse(text!) as {readonly '@graph': readonly {readonly '@type': string}[]}
    expect(data['@graph'].map(node => node['@type'])).toContain('BreadcrumbList')
  })
})

describe('all pages', () => {
  it('are called differently', () => {
    const titles = [...pages.values()].map(page => /<title>(.*?)<\/title>/.exec(page)![1]!)
    expect(titles.filter((title, index) => titles.indexOf(title) !== index)).toEqual([])
  })

  it('are the same twice', async () => {
    expect([...(await pagesOf(office))]).toEqual([...pages])
  })

  it('let only content be found', () => {
    const found = names.filter(name => pages.get(name)!.includes('data-pagefind-body'))
    expect(found).toContain('policies/2024/sswg-2024-3/index.html')
    expect(found).not.toContain('policies/index.html')
    expect(found).not.toContain('policies/2020/sswz-2020-9/index.html')
    expect(found.every(name => pages.get(name)!.includes('data-pagefind-filter="类别[content]"'))).toBe(true)
  })
})

describe('content', () => {
  const attacks = [
    '{{ range.constructor("return process")() }}',
    '{% include "/etc/passwd" %}',
    '"><script>alert(1)</script>',
    "' onmouseover='alert(1)",
    '</title><script>alert(1)</script>',
    '</script><script>alert(1)</script>',
  ]
  it.each(attacks)('never becomes markup or a template: %s', async attack => {
    const given: Given[] = [
      {
        at: 'policy policies/2024/a',
        data: {
          title: attack,
          documentNumber: attack,
          summary: attack,
          keywords: [attack],
          publishDate: '2024-01-01',
          issuers: [attack],
          origin: {type: 'reprint', source: attack, url: 'javascript:alert(1)'},
        },
        refs: [{rel: 'basedOn', to: null, at: '/basedOn/0', more: {title: attack, url: 'javascript:alert(1)', note: attack}}],
      },
    ]
    for (const whole of (await pagesOf(given)).values()) {
      const page = whole.replace(/(<script type="application\/ld\+json">)[^<]*(<\/script>)/, '$1$2')
      expect(page).not.toMatch(/<script>|<script[^>]*>alert|onmouseover='|href="javascript/)
      expect(page.match(/<title>/g)).toHaveLength(1)
    }
  })
})

describe('a quiet day', () => {
  it('changes no entry page', () => {
    const views = (today: string) =>
      new Map([...html.plan(siteOf(office, {today}).site)].map(({path, view}) => [path, JSON.stringify(view)]))
    const monday = views('2026-11-23')
    const tuesday = views('2026-11-24')
    const changed = [...monday].filter(([path, view]) => tuesday.get(path) !== view).map(([path]) => path)
    expect(changed.filter(path => pages.get(path)!.includes('data-pagefind-body'))).toEqual([])
    expect(changed).toContain('index.html')
  })
})

describe('a retitled interpretation', () => {
  it("changes its policy's page, by itself", () => {
    const views = (title: string) => {
      const given = office.map(item => (item.at.endsWith('sswg-2024-3-text') ? {...item, data: {...item.data, title}} : item))
      return new Map([...html.plan(siteOf(given).site)].map(({path, view}) => [path, JSON.stringify(view)]))
    }
    const [before, after] = [views('展会办法解读'), views('展会办法新解')]
    const changed = [...before].filter(([path, view]) => after.get(path) !== view).map(([path]) => path)
    expect(changed).toContain('policies/2024/sswg-2024-3/index.html')
    expect(changed).not.toContain('policies/2021/sswg-2021-1/index.html')
  })
})

describe('a page that is passed on', () => {
  it.each(names)('%s brings a title, a sentence and a picture of this site', name => {
    const tags = new Map(
      Array.from(pages.get(name)!.matchAll(/<meta property="(og:[^"]+)" content="([^"]*)">/g), ([, property, content]) => [
        property!,
        content!,
      ]),
    )
    expect(tags.get('og:title')).not.toBe('')
    expect(tags.get('og:description')).not.toBe('')
    expect(tags.get('og:url')).toMatch(/^https:\/\/swj\.example\.gov\.cn\//)
    expect(tags.get('og:image')).toMatch(/^https:\/\/swj\.example\.gov\.cn\/.+\.(?:png|jpg)$/)
  })

  it('has a picture as large as readers ask for', () => {
    const png = Buffer.from(theme.assets.get('card.png')!)
    expect(png.toString('latin1', 1, 4)).toBe('PNG')
    expect(Math.min(png.readUInt32BE(16), png.readUInt32BE(20))).toBeGreaterThanOrEqual(300)
    expect(png.length).toBeLessThan(20_000)
  })

  it('bears the tags of its class, all of them: site, column, article (国办发〔2017〕47号)', () => {
    const site = ['SiteName', 'SiteDomain', 'SiteIDCode']
    const column = ['ColumnName', 'ColumnDescription', 'ColumnKeywords', 'ColumnType']
    const article = ['ArticleTitle', 'PubDate', 'ContentSource']
    for (const [name, page] of pages) {
      const isContent = page.includes('data-pagefind-body')
      // Topics and pages of this office are no news and bear no date.
      const isUndated = /^(?:accessibility|about|contact|elder|topics)\//.test(name)
      for (const tag of [...site, ...column, ...(isContent && !isUndated ? article : [])])
        expect(page, `${name} ${tag}`).toMatch(new RegExp(`<meta name="${tag}" content="[^"]+">`))
      if (!isContent && !page.includes('name="robots"')) expect(page, name).not.toContain('name="ArticleTitle"')
    }
  })
})
