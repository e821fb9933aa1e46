import {defineRule} from '../base/define.ts'
import {attribute, elementsBelow, elementsIn, metaNamed, placeOf, textIn} from './elements.ts'

const tags = '<meta name="PubDate" content="2026-07-24 00:00"><meta name="ContentSource" content="市商务局">'

export default defineRule({
  id: 'page-source',
  title: '内容页显示来源和日期',
  clause: {instrument: '政府网站发展指引（国办发〔2017〕47号）', article: '网页设计规范：内容页'},
  confidence: 'M',
  why: '内容页要让读者看到信息的来源和日期。网页标签里写了、页面上却看不到的，读者无从判断是谁说的、是不是最新。程序拿标签 ContentSource 和页面上的文字比对，并看页面上有没有日期（发布日期或者更新日期）。机构概况、网站说明一类（ColumnType 是概况信息）不检查。',
  level: 'warn',
  kinds: '*',
  scope: 'artifact',
  check(page, report) {
    const [date, source, type] = ['PubDate', 'ContentSource', 'ColumnType'].map(name => {
      const [meta] = metaNamed(page, name)
      return meta && attribute(meta, 'content')?.trim()
    })
    const main = elementsIn(page, 'main')[0]
    if (!date || !source || !main || type === '概况信息') return
    const text = textIn(main)
    const missing = [
      ...(text.includes(source) ? [] : [`来源（${source}）`]),
      ...(elementsBelow(main, 'time').length > 0 || /\d{4}(?:年|-)\d{1,2}(?:月|-)\d/u.test(text)
        ? []
        : [`日期（${date.slice(0, 10)}）`]),
    ]
    if (missing.length === 0) return
    report({
      at: placeOf(elementsIn(page, 'h1')[0] ?? main),
      reason: `内容页上看不到${missing.join('、')}`,
      note: '核对主题里这类网页的版式（layouts/）',
    })
  },
  examples: {
    pass: [
      {kind: 'policy'},
      {kind: 'policy', html: `${tags}<main>市商务局 2026-07-24</main>`},
      {kind: 'policy', html: `${tags}<main>市商务局<time datetime="2026-07-25">昨天</time></main>`},
      {kind: 'page', html: `${tags}<meta name="ColumnType" content="概况信息"><main>局长</main>`},
      {kind: 'policy', html: '<main>列表页</main>'},
    ],
    fail: [
      {kind: 'policy', html: `${tags}\n<main>2026年7月24日</main>`, at: 2},
      {kind: 'policy', html: `${tags}<main>\n<h1>甲</h1>市商务局</main>`, at: 2},
    ],
  },
})
