import {describe, expect, it} from 'vitest'
import {pagesOf} from './site.ts'

describe('the general pages', () => {
  it('show an entry of any kind', async () => {
    const pages = await pagesOf([
      {
        at: 'notice notices/2026/kaihui',
        data: {title: '关于召开2026年会议的<通知>', publishDate: '2026-03-02', category: 'notice'},
        html: '<p>正文。</p>',
      },
    ])
    const page = pages.get('notices/2026/kaihui/index.html')!
    expect(page).toContain('<h1 data-pagefind-weight="8">关于召开<span class="nb">2026年</span>会议的&lt;通知&gt;</h1>')
    expect(page).toContain('<p>正文。</p>')
    expect(page).toContain('<time datetime="2026-03-02">2026年3月2日</time>')
    expect([...pages.keys()]).toContain('notices/2026/index.html')
  })
})
