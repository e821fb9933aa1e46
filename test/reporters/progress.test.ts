import {describe, expect, it} from 'vitest'
import {grouped, seconds, size} from '../../src/reporters/numbers.ts'
import {showProgress} from '../../src/reporters/progress.ts'

function run(live: boolean): string[] {
  const written: string[] = []
  let clock = 0
  const progress = showProgress({write: text => written.push(text), isTTY: live, columns: 60}, () => clock, live)
  progress.start('读取内容', 412)
  for (const done of [1, 2, 200, 412]) {
    clock += done === 200 ? 100 : 10
    progress.tick(done)
  }
  clock = 400
  progress.end('读取内容', '412 个文件')
  progress.start('生成网页')
  clock = 2300
  progress.end('生成网页', '1 386 页')
  progress.start('搜索索引')
  progress.clear()
  return written
}

describe('showProgress', () => {
  it('prints one aligned line a phase in a log', () => {
    expect(run(false).join('')).toBe('读取内容   412 个文件               0.4 秒\n生成网页   1 386 页                 1.9 秒\n')
  })

  it('redraws one line on a terminal, not oftener than the eye can follow', () => {
    expect(run(true).map(text => text.replace('\r\u001b[2K', '«'))).toEqual([
      '«读取内容   …',
      '«读取内容   200 / 412',
      '«读取内容   412 个文件               0.4 秒\n',
      '«生成网页   …',
      '«生成网页   1 386 页                 1.9 秒\n',
      '«搜索索引   …',
      '«',
    ])
  })
})

describe('numbers', () => {
  it('are grouped, timed and sized', () => {
    expect([grouped(7), grouped(1402), grouped(1234567)]).toEqual(['7', '1 402', '1 234 567'])
    expect([seconds(0), seconds(449), seconds(61_000)]).toEqual(['0.0 秒', '0.4 秒', '61.0 秒'])
    expect([size(812), size(2048), size(25_795_000)]).toEqual(['812 字节', '2.0 KB', '24.6 MB'])
  })
})
