import {defineRule} from '../base/define.ts'
import {personNamesIn} from './person-names.ts'
import {fieldName, textsIn} from './places.ts'

/** Fields that name an office, by their descriptions never a person. */
const offices = /^\/review\/[^/]+\/by$|\/department$|^\/organizer$/u

export default defineRule({
  id: 'privacy-names',
  title: '审查机构和责任处室不写个人姓名',
  clause: {instrument: '个人信息保护法', article: '第六条'},
  confidence: 'M',
  why: '处理个人信息应当与处理目的直接相关，采取对个人权益影响最小的方式。公开审查、责任处室、承办单位要说明的是哪个机构负责，写处室名称就够了；经办人的姓名留在内部的审签记录里。姓名是按常见姓氏猜的，请人工核对。',
  level: 'warn',
  kinds: '*',
  scope: 'entry',
  check({data}, report) {
    for (const {text, pointer} of textsIn(data)) {
      const names = offices.test(pointer) ? personNamesIn(text) : []
      if (names.length === 0) continue
      report({
        at: pointer,
        verdict: 'review',
        reason: `${fieldName(pointer)}里像是写了个人姓名“${names.join('、')}”`,
        actual: text,
        note: '改写成处室或机构的名称，如 办公室（保密委员会办公室）',
      })
    }
  },
  examples: {
    pass: [
      {kind: 'policy', data: {review: {secrecy: {date: '2024-06-12', by: '办公室（保密委员会办公室）'}}}},
      {kind: 'policy', data: {review: {legality: {date: '2024-06-12', by: '政策法规处、高新区商务局'}}}},
      {kind: 'interpretation', data: {department: '各起草处室', interpreter: '王某某'}},
    ],
    fail: [
      {kind: 'policy', data: {review: {secrecy: {date: '2024-06-12', by: '张某某'}}}, at: '/review/secrecy/by'},
      {kind: 'policy', data: {review: {legality: {date: '2024-06-12', by: '政策法规处（李某）'}}}, at: '/review/legality/by'},
      {kind: 'interpretation', data: {department: '消费促进处 王某科长'}, at: '/department'},
      {kind: 'proposal', data: {organizer: '流通业发展处、王某'}, at: '/organizer'},
      {kind: 'policy', data: {contact: {department: '办公室：欧阳某某'}}, at: '/contact/department'},
    ],
  },
})
