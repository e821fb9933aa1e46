import {defineRule} from '../base/define.ts'
import {lackingElements} from '../base/elements.ts'

/** What the elements are called, and what one looks like. */
const elements: Readonly<Record<string, {readonly label: string; readonly sample: string}>> = {
  documentNumber: {label: '发文字号', sample: '示商务规〔2026〕2号'},
  indexNumber: {label: '索引号', sample: '11379900MB2600122R/2026-00041'},
  issuers: {label: '发文机关', sample: '[swj]'},
  writtenDate: {label: '成文日期', sample: '2026-07-22'},
  publishDate: {label: '发布日期', sample: '2026-07-24'},
  subjects: {label: '主题分类', sample: '[商贸、海关、旅游\\国内贸易（含供销）]'},
  summary: {label: '内容概述', sample: '一两句话说清主要内容'},
  registrationNumber: {label: '统一登记号', sample: 'SFCR-2026-0130002'},
  effectiveDate: {label: '施行日期', sample: '2026-09-01'},
}

export default defineRule({
  id: 'feed-elements',
  title: '交给公文库的政策文件要素齐全',
  clause: {instrument: '政务公开工作要点', article: '全量、要素齐全、格式规范地推送到全市主动公开公文库'},
  confidence: 'M',
  why: '公文库按索引号、发文机关、主题分类、文号和日期归类、检索，少一项就查不到、对不上。要素以政策文件页面上的那张表为准；行政规范性文件还要有统一登记号和施行日期。确实没有的，在检查例外（waivers）里写明理由，理由会作为缺项说明一并交给公文库。配置里没有汇聚接口（feed）的网站不作此项检查。',
  level: 'error',
  kinds: ['policy'],
  scope: 'entry',
  check({kind, data}, report, {config}) {
    if (!config.feed) return
    const lacking = lackingElements(kind, data)
    if (lacking.length === 0) return
    const names = lacking.map(key => `${elements[key]?.label ?? key}（${key}）`)
    report({
      at: '/title',
      reason: `交给公文库的要素不全，缺${names.join('、')}`,
      note: `在开头补上：${lacking.map(key => `${key}: ${elements[key]?.sample ?? ''}`).join('；')}。确实没有的，在 waivers 里写 {rule: feed-elements, reason: 理由, until: 期限}`,
    })
  },
  examples: {
    pass: [
      {kind: 'policy', data: {normative: false, registrationNumber: undefined, effectiveDate: undefined}},
      {kind: 'policy', data: {indexNumber: undefined}, config: {feed: null}},
    ],
    fail: [
      {kind: 'policy', data: {indexNumber: undefined}, at: '/title'},
      {kind: 'policy', data: {normative: true, registrationNumber: undefined, summary: undefined}, at: '/title'},
    ],
  },
})
