import {defineRule} from '../base/define.ts'

export default defineRule({
  id: 'alt-captions-cues',
  title: '字幕文件里有字幕',
  clause: {instrument: 'GB/T 37668-2019 信息技术 互联网内容无障碍可访问性技术要求与测试方法', article: '可感知性'},
  confidence: 'M',
  why: '字幕文件是空的，播放器照样显示“有字幕”，听不见的人打开却什么也没有。每条字幕由一行时间（00:00.000 --> 00:06.000）和下面的文字组成。',
  level: 'warn',
  kinds: '*',
  scope: 'file',
  check({ending, lines}, report) {
    if (ending !== 'vtt') return
    const hasCue = lines.some((line, index) => line.includes('-->') && (lines[index + 1] ?? '').trim() !== '')
    if (hasCue) return
    const point = {line: 1, column: 1}
    report({
      at: {start: point, end: point},
      reason: '字幕文件里没有一条字幕',
      note: '在 WEBVTT 下面空一行，每条字幕写一行时间 00:00.000 --> 00:06.000，下一行写文字',
    })
  },
  examples: {
    pass: [
      {kind: 'interpretation', file: {ending: 'vtt', lines: ['WEBVTT', '', '00:00.000 --> 00:06.000', '谁可以申报？']}},
      {kind: 'notice', file: {ending: 'txt', lines: ['']}},
    ],
    fail: [
      {kind: 'interpretation', file: {ending: 'vtt', lines: ['WEBVTT', '']}, at: 1},
      {kind: 'interpretation', file: {ending: 'vtt', lines: ['WEBVTT', '', '00:00.000 --> 00:06.000', '']}, at: 1},
    ],
  },
})
