import {describe, expect, it} from 'vitest'
import {pagesOf} from '../site.ts'
import {entryOf, partOf, textOf} from './affairs.ts'

const at = 'open-days/2024/kaifangri/index.html'
const day = (patch: Parameters<typeof entryOf>[2] = {}) => entryOf('openDay', '2024/kaifangri', patch)
const page = async (patch: Parameters<typeof entryOf>[2], today: string): Promise<string> =>
  (await pagesOf([day(patch)], {today})).get(at)!

describe('an open day', () => {
  const notice = {recordDate: undefined, participants: undefined, questions: undefined, suggestions: undefined}

  it('invites until it is over', async () => {
    const html = await page(notice, '2024-09-20')
    expect(textOf(partOf(html, '<section class="panel'))).toContain('2024年9月20日举行 报名方式：9月13日前致电')
    expect(html).toContain('data-turns="2024-09-21 ')
  })

  it('says afterwards that the record is to come', async () => {
    const html = await page(notice, '2024-09-21')
    expect(textOf(partOf(html, '<section class="panel'))).toContain('活动已于2024年9月20日举行')
    expect(html).toContain('>已举行</strong>')
  })

  it('tells in the end what was asked, what was suggested and what came of it', async () => {
    const html = await page({photos: [{file: 'photos/1.jpg', alt: '市民参观检测车间', width: 1200, height: 800}]}, '2024-10-01')
    expect(html).not.toContain('<section class="panel')
    expect(textOf(html)).toContain('二手车过户需要几个工作日？ 材料齐全的当日办结。')
    expect(textOf(partOf(html, '<table'))).toContain('希望周末办理过户 部分采纳 自10月起')
    expect(html).toContain(
      '<img src="/open-days/2024/kaifangri/photos/1.jpg" alt="市民参观检测车间" width="1200" height="800" loading="lazy">',
    )
    expect(html).toContain('>已公开活动情况</strong>')
  })

  it('is an Event to machines, with its place in the list', async () => {
    const pages = await pagesOf([day()])
    expect(pages.get(at)).toContain('"@type":"Event"')
    expect(pages.get(at)).toContain('"startDate":"2024-09-20"')
    expect(textOf(pages.get('open-days/index.html')!)).toContain('示范市二手车交易市场服务大厅')
  })
})
