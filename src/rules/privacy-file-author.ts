import {defineRule} from '../base/define.ts'
import {isPersonName} from './person-names.ts'

const names: Readonly<Record<string, string>> = {creator: '作者', lastModifiedBy: '最后保存者', manager: '经理'}

export default defineRule({
  id: 'privacy-file-author',
  title: '附件的文档属性里没有个人姓名',
  clause: {instrument: '个人信息保护法', article: '第六条'},
  confidence: 'M',
  why: '处理个人信息应当与处理目的直接相关，采取对个人权益影响最小的方式。Word、Excel 会把作者和最后保存者的姓名写进文档属性，读者下载后都能看到；附件代表机关，不需要带上经办人的姓名。姓名是猜的，机关和处室的名称不报。',
  level: 'warn',
  kinds: '*',
  scope: 'file',
  check({properties}, report) {
    const found = Object.entries(names).flatMap(([name, label]) => {
      const value = properties[name]
      return value !== undefined && isPersonName(value, true) ? [`${label}（${name}）是“${value}”`] : []
    })
    if (found.length === 0) return
    report({
      verdict: 'review',
      reason: `附件的文档属性里像是有个人姓名：${found.join('，')}`,
      note: '在 Office 里点“文件—信息—检查问题—检查文档”删去个人信息，在 WPS 的文档属性里清空作者，然后重新保存',
    })
  },
  examples: {
    pass: [
      {kind: 'notice', file: {ending: 'docx', properties: {creator: '示范市商务局', lastModifiedBy: 'Administrator'}}},
      {kind: 'notice', file: {ending: 'docx', properties: {creator: '办公室', lastModifiedBy: '用户', title: '张某某'}}},
    ],
    fail: [
      {kind: 'notice', file: {ending: 'docx', properties: {creator: '张某某'}}},
      {kind: 'notice', file: {ending: 'xlsx', properties: {creator: '商务局', lastModifiedBy: '春柳'}}},
      {kind: 'notice', file: {ending: 'docx', properties: {creator: '李某', manager: '王某'}}},
    ],
  },
})
