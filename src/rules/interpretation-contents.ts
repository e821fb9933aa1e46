import type {Nodes, Root} from 'mdast'
import {defineRule} from '../base/define.ts'
import {dayOf, isOwnRecent} from './facts.ts'

/** What an interpretation tells, and words that show that it does. */
const elements: Readonly<Record<string, RegExp>> = {
  背景和依据: /背景|依据|根据|按照|为什么|为了|目的|起草|制定|出台|修订|贯彻|落实/u,
  '适用范围、标准或者享受条件': /范围|对象|适用|条件|标准|比例|金额|万元|哪些|谁|符合/u,
  办理方式或者注意事项: /办理|申请|申报|备案|程序|流程|注意|应当|施行|实施|咨询|联系|电话|怎样|怎么|如何/u,
}

export default defineRule({
  id: 'interpretation-contents',
  title: '解读讲清背景依据和适用范围标准以及注意事项',
  clause: {
    instrument: '国务院办公厅印发《关于全面推进政务公开工作的意见》实施细则的通知（国办发〔2016〕80号）',
    article: '关于政策解读的部分',
  },
  confidence: 'S',
  why: '解读要让群众看得懂、用得上：背景依据、主要内容、涉及范围、执行标准、注意事项、关键词诠释、惠民利民举措、新旧政策差异等，哪些必须讲由各地规定。这里只看文字解读里有没有出现有关的字眼，最基本的三方面缺了哪一方面就提醒，讲得够不够清楚请人工判断。',
  level: 'warn',
  kinds: ['interpretation'],
  scope: 'body',
  check(body, report, entry) {
    if (entry.data['form'] !== 'text' || !isOwnRecent(entry, dayOf(entry))) return
    const text = textIn(body)
    // An empty body is spoken of elsewhere.
    if (text.trim() === '') return
    const lacking = Object.keys(elements).filter(name => !elements[name]!.test(text))
    if (lacking.length === 0) return
    report({
      at: '/form',
      reason: `文字解读里没有看到${lacking.join('，也没有')}`,
      verdict: 'review',
      note: '按“为什么制定、哪些人适用、标准多少、怎么办理、要注意什么”补充；确实没有可说的不必改',
    })
  },
  examples: {
    pass: [
      {kind: 'interpretation', body: '为了规范早市，制定本办法。摊位费每月不超过200元，符合条件的摊主都可以申请。'},
      {kind: 'interpretation', data: {form: 'graphic'}, body: '一张图看懂早市。'},
      {kind: 'interpretation', data: {historical: true}, body: '一张图看懂早市。'},
      {kind: 'interpretation', body: ''},
    ],
    fail: [
      {kind: 'interpretation', body: '早市摊位费每月不超过200元，符合条件的摊主都可以申请。', at: '/form'},
      {kind: 'interpretation', body: '为了规范早市，市商务局制定办法。咨询电话0000-8000001。', at: '/form'},
      {kind: 'interpretation', body: '为了方便群众，早市摊位向符合规定的摊主开放。', at: '/form'},
    ],
  },
})

function textIn(node: Root | Nodes): string {
  if (node.type === 'text') return node.value
  return 'children' in node ? node.children.map(textIn).join('') : ''
}
