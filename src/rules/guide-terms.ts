import {hanNumber} from '../base/dates.ts'
import {defineRule} from '../base/define.ts'
import {valuesAt} from '../base/pointer.ts'
import type {Finding, Json} from '../base/types.ts'
import {sentencesIn} from './sentences.ts'

const amount = '([\\d一二三四五六七八九十]{1,3})(?:个)?(工作日|日|天)'
const received = `(?:收到|接到)[^，。；]{0,12}申请[^，。；]{0,8}起${amount}`
/** Terms of the regulation, each by the words around it. What is of 复议, 信访, 投诉 has terms of its own. */
const terms: readonly Term[] = [
  {name: '告知补正', days: 7, about: /补正/u, number: new RegExp(received, 'u'), article: '第三十条'},
  {name: '第三方提出意见', days: 15, about: /第三方/u, number: new RegExp(`起${amount}`, 'u'), article: '第三十二条'},
  {
    name: '延长答复',
    days: 20,
    about: /延长/u,
    number: /(?:超过|最长|最多)[^，。；]{0,4}?([\d一二三四五六七八九十]{1,3})个?(工作日)/u,
    article: '第三十三条',
  },
  {
    name: '答复',
    days: 20,
    about: /申请[^，。；]{0,8}起[^，。；]{0,24}答复/u,
    number: new RegExp(received, 'u'),
    article: '第三十三条',
  },
]
const others = /复议|诉讼|信访|投诉|举报|更正/u

interface Term {
  readonly name: string
  readonly days: number
  readonly about: RegExp
  readonly number: RegExp
  readonly article: string
}

export default defineRule({
  id: 'guide-terms',
  title: '公开指南写的依申请公开期限和条例一致',
  clause: {instrument: '政府信息公开条例（国令第711号）', article: '第三十条、第三十二条、第三十三条'},
  confidence: 'P',
  why: '2019年修订的条例规定：申请内容不明确的，自收到申请之日起7个工作日内一次性告知补正；能够当场答复的当场答复，否则自收到申请之日起20个工作日内答复，延长最长不超过20个工作日；第三方自收到征求意见书之日起15个工作日内提出意见。修订前是15个工作日，旧指南常常没有改过来。写在正文里的句子由程序猜测，请人工核对。',
  level: 'error',
  kinds: ['guide'],
  scope: 'body',
  check(body, report, {data}) {
    const fields = ['/application/terms', '/application/steps/*', '/application/methods/*/description']
    for (const {pointer, value} of fields.flatMap(pattern => valuesAt(data as Json, pattern))) {
      if (typeof value !== 'string') continue
      for (const sentence of value.split(/[。；;\n]/u)) for (const finding of faults(sentence)) report({at: pointer, ...finding})
    }
    for (const {text, place} of sentencesIn(body, /工作日|[日天]内/u))
      for (const finding of faults(text)) report({at: place, verdict: 'review', ...finding})
  },
  examples: {
    pass: [
      {
        kind: 'guide',
        data: {application: {terms: '能够当场答复的当场答复；不能当场答复的，自收到申请之日起二十个工作日内答复。'}},
      },
      {kind: 'guide', data: {application: {steps: ['自收到申请之日起7个工作日内一次性告知补正']}}},
      {kind: 'guide', body: '第三方应当自收到征求意见书之日起15个工作日内提出意见。\n'},
      {kind: 'guide', body: '复议机关自收到行政复议申请之日起60日内作出答复。\n'},
      {kind: 'guide', body: '申请人自收到收费通知次日起20个工作日内缴纳。\n'},
      // 各地自己定的，和复议的。
      {
        kind: 'guide',
        body: '申请人应当自收到补正通知之日起10个工作日内补正。\n\n情况复杂的可以延长，但是延长期限最多不得超过三十日。\n',
      },
    ],
    fail: [
      {kind: 'guide', data: {application: {terms: '自收到申请之日起15个工作日内答复。'}}, at: '/application/terms'},
      {kind: 'guide', data: {application: {terms: '自收到申请之日起20日内答复。'}}, at: '/application/terms'},
      {
        kind: 'guide',
        data: {application: {terms: '自收到申请之日起20个工作日内答复；需要延长的，延长最长不超过15个工作日。'}},
        at: '/application/terms',
      },
      {kind: 'guide', data: {application: {steps: ['自收到申请之日起5个工作日内一次性告知补正']}}, at: '/application/steps/0'},
      {kind: 'guide', body: '\n第三方自收到征求意见书之日起10个工作日内提出意见。\n', at: 2},
      {kind: 'guide', body: '本机关自收到政府信息公开申请之日起十五个工作日内予以答复。\n', at: 1},
    ],
  },
})

/** The first term that a sentence speaks of, if it is another one than the law's. */
function faults(sentence: string): Omit<Finding, 'at'>[] {
  if (others.test(sentence)) return []
  const term = terms.find(({about}) => about.test(sentence))
  const [, count = '', unit] = term?.number.exec(sentence) ?? []
  if (!term || unit === undefined) return []
  const isRight = hanNumber(count) === term.days && unit === '工作日'
  if (isRight) return []
  return [
    {
      reason: `${term.name}的期限写成了“${count}${unit === '工作日' ? '个' : ''}${unit}”，条例${term.article}是${term.days}个工作日`,
      actual: `${count}${unit === '工作日' ? '个' : ''}${unit}`,
      expected: [`${term.days}个工作日`],
      note: `改成“${term.days}个工作日”；法律、行政法规另有规定的，写明依据`,
    },
  ]
}
