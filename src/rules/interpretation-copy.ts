import {defineRule} from '../base/define.ts'
import {edgesTo, nameOf} from './facts.ts'

/** So many characters in a row are no coincidence of two texts on one matter. */
const run = 12
/** An interpretation may quote what it explains. */
const most = 0.6
/** Shorter ones are mere leads. */
const least = 200

const own = {interprets: ['other-1']}

export default defineRule({
  id: 'interpretation-copy',
  title: '解读不照抄文件原文',
  clause: {
    instrument: '国务院办公厅印发《关于全面推进政务公开工作的意见》实施细则的通知（国办发〔2016〕80号）',
    article: '关于政策解读的部分',
  },
  confidence: 'M',
  why: '解读是用群众听得懂的话说明政策，照抄原文等于没有解读。这里把解读和它所解读的文件逐字比对，连续12个字相同的算重复；重复的超过六成时提醒。图解、发布会、媒体解读也一样看；引用条文、说明标准难免相同，请人工判断。',
  level: 'warn',
  kinds: ['interpretation'],
  scope: 'pair',
  *pairs(site) {
    for (const policy of site.entries) {
      for (const {from} of edgesTo(site, policy, 'interprets')) {
        const interpretation = site.byId.get(from)!
        if (interpretation.data['historical'] !== true) yield [interpretation, policy]
      }
    }
  },
  check([own, original], report, [, policy]) {
    const characters = hanOf(own)
    if (characters.length < least) return
    const share = repeated(characters, hanOf(original))
    if (share <= most) return
    report({
      at: '/interprets',
      reason: `正文有${Math.round(share * 100)}%与${nameOf(policy)}的原文相同`,
      verdict: 'review',
      note: '用自己的话说明为什么、对谁、怎么办、有什么变化，举例说明；照抄的条文改成指向原文的链接',
    })
  },
  examples: {
    pass: [
      {kind: 'interpretation', data: own, others: [{kind: 'policy'}]},
      {kind: 'interpretation', data: own, body: text(0, 20), others: [{kind: 'policy', body: text(100, 200)}]},
      // 一半是条文，一半是说明。
      {kind: 'interpretation', data: own, body: text(0, 20), others: [{kind: 'policy', body: text(0, 10)}]},
      {kind: 'interpretation', data: own, body: text(0, 7), others: [{kind: 'policy', body: text(0, 20)}]},
      {
        kind: 'interpretation',
        data: {...own, historical: true},
        body: text(0, 20),
        others: [{kind: 'policy', body: text(0, 20)}],
      },
    ],
    fail: [
      {
        kind: 'interpretation',
        data: own,
        body: text(0, 20),
        others: [{kind: 'policy', body: text(0, 40)}],
        at: '/interprets',
      },
      {
        kind: 'interpretation',
        data: own,
        body: text(0, 20),
        others: [{kind: 'policy', body: text(0, 14)}],
        at: '/interprets',
      },
    ],
  },
})

/** Signs, digits and latin letters are set differently in two texts that are the same. */
const hanOf = (text: string): string => text.replaceAll(/[^\p{Script=Han}]+/gu, '')

/** The share of a text's characters that lie in runs which stand in another one, too: in time linear in both. */
function repeated(text: string, original: string): number {
  const known = new Set<string>()
  for (let at = 0; at + run <= original.length; at++) known.add(original.slice(at, at + run))
  let [count, covered] = [0, 0]
  for (let at = 0; at + run <= text.length; at++) {
    if (!known.has(text.slice(at, at + run))) continue
    count += at + run - Math.max(covered, at)
    covered = at + run
  }
  return count / text.length
}

/** Sentences of twenty-odd characters, each unlike the others. */
function text(from: number, to: number): string {
  const digits = '零一二三四五六七八九'
  const named = (index: number): string => Array.from(String(index).padStart(3, '0'), digit => digits[Number(digit)]).join('')
  const sentence = (name: string): string => `第${name}号摊位应当在${name}点以前收摊并在${name}区清扫。`
  return Array.from({length: to - from}, (_, index) => sentence(named(from + index))).join('')
}
