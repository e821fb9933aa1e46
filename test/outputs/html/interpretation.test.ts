import {describe, expect, it} from 'vitest'
import {interpretation} from '../../../src/outputs/html/interpretation.ts'
import {office} from '../office.ts'
import {pagesOf, siteOf} from '../site.ts'

// biome-ignore lint/suspicious/noExplicitAny: a view is looked into freely
const contentOf = (id: string): any => {
  const {site} = siteOf(office)
  return interpretation(site, site.byId.get(id)!).view.page
}
const pages = await pagesOf(office)

describe('an interpretation', () => {
  it('names what it explains, with its state, and its sisters', () => {
    const {interprets, siblings} = contentOf('sswg-2024-3-text')
    expect(interprets).toMatchObject([
      {title: '关于印发《示范市展会管理办法》的通知', documentNumber: '示商务规〔2024〕3号', stamp: {state: 'in-force'}},
    ])
    expect(siblings.map(({title}: {title: string}) => title)).toEqual(['一图读懂展会办法', '三分钟看懂展会办法'])
  })

  it('warns when what it explains is in force no more', () => {
    expect(contentOf('sswg-2021-1-qa').banner).toEqual({
      tone: 'off',
      title: '所解读的文件已废止',
      text: '本解读仅供查阅，办事请以现行文件为准。',
      links: [{title: '《关于印发〈示范市展会管理办法〉的通知》', url: '/policies/2024/sswg-2024-3/'}],
    })
    expect(contentOf('sswg-2024-3-text').banner).toBeUndefined()
  })
})

describe('a graphic', () => {
  const page = pages.get('interpretations/2024/sswg-2024-3-graphic/index.html')!
  it('says in text what the picture shows, and says it first', () => {
    expect(page.indexOf('图解文字版')).toBeGreaterThan(-1)
    expect(page.indexOf('id="text"')).toBeLessThan(page.indexOf('<img'))
    expect(page).toContain(
      'alt="图一：备案四步" width="1080" height="1600" loading="lazy" decoding="async" aria-describedby="text"',
    )
    expect(page).toContain(
      '<meta property="og:image" content="https://swj.example.gov.cn/interpretations/2024/sswg-2024-3-graphic/graphic/1.png">',
    )
  })
})

describe('a film', () => {
  const page = pages.get('interpretations/2024/sswg-2024-3-video/index.html')!
  it('has captions, a transcript, its length and size, and does not start by itself', () => {
    expect(page).toContain(
      '<track kind="captions" srclang="zh-CN" label="中文字幕" src="/interpretations/2024/sswg-2024-3-video/video/a.vtt" default>',
    )
    expect(page).toMatch(/<video controls preload="none"[^>]* width="1280" height="720">/)
    expect(page).not.toContain('autoplay')
    expect(page).toContain('时长3分12秒')
    expect(page).toContain('视频 · 5 MB')
    expect(page).toContain('文字稿')
  })
})
