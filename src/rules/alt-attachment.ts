import {defineRule} from '../base/define.ts'
import {endingOf} from '../base/paths.ts'
import {valuesAt} from '../base/pointer.ts'
import type {JsonObject} from '../base/types.ts'

const forms: Readonly<Record<string, string>> = {
  ...Object.fromEntries(['png', 'jpg', 'jpeg', 'gif', 'webp', 'avif'].map(ending => [ending, '图片'])),
  ...Object.fromEntries(['mp4', 'webm'].map(ending => [ending, '视频'])),
  ...Object.fromEntries(['mp3', 'm4a'].map(ending => [ending, '音频'])),
}

export default defineRule({
  id: 'alt-attachment',
  title: '图片和音视频附件有文字版',
  clause: {instrument: '无障碍环境建设法', article: '第三十二条'},
  confidence: 'P',
  why: '该法要求利用财政资金建立的网站逐步符合无障碍标准。拍照、扫描成图片的附件，读屏软件念不出来，读者也不能复制、检索；音视频附件听不见、看不见的人用不了。附上文字版（textVersion）就都能用。正文就是原件文字版的（role: original）不用再附。',
  level: 'warn',
  kinds: '*',
  scope: 'entry',
  check({data}, report) {
    for (const pattern of ['/attachments/*', '/application/forms/*']) {
      for (const {pointer, value} of valuesAt(data, pattern)) {
        const {file, textVersion, role} = value as JsonObject
        const form = forms[endingOf(String(file))]
        if (form === undefined || textVersion !== undefined || role === 'original') continue
        report({
          at: `${pointer}/file`,
          reason: `附件“${String(file)}”是${form}，没有文字版（textVersion）`,
          note: '把内容录成 .txt 或 .docx 放在旁边，加一行 textVersion: 文件名；能换成 Word、Excel 原件更好',
        })
      }
    }
  },
  examples: {
    pass: [
      {kind: 'policy', data: {attachments: [{file: 'a.jpg', title: '示意图', textVersion: 'a.txt'}]}},
      {kind: 'policy', data: {attachments: [{file: 'a.jpg', title: '原件', role: 'original'}]}},
      {kind: 'policy', data: {attachments: [{file: 'a.xlsx', title: '申报表'}]}},
    ],
    fail: [
      {kind: 'policy', data: {attachments: [{file: 'a.JPG', title: '名单'}]}, at: '/attachments/0/file'},
      {kind: 'openDay', data: {attachments: [{file: 'a.mp4', title: '现场视频'}]}, at: '/attachments/0/file'},
      {kind: 'notice', data: {attachments: [{file: 'a.mp3', title: '录音', role: 'material'}]}, at: '/attachments/0/file'},
      {kind: 'guide', data: {application: {forms: [{file: 'a.png', title: '申请表'}]}}, at: '/application/forms/0/file'},
    ],
  },
})
