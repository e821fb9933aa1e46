import {defineRule} from '../base/define.ts'
import {parseDocumentNumber} from '../base/document-number.ts'

export default defineRule({
  id: 'document-number-reference',
  title: '关联文件的文号写法规范',
  clause: {instrument: '《党政机关公文格式》（GB/T 9704—2012）', article: '7.2.5'},
  confidence: 'M',
  why: '依据、修改、废止等关联里写站外文件的发文字号，读者靠它去找原文，废止的文件也靠它与正文核对。年份用六角括号括入，序号不加“第”字、不编虚位；写成“[2018]”“第01号”就对不上。老文件的文号原来就特别的，只提示核对。',
  level: 'warn',
  kinds: '*',
  scope: 'entry',
  check(entry, report) {
    for (const {at, more} of entry.refs) {
      const written = more?.documentNumber
      if (typeof written !== 'string') continue
      const normal = parseDocumentNumber(written)?.normal
      if (normal === written) continue
      report({
        at: `${at.replace(/\/to$/u, '')}/documentNumber`,
        reason: normal ? `文号（documentNumber）“${written}”的写法不规范` : `文号（documentNumber）“${written}”认不出来`,
        ...(!normal && {verdict: 'review'}),
        actual: written,
        ...(normal && {expected: [normal]}),
        note: normal
          ? `改成 documentNumber: ${normal}`
          : '核对原件，写成 机关代字〔年份〕几号，如 示商务规〔2018〕1号；没有文号的删去这一行',
      })
    }
  },
  examples: {
    pass: [
      {
        kind: 'policy',
        data: {basedOn: [{title: '早市办法', documentNumber: '示商务规〔2018〕1号'}, {title: '早市条例'}, 'sswg-2018-1']},
      },
      {kind: 'policy', data: {implements: [{title: '早市规定', documentNumber: '示范市人民政府令第12号'}]}},
    ],
    fail: [
      {
        kind: 'policy',
        data: {repeals: [{title: '早市办法', documentNumber: '示商务规[2018]1号'}]},
        at: '/repeals/0/documentNumber',
      },
      {
        kind: 'policy',
        data: {replaces: [{to: 'sswg-2018-1', documentNumber: '示商务规〔2018〕第01号'}]},
        at: '/replaces/0/documentNumber',
      },
      {
        kind: 'policy',
        data: {basedOn: [{title: '早市办法', documentNumber: '示商务规2018年1号'}]},
        at: '/basedOn/0/documentNumber',
      },
    ],
  },
})
