import {defineRule} from '../base/define.ts'
import {textOf} from './facts.ts'

/** How unusual it is to publish them: 报告 and 议案 to the people's congress are often public, 请示 and 纪要 hardly ever. */
const levels: Readonly<Record<string, 'warn' | 'info'>> = {请示: 'warn', 纪要: 'warn', 报告: 'info', 议案: 'info'}

export default defineRule({
  id: 'document-type-internal',
  title: '请示、报告、议案和纪要公开前经过审查',
  clause: {instrument: '政府信息公开条例（国令第711号）', article: '第十六条'},
  confidence: 'M',
  why: '请示、报告、纪要是机关之间的行文或者内部记录。履行行政管理职能过程中形成的讨论记录、过程稿、磋商信函、请示报告等过程性信息可以不予公开，法律、法规、规章规定应当公开的除外。能公开的不少，但应是审查后有意公开的；在公开审查（review）里写了保密审查的，不再提示。',
  level: 'warn',
  kinds: ['policy'],
  scope: 'entry',
  check(entry, report) {
    const documentType = textOf(entry, 'documentType') ?? ''
    const {access, historical, review} = entry.data
    const level = levels[documentType]
    const isReviewed = typeof review === 'object' && review !== null && 'secrecy' in review
    if (!level || isReviewed || historical === true || (access !== undefined && access !== '主动公开')) return
    report({
      at: '/documentType',
      reason: `公文种类（documentType）是“${documentType}”，没有公开审查（review）的记录`,
      level,
      verdict: 'review',
      actual: documentType,
      note: '核对是不是应当公开：公开的，在 review 里写 secrecy 的日期和审查机构；不公开的，移出 content',
    })
  },
  examples: {
    pass: [
      {kind: 'policy', data: {documentType: '通知', review: undefined}},
      {kind: 'policy', data: {documentType: '纪要'}},
      {kind: 'policy', data: {documentType: '请示', review: undefined, access: '依申请公开'}},
      {kind: 'policy', data: {documentType: '报告', review: undefined, historical: true}},
    ],
    fail: [
      {kind: 'policy', data: {documentType: '纪要', review: undefined}, at: '/documentType'},
      {kind: 'policy', data: {documentType: '请示', review: {secrecy: undefined}}, at: '/documentType'},
      {kind: 'policy', data: {documentType: '报告', review: undefined, access: undefined}, at: '/documentType'},
    ],
  },
})
