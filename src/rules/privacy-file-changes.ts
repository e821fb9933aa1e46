import {defineRule} from '../base/define.ts'

export default defineRule({
  id: 'privacy-file-changes',
  title: '附件里没有修订痕迹和批注',
  clause: {instrument: '政府信息公开条例（国令第711号）', article: '第十六条'},
  confidence: 'P',
  why: '条例规定，讨论记录、过程稿等过程性信息可以不予公开。附件里留着修订和批注，删改过的句子、谁提了什么意见，读者都能看到；打开时显示的也不一定是定稿。公开的应当是定稿。',
  level: 'warn',
  kinds: '*',
  scope: 'file',
  check({revisions, comments}, report) {
    const found = [
      ...(revisions.length > 0 ? [`修订痕迹${revisions.length}处`] : []),
      ...(comments.length > 0 ? [`批注${comments.length}条`] : []),
    ]
    if (found.length === 0) return
    report({
      reason: `附件里还有${found.join('、')}`,
      note: '在“审阅”里接受或拒绝全部修订、删除全部批注后重新保存',
    })
  },
  examples: {
    pass: [{kind: 'notice', file: {ending: 'docx', lines: ['定稿'], spots: ['正文']}}],
    fail: [
      {kind: 'notice', file: {ending: 'docx', revisions: ['删去的一句']}},
      {kind: 'notice', file: {ending: 'xlsx', comments: ['请再核']}},
      {kind: 'notice', file: {ending: 'docx', revisions: ['删去的一句'], comments: ['请再核']}},
    ],
  },
})
