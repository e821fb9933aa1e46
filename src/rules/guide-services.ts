import {defineRule} from '../base/define.ts'
import type {Json, Pointer} from '../base/types.ts'
import {bodyText, dataTexts} from './plain-text.ts'

interface Matter {
  /** Of the field that is made for it. */
  readonly at: Pointer
  readonly label: string
  readonly article: string
  /** Said in so many words somewhere, in a field or in the body. */
  readonly said: (text: string) => boolean
}

const has =
  (...words: readonly RegExp[]) =>
  (text: string): boolean =>
    words.every(word => word.test(text))

const matters: readonly Matter[] = [
  {
    at: '/application/steps',
    label: '申请应当写明的内容（姓名或者名称、身份证明、联系方式，所需信息的名称、文号或者特征，获取的方式）',
    article: '第二十九条',
    said: text => /申请表/u.test(text) || has(/身份证明/u, /联系方式/u, /文号|特征/u)(text),
  },
  {at: '/application/terms', label: '答复期限', article: '第三十三条', said: has(/(?:20|二十)个工作日/u)},
  {at: '/fees', label: '是否收费、怎样收费', article: '第四十二条', said: has(/收费|费用|收取/u)},
  {at: '/remedies', label: '投诉举报、行政复议和行政诉讼的途径', article: '第五十一条', said: has(/投诉|举报|复议|诉讼/u)},
  {at: '/correction', label: '要求更正自身信息的渠道', article: '第四十一条', said: has(/更正/u)},
  {
    at: '/assistance',
    label: '对阅读困难、视听障碍者的帮助',
    article: '第四十三条',
    said: has(/阅读有?困难|视听障碍|听力|视力|手语|盲文|代读/u),
  },
]

export default defineRule({
  id: 'guide-services',
  title: '公开指南讲清怎样申请、多久答复、怎样救济',
  clause: {instrument: '政府信息公开条例（国令第711号）', article: '第二十九条、第三十三条、第四十一条至第四十三条、第五十一条'},
  confidence: 'P',
  why: '条例第十二条列举的九项内容由字段保证；申请要写什么、多久答复、收不收费、信息记错了找谁更正、看不了听不了怎么办、不服怎么办，是条例给申请人的权利，要让人在指南里找得到。写成专门的字段最好，写在正文里也算。条例没有规定这些必须写在指南里，所以只提示。',
  level: 'warn',
  kinds: ['guide'],
  scope: 'body',
  check(body, report, {data}) {
    const text = [...dataTexts(data as Json), bodyText(body)].join('\n')
    for (const {at, label, article, said} of matters) {
      if (said(text)) continue
      const key = at.slice(1).replace('/', '.')
      report({
        at: at.startsWith('/application/') && data['application'] !== undefined ? '/application' : '/title',
        reason: `公开指南里找不到${label}`,
        note: `在 ${key} 里写明，依据是条例${article}；正文里已经写了、只是说法不同的，可以不改`,
      })
    }
  },
  examples: {
    pass: [
      {
        kind: 'guide',
        data: {correction: undefined, assistance: undefined},
        body: '## 更正\n\n记录不准确的，可以要求更正。\n\n## 便民\n\n视听障碍者可以预约手语翻译。\n',
      },
      {
        kind: 'guide',
        data: {application: {methods: undefined, steps: ['写明姓名或者名称、身份证明、联系方式，信息的名称、文号或者特征']}},
      },
    ],
    fail: [
      {kind: 'guide', data: {application: {methods: undefined}}, at: '/application'},
      {kind: 'guide', data: {application: {terms: '按规定的期限答复'}}, at: '/application'},
      {kind: 'guide', data: {fees: undefined}, at: '/title'},
      {kind: 'guide', data: {remedies: undefined}, at: '/title'},
      {kind: 'guide', data: {correction: undefined}, at: '/title'},
      {kind: 'guide', data: {assistance: undefined}, at: '/title'},
    ],
  },
})
