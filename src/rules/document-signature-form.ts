import {dateIn, inChinese} from '../base/dates.ts'
import {defineRule} from '../base/define.ts'
import {ownSignature} from '../base/printed-lines.ts'
import {isOwnText} from './facts.ts'

const slips: readonly {readonly says: string; readonly pattern: RegExp}[] = [
  {says: '用了汉字数字', pattern: /[〇○Ｏ零一二三四五六七八九]年/u},
  {says: '月、日编了虚位', pattern: /[年月]\s*0\d/u},
  {says: '中间有空格', pattern: /[\d年月]\s+[\d年月日]/u},
]

export default defineRule({
  id: 'document-signature-form',
  title: '成文日期用阿拉伯数字且不编虚位',
  clause: {instrument: '《党政机关公文格式》（GB/T 9704—2012）', article: '7.3.5.4'},
  confidence: 'M',
  why: '公文格式规定：成文日期用阿拉伯数字将年、月、日标全，年份应标全称，月、日不编虚位（1不编为01）。该标准2012年7月1日实施，以前的公文用汉字数字，不检查；历史存量、转载的以原件为准，也不检查。',
  level: 'warn',
  kinds: ['policy', 'catalogue', 'workplan', 'notice'],
  scope: 'body',
  check(_, report, entry, {lines}) {
    if (!isOwnText(entry)) return
    for (const line of ownSignature(lines)) {
      const row = line.text.split('\n').find(text => /年.+日\s*$/u.test(text))
      const slip = row === undefined ? undefined : slips.find(({pattern}) => pattern.test(row.trim()))
      if (!slip) continue
      const date = dateIn(row!)
      const meant = date && inChinese(date)
      report({
        at: line.place,
        reason: `成文日期${slip.says}`,
        actual: row!.trim(),
        ...(meant && {expected: [meant]}),
        note: meant ? `改成“${meant}”；原件如此的不必改` : '对照原件核对年、月、日',
      })
    }
  },
  examples: {
    pass: [
      {kind: 'policy', body: '印发。\n\n示范市商务局\n\n2024年6月18日'},
      {
        kind: 'policy',
        data: {writtenDate: '2006-06-08', publishDate: '2006-06-09'},
        body: '印发。\n\n示范市商务局\n\n二〇〇六年六月八日',
      },
      {kind: 'policy', data: {historical: true}, body: '印发。\n\n示范市商务局\n\n2024年06月08日'},
    ],
    fail: [
      {kind: 'policy', body: '印发。\n\n示范市商务局\n\n二〇二四年六月十八日', at: 5},
      {kind: 'policy', body: '印发。\n\n示范市商务局\n\n2024年06月18日', at: 5},
      {kind: 'notice', body: '印发。\n\n示范市商务局\n2024年6月08日', at: 3},
      {kind: 'policy', body: '印发。\n\n示范市商务局\n\n2024 年 6 月 18 日', at: 5},
    ],
  },
})
