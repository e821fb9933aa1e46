import {describe, expect, it} from 'vitest'
import {minutesOf} from '../../../src/outputs/html/response.ts'
import {pagesOf} from '../site.ts'
import {entryOf, partOf, textOf} from './affairs.ts'

const at = 'responses/2025/huiying/index.html'
const page = async (patch: Parameters<typeof entryOf>[2]): Promise<string> =>
  (await pagesOf([entryOf('response', '2025/huiying', patch, {html: '<p>正文</p>'})])).get(at)!
const clock = async (occurred: string, firstResponse: string, level: string, pressConference?: string): Promise<string> =>
  textOf(partOf(await page({event: {occurred, level}, firstResponse, pressConference}), '<section class="panel'))

describe('the clock of a response', () => {
  it.each([
    ['2025-07-02 09:20', '2025-07-02 16:40', 'general', '事件发生后7小时20分首次回应，在规定的48小时之内。'],
    ['2025-07-02 09:20', '2025-07-04 09:20', 'general', '事件发生后48小时首次回应，在规定的48小时之内。'],
    ['2025-07-02 09:20', '2025-07-04 09:21', 'general', '事件发生后48小时1分首次回应，超过规定的48小时。'],
    ['2025-12-31 23:00', '2026-01-01 04:00', 'major', '事件发生后5小时首次回应，在规定的5小时之内。'],
    ['2025-07-02 09:20', '2025-07-02 14:30', 'major', '事件发生后5小时10分首次回应，超过规定的5小时。'],
  ])('from %s to %s (%s)', async (occurred, answered, level, sentence) => {
    expect(await clock(occurred, answered, level)).toContain(sentence)
  })

  it('counts the press conference of a major event only', async () => {
    const major = await clock('2025-07-02 09:20', '2025-07-02 10:20', 'major', '2025-07-03 10:20')
    expect(major).toContain('事件发生后25小时召开新闻发布会，超过规定的24小时。')
    expect(await clock('2025-07-02 09:20', '2025-07-02 10:20', 'general', '2025-07-03 10:20')).not.toContain('新闻发布会')
  })

  it('says nothing of times that run backwards', async () => {
    expect(
      await page({event: {occurred: '2025-07-02 09:20', level: 'general'}, firstResponse: '2025-07-01 09:20'}),
    ).not.toContain('规定的')
  })

  it('reads only times', () => {
    expect(minutesOf('1970-01-01 00:01')).toBe(1)
    expect(minutesOf('2025-07-02')).toBeUndefined()
    expect(minutesOf(undefined)).toBeUndefined()
  })
})

describe('a response', () => {
  it('tells what happened in order, with times a machine can read', async () => {
    const html = await page({})
    const list = partOf(html, '<ol class="hist"')
    expect([...list.matchAll(/datetime="([^"]+)"/g)].map(match => match[1])).toEqual([
      '2025-07-02T09:20+08:00',
      '2025-07-02T16:40+08:00',
      '2025-07-05T16:00+08:00',
    ])
    expect(textOf(list)).toContain('2025年7月5日 16:00 已登记退费申请312件')
    expect(html.indexOf('正文')).toBeLessThan(html.indexOf('<ol class="hist"'))
  })
})
