import {defineRule} from '../base/define.ts'
import type {Json} from '../base/types.ts'
import {bodyText, dataTexts} from './plain-text.ts'

const forms = /语音|广播|手语|大字|盲文|电视|音频|视频|朗读/u
const media = /\.(?:mp3|m4a|mp4|webm)$/iu

export default defineRule({
  id: 'notice-emergency',
  title: '突发事件信息尽量同步采取语音大字手语等形式',
  clause: {instrument: '无障碍环境建设法', article: '第二十九条'},
  confidence: 'P',
  why: '法律要求依法发布自然灾害、事故灾难、公共卫生、社会安全事件信息时，条件具备的同步采取语音、大字、盲文、手语等无障碍信息交流方式。看不见、听不见的人在危急时最容易漏掉消息。程序只看标了紧急提示（urgentUntil）的通知有没有音频、视频附件，或者写明在哪里听得到、看得到；不属于突发事件的不用改。',
  level: 'info',
  kinds: ['notice'],
  scope: 'body',
  check(body, report, {data}) {
    if (data['urgentUntil'] === undefined) return
    const texts = dataTexts(data as Json)
    if (texts.some(text => media.test(text)) || forms.test([...texts, bodyText(body)].join('\n'))) return
    report({
      at: '/urgentUntil',
      reason: '紧急提示（urgentUntil）没有音频、视频，也没有说明在哪里可以听到或者看到手语、大字',
      verdict: 'review',
      note: '附上录音或者视频，或者写一句，如“市应急广播每小时播报一次，市电视台新闻配有手语”',
    })
  },
  examples: {
    pass: [
      {kind: 'notice'},
      {kind: 'notice', data: {urgentUntil: '2026-11-27'}, body: '市应急广播每小时播报一次。\n'},
      {kind: 'notice', data: {urgentUntil: '2026-11-27', attachments: [{file: 'tishi.mp3', title: '录音'}]}},
    ],
    fail: [{kind: 'notice', data: {urgentUntil: '2026-11-27'}, at: '/urgentUntil'}],
  },
})
