import {defineRule} from '../base/define.ts'
import {dayOf, isOwnRecent} from './facts.ts'

export default defineRule({
  id: 'interpretation-interpreter',
  title: '解读写明由谁解读和怎样联系',
  clause: {
    instrument: '国务院办公厅印发《关于全面推进政务公开工作的意见》实施细则的通知（国办发〔2016〕80号）',
    article: '关于政策解读的部分',
  },
  confidence: 'M',
  why: '谁起草、谁解读，读者要看得出是哪个单位在解读、不明白时问谁。没有写解读单位（interpreter）的提醒；没有写联系方式（contact）的只作提示。媒体解读写了来源媒体（source）的，不要求再写解读单位；写单位或者职务，不写个人姓名。',
  level: 'warn',
  kinds: ['interpretation'],
  scope: 'entry',
  check(entry, report) {
    const {interpreter, source, contact, form} = entry.data
    if (!isOwnRecent(entry, dayOf(entry))) return
    if (interpreter === undefined && source === undefined)
      report({
        at: '/form',
        reason: '没有写解读单位（interpreter）',
        note: '加一行 interpreter，写解读的单位或者职务身份，例如 示范市商务局流通业发展处',
      })
    if (contact === undefined && form !== 'media')
      report({
        at: '/form',
        reason: '没有写联系方式（contact），读者不明白时不知道问谁',
        level: 'info',
        note: '加上 contact: {department: 处室, phone: 电话}',
      })
  },
  examples: {
    pass: [
      {kind: 'interpretation', data: {form: 'media', interpreter: undefined, source: '示范日报', contact: undefined}},
      {kind: 'interpretation', data: {interpreter: undefined, contact: undefined, historical: true}},
    ],
    fail: [
      {kind: 'interpretation', data: {interpreter: undefined}, at: '/form'},
      {kind: 'interpretation', data: {contact: undefined}, at: '/form'},
    ],
  },
})
