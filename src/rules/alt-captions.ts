import {defineRule} from '../base/define.ts'
import {valueAt} from '../base/pointer.ts'

export default defineRule({
  id: 'alt-captions',
  title: '视频有字幕文件',
  clause: {instrument: 'GB/T 37668-2019 信息技术 互联网内容无障碍可访问性技术要求与测试方法', article: '可感知性'},
  confidence: 'M',
  why: '听不见的人、在办事大厅静音看的人，都靠字幕。无障碍环境建设法第三十二条要求利用财政资金建立的网站逐步符合国家信息无障碍标准，标准要求预先录制的视频有字幕。没有声音、字已经在画面上的视频，也要有字幕文件或者文字稿，读屏软件才念得出来。',
  level: 'warn',
  kinds: ['interpretation'],
  scope: 'entry',
  check({data}, report) {
    if (valueAt(data, '/video') === undefined || valueAt(data, '/video/captions') !== undefined) return
    report({
      at: '/video',
      reason: '视频（video）没有字幕文件（captions）',
      note: '做一个 WebVTT 字幕文件（.vtt）放在视频旁边，在 video 下加一行 captions: 文件名.vtt',
    })
  },
  examples: {
    pass: [{kind: 'interpretation', data: {video: {file: 'a.mp4', captions: 'a.vtt'}}}],
    fail: [{kind: 'interpretation', data: {video: {file: 'a.mp4'}}, at: '/video'}],
  },
})
