import {defineRule} from '../base/define.ts'
import {documentNumbersIn, numberKey} from '../base/document-number.ts'
import {normalTitle, titleForms} from '../base/titles.ts'
import type {Entry, Site} from '../base/types.ts'
import {edgesTo, nameOf, placeOf, textOf} from './facts.ts'

export default defineRule({
  id: 'text-repeal-said',
  title: '登记为废止的文件正文里也写明废止',
  clause: {instrument: '政府信息公开条例（国令第711号）', article: '第六条'},
  confidence: 'M',
  why: '公开的信息应当准确。在废止（repeals）里登记一份文件，它的网页就会标明已废止；正文没有写废止它的，多半是登记错了一份，读者会以为还有效的文件已经作废。这里核对正文有没有提到那份文件，有没有写明废止、失效或者停止执行；废止目录在附件里的，不作此项检查。',
  level: 'warn',
  kinds: ['policy'],
  scope: 'pair',
  *pairs(site) {
    for (const target of site.entries) {
      for (const {from} of edgesTo(site, target, 'repeals')) yield [byOf(site, from), target]
    }
  },
  check([body], report, [entry, target]) {
    // A new document may bear the title of the one before it.
    const text = ending.test(entry.data.title) ? `${entry.data.title}\n${body}` : body
    const isSaid = ending.test(text)
    if (isSaid && (isNamed(target, text) || hasList(entry, text))) return
    report({
      at: placeOf(entry, 'repeals', target),
      reason: isSaid
        ? `废止（repeals）里登记了${nameOf(target)}，正文没有提到这份文件`
        : `废止（repeals）里登记了${nameOf(target)}，正文没有写明废止`,
      verdict: 'review',
      actual: target.id,
      note: '对照原件核对登记的是不是这一份；只是引用或者修改它的，写在 basedOn 或者 amends 里',
    })
  },
  examples: {
    pass: [
      {
        kind: 'policy',
        body: '《示范市早市管理办法》（示商务规〔2024〕3号）同时废止。',
        others: [
          {
            kind: 'policy',
            data: {title: '关于废止部分文件的决定', repeals: ['sswg-2024-3']},
            body: '废止示商务规[2024]3号文件。',
          },
        ],
      },
      {
        kind: 'policy',
        data: {documentNumber: undefined},
        others: [
          {
            kind: 'policy',
            data: {repeals: ['sswg-2024-3']},
            body: '第六条　《示范市夜间消费集聚区认定办法》自本办法施行之日起停止执行。',
          },
        ],
      },
      // 目录在附件里。
      {
        kind: 'policy',
        others: [
          {
            kind: 'policy',
            data: {repeals: ['sswg-2024-3'], attachments: [{file: 'mulu.xlsx', title: '废止的文件目录'}]},
            body: '附件所列文件予以废止。',
          },
        ],
      },
    ],
    fail: [
      {
        kind: 'policy',
        others: [
          {kind: 'policy', data: {repeals: ['sswg-2024-3']}, body: '《示范市早市管理办法》（示商务规〔2018〕1号）同时废止。'},
        ],
        at: '/repeals/0',
      },
      {
        kind: 'policy',
        others: [{kind: 'policy', data: {repeals: ['sswg-2024-3']}, body: '依据示商务规〔2024〕3号制定本细则。'}],
        at: '/repeals/0',
      },
      {
        kind: 'policy',
        others: [{kind: 'policy', data: {repeals: ['sswg-2024-3']}, body: '附件所列文件予以废止。'}],
        at: '/repeals/0',
      },
    ],
  },
})

const ending = /废止|失效|停止(?:执行|施行)|不再(?:执行|施行|有效)/u

const byOf = (site: Site, id: string): Entry => site.byId.get(id)!

/** By its number or by any of its titles. */
function isNamed(target: Entry, text: string): boolean {
  const number = textOf(target, 'documentNumber')
  if (number !== undefined && documentNumbersIn(text).some(({normal}) => numberKey(normal) === numberKey(number))) return true
  const packed = normalTitle(text)
  return titleForms(target.data.title).some(form => form.length > 3 && packed.includes(form))
}

/** Whether what is repealed may stand in an attached list. */
const hasList = ({data}: Entry, text: string): boolean => data['attachments'] !== undefined && /附件|目录|清单/u.test(text)
