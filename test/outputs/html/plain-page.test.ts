import {describe, expect, it} from 'vitest'
import {pagesOf} from '../site.ts'
import {entryOf, partOf, textOf} from './affairs.ts'

const elder = entryOf('page', 'elder', {title: '长者版', disclosureCategory: undefined, contact: undefined})

describe('a plain page', () => {
  it('says when it was brought up to date, and is named in the breadcrumb', async () => {
    const page = (await pagesOf([entryOf('page', 'about')])).get('about/index.html')!
    expect(textOf(partOf(page, '<dl class="meta"'))).toContain('更新日期 2026年3月2日')
    expect(page).toContain('<li aria-current="page">机构概况</li>')
    expect(page).toContain('"@type":"AboutPage"')
  })
})

describe('the home for the elderly', () => {
  it('has six big rows, all of which lead somewhere', async () => {
    const pages = await pagesOf([elder, entryOf('guide', 'guide')])
    const rows = partOf(pages.get('elder/index.html')!, '<ul class="big"')
    const targets = [...rows.matchAll(/href="([^"]+)"/g)].map(match => match[1]!)
    expect(targets).toEqual([
      '/policies/',
      '/interpretations/',
      '/consultations/',
      'tel:0000-8000001',
      '/guide/#application',
      '/',
    ])
    for (const target of targets.filter(target => target.startsWith('/')))
      expect([...pages.keys()]).toContain(`${target.replace(/#.*/, '').slice(1)}index.html`)
  })

  it('leaves out what the office does not have', async () => {
    const page = (await pagesOf([elder])).get('elder/index.html')!
    expect(page).not.toContain('怎么申请公开')
  })
})
