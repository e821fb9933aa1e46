import {defineRule} from '../base/define.ts'

export default defineRule({
  id: 'privacy-file-unread',
  title: '附件能够检查',
  clause: {instrument: '政府信息公开条例（国令第711号）', article: '第十七条'},
  confidence: 'P',
  why: '条例要求公开前依照法律法规进行审查，不能确定能否公开的要报有关部门确定。Word、Excel、PowerPoint 附件会检查密级标志和个人信息；损坏的、加了密码的、大得反常的、旧格式的看不进去，没有报告问题不等于没有问题，请人工审查。',
  level: 'warn',
  kinds: '*',
  scope: 'file',
  check({unread}, report) {
    if (unread === undefined) return
    const {reason, isOldForm} = unread
    report({
      ...(isOldForm && {level: 'info'}),
      reason: `附件没有检查密级和个人信息：${reason}`,
      note: isOldForm
        ? '另存为 .docx、.xlsx 或 .pptx，读者用手机也能打开；不改格式的，请人工审查'
        : '用原来的软件打开，重新保存；仍然这样的，请人工审查',
    })
  },
  examples: {
    pass: [{kind: 'notice', file: {ending: 'pdf'}}],
    fail: [
      {kind: 'notice', file: {ending: 'docx', unread: {reason: '文件已经损坏，或者不完整', isOldForm: false}}},
      {kind: 'notice', file: {ending: 'doc', unread: {reason: '文件是 Office 97—2003 的旧格式', isOldForm: true}}},
    ],
  },
})
