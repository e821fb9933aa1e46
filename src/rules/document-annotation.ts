import {defineRule} from '../base/define.ts'
import {valueAt} from '../base/pointer.ts'
import type {PrintedLine} from '../base/types.ts'
import {isOwnText} from './facts.ts'

/** What an annotation says when the document is not open to everybody. */
const closed = /不(?:予|宜)?公开|依申请公开|不公布|内部|不得/u

export default defineRule({
  id: 'document-annotation',
  title: '附注里的公开属性与填写的一致',
  clause: {instrument: '政府信息公开条例（国令第711号）', article: '第十三条至第十六条'},
  confidence: 'P',
  why: '公开属性在拟制公文时确定，写在附注里，如“（此件公开发布）”“（此件主动公开）”。附注写着依申请公开、不予公开，网页却主动公开，要么公开属性填错，要么不该上网。依申请公开后转为主动公开的，在来源（origin）里写 convertedFromRequest，不再提示。',
  level: 'error',
  kinds: ['policy', 'catalogue', 'workplan', 'notice'],
  scope: 'body',
  check(_, report, entry, {lines}) {
    const access = entry.data.access ?? '主动公开'
    const isConverted = valueAt(entry.data, '/origin/type') === 'convertedFromRequest'
    const note = lines.find(({role}) => role === 'note')
    if (note && closed.test(note.text) && access === '主动公开' && !isConverted)
      report({
        at: note.place,
        reason: `附注写的是“${bare(note.text)}”，公开属性（access）是“主动公开”`,
        actual: bare(note.text),
        note: '先核对能不能公开：不能的写 access: 依申请公开 或移出 content；已经转为主动公开的，在 origin 里写 type: convertedFromRequest',
      })
    const loose = isOwnText(entry) ? lines.find(isUnbracketed) : undefined
    if (loose)
      report({
        at: loose.place,
        reason: `附注“${bare(loose.text)}”没有加圆括号`,
        level: 'warn',
        actual: bare(loose.text),
        expected: [`（${bare(loose.text)}）`],
        note: `改成“（${bare(loose.text)}）”，排在成文日期下一行`,
      })
    const narrow = isOwnText(entry) && note && /[()]/u.test(note.text)
    if (narrow)
      report({
        at: note.place,
        reason: '附注的圆括号是半角的',
        level: 'warn',
        actual: bare(note.text),
        expected: [bare(note.text).replace('(', '（').replace(')', '）')],
        note: '改成全角的圆括号',
      })
  },
  examples: {
    pass: [
      {kind: 'policy', body: '印发。\n\n示范市商务局\n\n2024年6月18日\n\n（此件公开发布）'},
      {
        kind: 'policy',
        data: {origin: {type: 'convertedFromRequest'}},
        body: '示范市商务局\n\n2024年6月18日\n\n（此件依申请公开）',
      },
      {kind: 'policy', data: {access: '不予公开'}, body: '示范市商务局\n\n2024年6月18日\n\n（此件不予公开）'},
      {kind: 'policy', body: '示范市商务局\n\n2024年6月18日\n\n（此件删减公开）'},
      {kind: 'policy', data: {historical: true}, body: '示范市商务局\n\n2024年6月18日\n\n此件公开发布'},
      {kind: 'notice', body: '此件事关全市安全，各单位要高度重视。'},
    ],
    fail: [
      {kind: 'policy', body: '示范市商务局\n\n2024年6月18日\n\n（此件依申请公开）', at: 5},
      {kind: 'notice', data: {access: undefined}, body: '示范市商务局\n\n2024年6月18日\n\n（此件不公开）', at: 5},
      {kind: 'policy', body: '示范市商务局\n\n2024年6月18日\n\n此件公开发布', at: 5},
      {kind: 'policy', body: '示范市商务局\n\n2024年6月18日\n\n(此件公开发布)', at: 5},
    ],
  },
})

const isUnbracketed = ({text, role}: PrintedLine): boolean =>
  role === null && /^\s*此件[^，。；]{0,6}公开[^，。；]{0,4}\s*$/u.test(text)

const bare = (text: string): string => text.replace(/\s+/gu, '')
