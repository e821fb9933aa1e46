import {defineRule} from '../base/define.ts'
import {isOwnText, textOf} from './facts.ts'

/** A slip in how a title is put together; `mend` is what it should be. */
interface Slip {
  readonly says: string
  readonly mend: string
}

export default defineRule({
  id: 'document-title',
  title: '标题由发文机关、事由和文种组成',
  clause: {instrument: '党政机关公文处理工作条例（中办发〔2012〕14号）', article: '第九条'},
  confidence: 'M',
  why: '公文标题由发文机关名称、事由和文种组成，写成“某机关关于某事的通知”。“关于”“的”写重了、文种前面漏了“的”、转发时层层套着“的通知”，多半是录入时的差错；原件如此的不必改。只省略发文机关的很常见，不提示。',
  level: 'warn',
  kinds: ['policy', 'catalogue', 'workplan', 'notice'],
  scope: 'entry',
  check(entry, report) {
    if (!isOwnText(entry)) return
    const {title} = entry.data
    const slip = slipIn(title, textOf(entry, 'documentType') !== undefined)
    if (!slip) return
    report({
      at: '/title',
      reason: `标题（title）${slip.says}`,
      verdict: 'review',
      actual: title,
      expected: [slip.mend],
      note: '对照原件核对；原件如此的不必改',
    })
  },
  examples: {
    pass: [
      {kind: 'policy', data: {title: '示范市商务局关于开展检查的紧急通知'}},
      {kind: 'policy', data: {title: '关于促进夜间消费的若干意见'}},
      {kind: 'policy', data: {title: '示范市商务局转发《商务部关于开展检查的通知》的通知'}},
      {kind: 'policy', data: {title: '示范市早市管理办法'}},
      {kind: 'notice', data: {title: '关于征集节目的通知（第二批）'}},
      {kind: 'notice', data: {title: '关于我市消费季活动安排的有关通知'}},
      {kind: 'policy', data: {title: '示范市商务局关于关于开展检查的通知', historical: true}},
      {kind: 'notice', data: {title: '关于开展检查通知'}},
    ],
    fail: [
      {kind: 'policy', data: {title: '示范市商务局关于关于开展检查的通知'}, at: '/title'},
      {kind: 'policy', data: {title: '示范市商务局关于开展检查的的通知'}, at: '/title'},
      {kind: 'policy', data: {title: '示范市商务局关于开展检查通知'}, at: '/title'},
      {kind: 'policy', data: {title: '示范市商务局转发商务部关于开展检查的通知的通知'}, at: '/title'},
    ],
  },
})

/** 文种 that stand behind 的, if need be with a word between. 意见 and 决定 are left out: 若干意见, 有关决定 stand without. */
const noun = '(?:通知|通报|通告|公告|批复|复函|请示|函)'

function slipIn(title: string, isTyped: boolean): Slip | null {
  if (title.includes('关于关于')) return {says: '的“关于”写了两遍', mend: title.replace('关于关于', '关于')}
  if (title.includes('的的')) return {says: '的“的”写了两遍', mend: title.replace('的的', '的')}
  const nested = new RegExp(`^(.*?)(转发|印发)([^《》]+的${noun})的${noun}$`, 'u').exec(title)
  if (nested) return {says: '套着两个文种', mend: `${nested[1]}${nested[2]}《${nested[3]}》的通知`}
  const bare = isTyped ? new RegExp(`^(.*关于[^的]{2,60})(${noun})$`, 'u').exec(title) : null
  return bare ? {says: `末尾的“${bare[2]}”前面没有“的”`, mend: `${bare[1]}的${bare[2]}`} : null
}
