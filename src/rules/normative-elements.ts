import {defineRule} from '../base/define.ts'
import {isOwnRecent, textOf} from './facts.ts'

const needed = {documentNumber: '发文字号', writtenDate: '成文日期'}

export default defineRule({
  id: 'normative-elements',
  title: '集中公开的规范性文件标题正文文号日期齐全',
  clause: {instrument: '政务公开工作要点（2022年，市级商务部门）', article: '三（一）'},
  confidence: 'P',
  why: '规范性文件集中统一公开、动态更新，每件要有标题、正文、文号、成文日期、发布日期、有效性和废止日期。标题和发布日期是必填项，有效性和废止日期由程序根据日期和关联推算；文号、成文日期、正文缺了，读者不能引用，程序也推算不出有效性。历史存量（historical）和转载的只提示。',
  level: 'error',
  kinds: ['policy'],
  scope: 'entry',
  check(entry, report) {
    if (entry.data['normative'] !== true) return
    const day = textOf(entry, 'writtenDate') ?? textOf(entry, 'publishDate') ?? ''
    const milder = isOwnRecent(entry, day) ? {} : {level: 'warn' as const}
    for (const [field, label] of Object.entries(needed)) {
      if (textOf(entry, field)) continue
      report({
        at: '/normative',
        reason: `行政规范性文件没有填写${label}（${field}）`,
        ...milder,
        note: `按原件写 ${field}；不是行政规范性文件的，写 normative: false`,
      })
    }
    if (entry.body.length === 0)
      report({at: '/title', reason: '行政规范性文件没有正文', ...milder, note: '把全文写在第二个 --- 之后，不能只放附件'})
  },
  examples: {
    pass: [{kind: 'policy'}, {kind: 'policy', data: {normative: false, documentNumber: undefined}}],
    fail: [
      {kind: 'policy', data: {documentNumber: undefined}, at: '/normative'},
      {kind: 'policy', data: {writtenDate: undefined}, at: '/normative'},
      {kind: 'policy', data: {writtenDate: undefined, historical: true}, at: '/normative'},
      {kind: 'policy', body: '\n', at: '/title'},
    ],
  },
})
