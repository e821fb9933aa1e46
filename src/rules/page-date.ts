import {isDate} from '../base/dates.ts'
import {defineRule} from '../base/define.ts'
import {attribute, metaNamed, placeOf} from './elements.ts'

const form = /^(\d{4}-\d{2}-\d{2}) (?:[01]\d|2[0-3]):[0-5]\d$/u

export default defineRule({
  id: 'page-date',
  title: '发布时间标签写成年月日时分',
  clause: {instrument: '政府网站发展指引（国办发〔2017〕47号）', article: '网页标签规范：PubDate'},
  confidence: 'S',
  why: 'PubDate 的格式是 YYYY-MM-DD HH:MM，24小时制。常见的错误有“2020年08月02日”、多写了秒、用12小时制、只写日期；格式不对，检查的程序读不出发布时间，会当作没有更新。',
  level: 'error',
  kinds: '*',
  scope: 'artifact',
  check(page, report) {
    for (const meta of metaNamed(page, 'PubDate')) {
      const content = attribute(meta, 'content') ?? ''
      const day = form.exec(content)?.[1]
      // An empty one is missing, of which another rule speaks.
      if (content.trim() === '' || (day !== undefined && isDate(day))) continue
      report({
        at: placeOf(meta),
        reason: '发布时间标签（PubDate）的格式不是“年-月-日 时:分”',
        actual: content,
        expected: ['2026-07-24 09:30'],
        note: '写成 2026-07-24 09:30 的样子；不知道时分的写 00:00',
      })
    }
  },
  examples: {
    pass: [
      {kind: 'policy', html: '<meta name="PubDate" content="2026-07-24 23:59">'},
      {kind: 'policy', html: '<meta name="PubDate" content="">'},
    ],
    fail: [
      {kind: 'policy', html: '<meta name="PubDate" content="2020年08月02日">', at: 1},
      {kind: 'policy', html: '<meta name="pubdate" content="2026-07-24 10:30:00">', at: 1},
      {kind: 'policy', html: '<meta name="PubDate" content="2026-07-24 24:00">', at: 1},
      {kind: 'policy', html: '<meta name="PubDate" content="2026-02-30 10:00">', at: 1},
    ],
  },
})
