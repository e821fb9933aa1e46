import {defineRule} from '../base/define.ts'
import {textOf} from './facts.ts'

/** What a title of each 文种 ends with, where it is not its name. */
const names: Readonly<Record<string, string>> = {复函: '函', 令: '命令（令）', 命令: '命令（令）'}

export default defineRule({
  id: 'document-type-title',
  title: '公文种类与标题末尾的文种一致',
  clause: {instrument: '党政机关公文处理工作条例（中办发〔2012〕14号）', article: '第八条、第九条'},
  confidence: 'M',
  why: '公文标题由发文机关名称、事由和文种组成，标题末尾的文种就是公文种类。两者不一致，多半是选错了一个，政策库按文种分类就会放错地方。标题用所印发的办法、细则、方案命名的不检查；通知印发意见、报告时标题可能用了所附文件的名称，只提示核对。',
  level: 'warn',
  kinds: ['policy'],
  scope: 'entry',
  check(entry, report) {
    const documentType = textOf(entry, 'documentType')
    if (!documentType) return
    const ending = endingOf(entry.data.title)
    const named = ending && (names[ending] ?? ending)
    if (!named || named === documentType) return
    report({
      at: '/documentType',
      reason: `公文种类（documentType）是“${documentType}”，标题末尾是“${ending}”`,
      ...(documentType === '通知' && ['意见', '报告'].includes(named) && {verdict: 'review'}),
      actual: documentType,
      expected: [named],
      note: `对照原件核对；标题没有错的，改成 documentType: ${named}`,
    })
  },
  examples: {
    pass: [
      {kind: 'policy', data: {title: '示范市商务局关于开展检查的通知', documentType: '通知'}},
      {kind: 'policy', data: {title: '示范市商务局关于同意变更登记的复函', documentType: '函'}},
      {kind: 'policy', data: {title: '示范市人民政府令', documentType: '命令（令）'}},
      {kind: 'policy', data: {title: '示范市早市管理办法（试行）', documentType: '通知'}},
      {kind: 'policy', data: {title: '关于促进夜间消费的若干意见（试行）', documentType: '意见'}},
      {kind: 'policy', data: {title: '示范市商务局关于开展检查的通告', documentType: undefined}},
      // 法令、指令、密函不是文种。
      {kind: 'policy', data: {title: '示范市商务局失信联合惩戒指令', documentType: '通知'}},
    ],
    fail: [
      {kind: 'policy', data: {title: '示范市商务局关于加强检查的通告', documentType: '公告'}, at: '/documentType'},
      {kind: 'policy', data: {title: '示范市商务局关于评定结果的通报（2025年度）', documentType: '通知'}, at: '/documentType'},
      {kind: 'policy', data: {title: '示范市商务局关于同意变更登记的复函', documentType: '批复'}, at: '/documentType'},
      {kind: 'policy', data: {title: '关于推进便民生活圈建设的实施意见', documentType: '通知'}, at: '/documentType'},
    ],
  },
})

/** The 文种 that a title ends with, before what stands in brackets. */
function endingOf(title: string): string | undefined {
  const bare = title.replace(/[（(〔][^（()）〔〕]{1,20}[）)〕]$/u, '').trim()
  return /(?:决议|决定|命令|公报|公告|通告|意见|通知|通报|报告|请示|批复|议案|复函|纪要|(?<=的)函|(?<=府|局|院|委员会)令)$/u.exec(
    bare,
  )?.[0]
}
