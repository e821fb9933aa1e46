import {defineRule} from '../base/define.ts'
import {valueAt} from '../base/pointer.ts'
import type {Entry, Json} from '../base/types.ts'

/** Where the office is, which its disclosure desk shares with it. */
const shared: Readonly<Record<string, string>> = {address: '办公地址', hours: '办公时间', postcode: '邮政编码'}
/** How to reach the desk, which may be its own. */
const own: Readonly<Record<string, string>> = {phone: '联系电话', fax: '传真号码', email: '互联网联系方式'}
const labels = {...shared, ...own}

export default defineRule({
  id: 'guide-contact',
  title: '公开指南的联系方式和网站公布的一致',
  clause: {instrument: '政府信息公开条例（国令第711号）', article: '第十二条'},
  confidence: 'P',
  why: '条例要求公开指南写明公开工作机构的办公地址、办公时间、联系电话、传真号码和互联网联系方式，并及时更新。同一网站的页脚（gzgk.config.yml 的 site.contact）写着另一个地址或时间，申请人就可能白跑一趟，多半是搬迁、改号后只改了一处。电话、传真、邮箱可以是公开工作机构自己的，和本页联系方式（contact）一致的不提示。',
  level: 'error',
  kinds: ['guide'],
  scope: 'entry',
  check(entry, report, {config}) {
    const office = (config.site.contact ?? {}) as {readonly [field: string]: Json}
    for (const [field, label] of Object.entries(labels)) {
      const value = textAt(entry, `/agency/${field}`)
      const known = office[field]
      if (value === undefined || typeof known !== 'string' || agrees(field, value, known)) continue
      const isOwn = Object.hasOwn(own, field)
      if (isOwn && textAt(entry, `/contact/${field}`) === value) continue
      report({
        at: `/agency/${field}`,
        reason: `${label}（agency.${field}）和网站配置里主办单位的（site.contact.${field}）不一致`,
        ...(isOwn && {verdict: 'review'}),
        actual: value,
        expected: [known],
        note: isOwn
          ? `核对哪一个是现在用的；确是公开工作机构自己的，在本页 contact.${field} 里也写上`
          : '核对哪一个是现在用的，把两处改成一样',
      })
    }
  },
  examples: {
    pass: [
      {kind: 'guide', data: {agency: {address: '示范市市民中心 3号楼312室', hours: '工作日8:30-12:00，13:30-17:30'}}},
      {kind: 'guide', data: {agency: {phone: '0000-80000011'}, contact: {phone: '0000-80000011'}}},
      {kind: 'guide', config: {site: {contact: undefined}}},
    ],
    fail: [
      {kind: 'guide', data: {agency: {address: '示范市人民路1号'}}, at: '/agency/address'},
      {kind: 'guide', data: {agency: {hours: '工作日 9:00—12:00，14:00—17:00'}}, at: '/agency/hours'},
      {kind: 'guide', data: {agency: {postcode: '000001'}}, at: '/agency/postcode'},
      {kind: 'guide', data: {agency: {phone: '0000-80000011'}, contact: {phone: '0000-80000012'}}, at: '/agency/phone'},
      {kind: 'guide', config: {site: {contact: {email: 'xin@swj.example.gov.cn'}}}, at: '/agency/email'},
    ],
  },
})

function textAt({data}: Entry, pointer: string): string | undefined {
  const value = valueAt(data as Json, pointer)
  return typeof value === 'string' ? value : undefined
}

/** An address may be told down to the room. */
function agrees(field: string, value: string, known: string): boolean {
  const [one, other] = [plain(value), plain(known)]
  return one === other || (field === 'address' && (one.includes(other) || other.includes(one)))
}

/** Without blanks, and with one sort of dash and colon. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\s+/gu, '')
    .replace(/[—–−~～]+/gu, '-')
    .toLowerCase()
