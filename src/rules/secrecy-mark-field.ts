import {defineRule} from '../base/define.ts'
import {fieldName, textsIn} from './places.ts'
import {isSecrecyMark, secrecyInBrackets, secrecyMarksIn, withdrawal} from './secrecy-words.ts'

/** Fields whose words name things, and the one that says what may be published. */
const naming = /^\/(?:access$|keywords\/|topics\/|audience\/|subjects\/)/u
const titles = /\/(?:title|file)$/u

export default defineRule({
  id: 'secrecy-mark-field',
  title: '标题和信息栏里没有密级和内部标志',
  clause: {instrument: '政府信息公开条例（国令第711号）', article: '第十四条'},
  confidence: 'P',
  why: '依法确定为国家秘密的政府信息，不予公开。信息栏里写着密级（秘密★1年），或者标题、附件名称带着“（内部）”，说明这份文件多半没有经过保密审查就拿来公开了。句子里说到国家秘密、商业秘密的不算。',
  level: 'error',
  kinds: '*',
  scope: 'entry',
  check({data}, report) {
    for (const {text, pointer} of textsIn(data)) {
      if (naming.test(pointer)) continue
      const mark = secrecyMarksIn(text)[0]?.text ?? (isSecrecyMark(text) ? text : null)
      const aside = mark === null && titles.test(pointer) ? secrecyInBrackets(text) : null
      const found = mark ?? aside
      if (found === null) continue
      report({
        at: pointer,
        reason: `${fieldName(pointer)}里写着“${found.replaceAll(/\s+/gu, ' ').trim()}”，${aside === null ? '是' : '像是'}不得公开的标志`,
        ...(aside !== null && {verdict: 'review'}),
        actual: text,
        note: withdrawal,
      })
    }
  },
  examples: {
    pass: [
      {kind: 'policy', data: {title: '关于加强商业秘密保护的通知', summary: '落实保守国家秘密的要求。'}},
      {kind: 'policy', data: {keywords: ['秘密', '内部'], access: '不予公开'}},
      {kind: 'policy', data: {title: '关于规范企业内部控制的通知（内部控制指引）'}},
    ],
    fail: [
      {kind: 'policy', data: {summary: '秘密★1年'}, at: '/summary'},
      {kind: 'policy', data: {title: '机密'}, at: '/title'},
      {kind: 'notice', data: {attachments: [{file: 'a.xlsx', title: '通讯录（内部资料，勿外传）'}]}, at: '/attachments/0/title'},
      {kind: 'notice', data: {attachments: [{file: '名单(内部).xlsx', title: '名单'}]}, at: '/attachments/0/file'},
    ],
  },
})
