import {describe, expect, it} from 'vitest'
import {pagesOf} from '../site.ts'
import {entryOf, partOf, stagesWith, textOf} from './affairs.ts'

const at = 'consultations/2026/yijian/index.html'
const open = {
  title: '《示范市老字号办法（征求意见稿）》公开征求意见',
  publishDate: '2026-11-09',
  opens: '2026-11-09',
  closes: '2026-12-11',
  result: undefined,
  isPartOf: undefined,
  drafts: [{title: '征求意见稿', file: 'draft.pdf'}],
  explanation: [{title: '起草说明', url: 'https://example.gov.cn/why.html'}],
}
const one = (patch: Parameters<typeof entryOf>[2] = {}) =>
  entryOf(
    'consultation',
    '2026/yijian',
    {...open, ...patch},
    {
      html: '<h2 id="what">征求什么意见</h2><p>正文。</p>',
      toc: [{id: 'what', title: '征求什么意见', children: []}],
    },
  )
const page = async (patch: Parameters<typeof entryOf>[2] = {}, today?: string): Promise<string> =>
  (await pagesOf([one(patch)], today === undefined ? {} : {today})).get(at)!
const panel = (html: string): string => textOf(partOf(html, '<section class="panel'))

describe('a consultation', () => {
  it('says while it is open until when, how, and what becomes of names', async () => {
    const html = await page()
    expect(panel(html)).toContain('正在征求意见：2026年12月11日截止')
    expect(html).toContain('<a href="mailto:swj@example.gov.cn">swj@example.gov.cn</a>')
    expect(html).toContain('<a href="tel:0000-8000001">0000-8000001</a>')
    expect(panel(html)).toContain('只用于核实和反馈，不公开')
    expect(html).toContain('征求意见中（2026年12月11日截止）')
    expect(html).not.toContain('<form')
    expect(html).not.toContain('id="result"')
  })

  it('shows the draft and why it was made', async () => {
    const html = await page()
    expect(html).toContain('href="/consultations/2026/yijian/draft.pdf" download="征求意见稿.pdf"')
    expect(textOf(partOf(html, '<section class="part" aria-labelledby="drafts"'))).toContain('PDF · 2 KB')
    expect(html).toContain('<a href="https://example.gov.cn/why.html">起草说明</a>')
    expect([...partOf(html, '<nav class="toc"').matchAll(/href="#([\w-]+)"/g)].map(match => match[1])).toEqual([
      'what',
      'drafts',
      'explanation',
    ])
  })

  it('says before it opens when it will', async () => {
    const html = await page({}, '2026-11-01')
    expect(panel(html)).toContain('2026年11月9日开始征求意见')
    expect(panel(html)).not.toContain('swj@example.gov.cn')
  })

  it('says after it has closed that opinions are being sorted, and by which ways they came', async () => {
    const html = await page({}, '2026-12-20')
    expect(panel(html)).toContain('征求意见已于2026年12月11日截止，意见正在整理')
    expect(textOf(partOf(html, '<section class="part" aria-labelledby="channels"'))).toContain('swj@example.gov.cn')
  })

  const result = {publishDate: '2026-12-28', received: 12, adopted: 6, partlyAdopted: 3, notAdopted: 3, summary: '均已研究。'}

  it('puts the outcome before the call once there is one', async () => {
    const html = await page({result}, '2026-12-28')
    expect(panel(html)).toContain('2026年12月28日反馈结果')
    expect(panel(html)).toContain('收到公众意见12条，采纳和部分采纳9条。')
    expect(html.indexOf('id="result"')).toBeLessThan(html.indexOf('id="original"'))
    expect(html.indexOf('id="original"')).toBeLessThan(html.indexOf('id="what"'))
    expect(textOf(partOf(html, '<section class="part first"'))).toContain('均已研究。')
  })

  it('keeps the outcome to itself until the day it is public', async () => {
    expect(await page({result}, '2026-12-27')).not.toContain('均已研究')
  })

  it('says that nobody wrote', async () => {
    const none = {publishDate: '2026-12-28', received: 0, adopted: 0, partlyAdopted: 0, notAdopted: 0}
    const html = await page({result: none}, '2026-12-28')
    expect(textOf(partOf(html, '<section class="part first"'))).toContain('征求意见期间未收到意见。')
    expect(html).not.toContain('class="tally"')
  })

  it('leads to the decision it belongs to, and gives the reason for a short period', async () => {
    const call = one({isPartOf: 'wangdian-guihua', shortReason: '情况紧急'})
    const html = (await pagesOf([call, entryOf('decision', '2024/wangdian-guihua')])).get(at)!
    const facts = partOf(html, '<dl class="meta"')
    expect(facts).toContain('href="/decisions/2024/wangdian-guihua/"')
    expect(textOf(facts)).toContain('期限不足30日的理由 情况紧急')
  })
})

describe('the list of consultations', () => {
  const consultation = (id: string, opens: string, closes: string, more = {}) =>
    entryOf('consultation', `2026/${id}`, {
      title: id,
      publishDate: opens,
      opens,
      closes,
      result: undefined,
      isPartOf: undefined,
      ...more,
    })
  const decision = entryOf('decision', '2026/juece', {
    title: '正在征求意见的决策',
    isPartOf: undefined,
    stages: stagesWith({consultation: {state: 'underway', opens: '2026-11-02', closes: '2026-12-04', channels: []}}),
  })

  it('groups by what a reader can do, and counts a decision’s own call', async () => {
    const pages = await pagesOf([
      consultation('later', '2026-12-01', '2026-12-31'),
      consultation('now', '2026-11-09', '2026-12-11'),
      consultation('closed', '2026-10-08', '2026-11-09'),
      consultation('done', '2026-05-08', '2026-06-09', {
        result: {publishDate: '2026-06-15', received: 12, adopted: 6, partlyAdopted: 3, notAdopted: 3},
      }),
      consultation('silent', '2026-03-02', '2026-04-02', {
        result: {publishDate: '2026-04-15', received: 0, adopted: 0, partlyAdopted: 0, notAdopted: 0},
      }),
      decision,
    ])
    const html = pages.get('consultations/index.html')!
    const group = (id: string): string => textOf(partOf(html, `<section class="sec group" aria-labelledby="${id}">`))
    expect(group('open').indexOf('正在征求意见的决策')).toBeLessThan(group('open').indexOf('now'))
    expect(html).toContain('href="/decisions/2026/juece/#stage-consultation"')
    expect(group('upcoming')).toContain('later')
    expect(group('analysing')).toContain('closed')
    expect(group('answered')).toContain('收到意见12条，采纳和部分采纳9条')
    expect(group('answered')).toContain('征求意见期间未收到意见')
    expect([...pages.keys()]).toContain('consultations/2026/index.html')
  })

  it('does not count a call twice when it has a page of its own', async () => {
    const pages = await pagesOf([decision, consultation('now', '2026-11-02', '2026-12-04', {isPartOf: 'juece'})])
    expect(pages.get('consultations/index.html')).not.toContain('#stage-consultation')
  })

  it('says that nothing is open', async () => {
    const html = (await pagesOf([])).get('consultations/index.html')!
    expect(html).toContain('目前没有正在征求意见的事项。')
    expect(html).not.toContain('id="answered"')
  })
})
