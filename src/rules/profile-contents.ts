import {defineRule} from '../base/define.ts'
import type {Json} from '../base/types.ts'
import {bodyText, dataTexts} from './plain-text.ts'

/** The six matters of the law, each with words that tell it. */
const matters: readonly (readonly [label: string, told: RegExp, note: string])[] = [
  ['机关职能', /职能|职责/u, '写“主要职能”一节'],
  ['机构设置', /内设机构|机构设置|处室|科室|股室/u, '写“内设机构”一节，列出名称和职责'],
  ['办公地址', /\d号|大厦|大楼|号楼|中心|地址/u, '写地址，或者填 contact.address'],
  ['办公时间', /\d{1,2}[:：]\d{2}|办公时间|工作时间/u, '写办公时间，或者填 contact.hours'],
  ['联系方式', /\d{3,4}-\d{7,8}|电话|邮箱|@/u, '写电话，或者填 contact.phone'],
  ['负责人姓名', /姓名|(?:局长|主任|书记|负责人)[：:　 ]+\p{Script=Han}{2,4}/u, '写“负责人”一节，列出姓名、职务和分工'],
]

export default defineRule({
  id: 'profile-contents',
  title: '机构概况写明职能机构地址时间联系方式和负责人姓名',
  clause: {instrument: '政府信息公开条例（国令第711号）', article: '第二十条第（二）项'},
  confidence: 'P',
  why: '条例第二十条第（二）项要求主动公开机关职能、机构设置、办公地址、办公时间、联系方式、负责人姓名，六项都要有。只写职务、不写姓名的，不合这一项。程序只在标为第（二）项（disclosureCategory: 2）的页面里找相应的字样，分在几个页面写的请人工核对。',
  level: 'warn',
  kinds: ['page'],
  scope: 'body',
  check(body, report, {data}) {
    if (data['disclosureCategory'] !== 2) return
    const text = [...dataTexts(data['contact'] as Json | undefined), bodyText(body)].join('\n')
    for (const [label, told, note] of matters) {
      if (told.test(text)) continue
      report({
        at: '/disclosureCategory',
        reason: `标为机构职能类（disclosureCategory: 2），页面里找不到${label}`,
        verdict: 'review',
        note,
      })
    }
  },
  examples: {
    pass: [
      {
        kind: 'page',
        data: {contact: undefined},
        body: '主要职责略。内设机构略。地址：示范市人民路1号。办公时间8:30至17:30。电话12345。\n\n| 姓名 | 职务 |\n|---|---|\n| 周明远 | 局长 |\n',
      },
      {kind: 'page', data: {disclosureCategory: undefined}, body: '网站说明。\n'},
      {kind: 'page', body: '主要职能略。内设处室略。局长：周明远。\n'},
    ],
    fail: [
      {kind: 'page', body: '内设处室略。局长：周明远。\n', at: '/disclosureCategory'},
      {kind: 'page', body: '主要职能略。局长：周明远。\n', at: '/disclosureCategory'},
      {kind: 'page', data: {contact: {address: undefined}}, body: '职责、处室略。局长：周明远。\n', at: '/disclosureCategory'},
      {kind: 'page', data: {contact: {hours: undefined}}, body: '职责、处室略。局长：周明远。\n', at: '/disclosureCategory'},
      {kind: 'page', data: {contact: {phone: undefined}}, body: '职责、处室略。局长：周明远。\n', at: '/disclosureCategory'},
      {kind: 'page', body: '职责、处室略。局长主持全面工作。\n', at: '/disclosureCategory'},
    ],
  },
})
