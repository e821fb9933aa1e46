import {defineRule} from '../base/define.ts'
import {dayOf, isOwnRecent} from './facts.ts'

/** 第二十条第（一）项：行政法规、规章和规范性文件。 */
const regulations = 1

export default defineRule({
  id: 'disclosure-category',
  title: '政策文件和公告归入法定主动公开类别',
  clause: {instrument: '政府信息公开条例（国令第711号）', article: '第二十条'},
  confidence: 'P',
  why: '条例第二十条列出十五项应当主动公开的政府信息，规范性文件在第（一）项。“法定主动公开内容”的网页按这十五项归集，没有写类别（disclosureCategory）的内容在那里查不到。工作动态不是法定主动公开内容，可以不写；历史存量（historical）和转载的，不作此项检查。',
  level: 'warn',
  kinds: ['policy', 'notice'],
  scope: 'entry',
  check(entry, report) {
    if (!isOwnRecent(entry, dayOf(entry)) || entry.data['category'] === 'news') return
    const {disclosureCategory: category, normative} = entry.data
    if (category === undefined)
      report({
        at: '/publishDate',
        reason: '没有写法定主动公开类别（disclosureCategory），法定主动公开内容里查不到',
        note: `对照条例第二十条写序号1至15，例如行政规范性文件写 disclosureCategory: ${regulations}，法律、法规、规章和国家有关规定规定的其他信息写 15`,
      })
    else if (normative === true && category !== regulations)
      report({
        at: '/disclosureCategory',
        reason: `法定主动公开类别（disclosureCategory）是第${category}项，行政规范性文件在第${regulations}项`,
        verdict: 'review',
        actual: String(category),
        expected: [String(regulations)],
        note: `核对后写 disclosureCategory: ${regulations}；不是行政规范性文件的，写 normative: false`,
      })
  },
  examples: {
    pass: [
      {kind: 'policy', data: {normative: false, disclosureCategory: 12}},
      {kind: 'policy', data: {disclosureCategory: undefined, historical: true}},
      {kind: 'notice', data: {category: 'news', disclosureCategory: undefined}},
    ],
    fail: [
      {kind: 'policy', data: {normative: false, disclosureCategory: undefined}, at: '/publishDate'},
      {kind: 'policy', data: {disclosureCategory: 3}, at: '/disclosureCategory'},
      {kind: 'notice', data: {category: 'notice', disclosureCategory: undefined}, at: '/publishDate'},
    ],
  },
})
