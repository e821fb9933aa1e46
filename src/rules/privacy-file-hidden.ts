import {defineRule} from '../base/define.ts'

export default defineRule({
  id: 'privacy-file-hidden',
  title: '附件里没有隐藏的内容',
  clause: {instrument: '政府信息公开条例（国令第711号）', article: '第十七条'},
  confidence: 'P',
  why: '条例要求公开前依照法律法规进行审查。隐藏的工作表、行、列和文字，审查的人看不见，读者点一下就能显示出来：常见的是公示名单里隐藏了身份证号一列。申请表里存放下拉选项的隐藏工作表是正常的，请人工核对。',
  level: 'warn',
  kinds: '*',
  scope: 'file',
  check({hidden}, report) {
    const [first] = hidden
    if (first === undefined) return
    report({
      verdict: 'review',
      reason: `附件有隐藏的内容${hidden.length}处，第一处：${excerptOf(first)}`,
      note: '取消隐藏，核对内容；不公开的整行整列删去后再保存，只隐藏不算',
    })
  },
  examples: {
    pass: [{kind: 'notice', file: {ending: 'xlsx', lines: ['甲某'], spots: ['工作表“名单”第1行']}}],
    fail: [
      {kind: 'notice', file: {ending: 'xlsx', hidden: ['工作表“名单”第2行：3799\t甲某', '工作表“名单”第3行：乙某']}},
      {kind: 'notice', file: {ending: 'docx', hidden: ['此处待核']}},
    ],
  },
})

/** Enough to find it by; a report goes further than the file, so numbers are covered. */
const excerptOf = (text: string): string =>
  text
    .replaceAll(/\d{6,}/gu, digits => '*'.repeat(digits.length))
    .replaceAll(/[\s。]+/gu, ' ')
    .slice(0, 40)
    .trim()
