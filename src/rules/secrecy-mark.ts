import {defineRule} from '../base/define.ts'
import {type Passage, passagesIn} from './block-texts.ts'
import {isSecrecyMark, secrecyMarksIn, withdrawal} from './secrecy-words.ts'

/** A mark stands at the head of a document. */
const head = 10

export default defineRule({
  id: 'secrecy-mark',
  title: '正文里没有密级和内部标志',
  clause: {instrument: '政府信息公开条例（国令第711号）', article: '第十四条'},
  confidence: 'P',
  why: '依法确定为国家秘密的政府信息，不予公开；标有密级的文件上网就是泄密，在政府网站检查中一票否决。标着“内部资料”“不得公开”的，也要先经保密审查。只看标志（秘密★1年、密级：秘密，或者单独成行的），句子里说到保守国家秘密、商业秘密的不算；引号里的不看。',
  level: 'error',
  kinds: '*',
  scope: 'body',
  check(body, report) {
    const passages = passagesIn(body)
    for (const [index, passage] of passages.entries()) {
      const {text, place} = passage
      const marks = secrecyMarksIn(text)
      for (const mark of marks) {
        report({
          at: place(mark.index, mark.index + mark.text.length),
          reason: `正文里${mark.isGuess ? '像是' : ''}有密级标志“${mark.text.replaceAll('\n', ' ')}”`,
          ...(mark.isGuess && {verdict: 'review'}),
          note: withdrawal,
        })
      }
      const line = marks.length === 0 ? lineAlone(passage, index, passages[index - 1]) : null
      if (line === null) continue
      report({
        at: place(line.index, line.index + line.text.length),
        reason: `“${line.text.trim()}”单独成行，${index < head ? '是' : '像是'}不得公开的标志`,
        ...(index >= head && {verdict: 'review'}),
        note: withdrawal,
      })
    }
  },
  examples: {
    pass: [
      {kind: 'policy', body: '第五条　工作人员应当保守国家秘密、商业秘密，内部资料不得外传。'},
      {kind: 'policy', body: '国家秘密的标志是“密级★保密期限”，例如“秘密★1年”。'},
      {kind: 'page', body: '密级：公开/内部/秘密'},
      {kind: 'page', body: '密级：内部、秘密'},
      {kind: 'rule', body: '- 绝密\n- 机密\n- 秘密\n\n| 等级 | 说明 |\n|---|---|\n| 秘密 | 一般的国家秘密 |'},
      {kind: 'guide', body: '第一段。\n\n第二段。\n\n第三段。\n\n## 内部\n\n内部事务信息可以不予公开。'},
    ],
    fail: [
      {kind: 'policy', body: '秘密★1年\n\n各县（区）商务主管部门：', at: 1},
      {kind: 'policy', body: '特急　机　密 ★ 长期　示商务发〔2024〕3号', at: 1},
      {kind: 'policy', body: '各有关单位：\n\n密级：秘密', at: 3},
      {kind: 'policy', body: '【内部资料　注意保存】\n\n各有关单位：', at: 1},
      {kind: 'notice', body: '000001\n机密\n\n各有关单位：', at: 2},
      {kind: 'notice', body: '| 密级 | 秘密 |\n|---|---|\n| 份号 | 1 |', at: 1},
      {kind: 'notice', body: '# 内部文件\n\n各有关单位：', at: 1},
      // 夹在长句子里的，可能只是说明写法，请人看。
      {
        kind: 'policy',
        body: '第九条　起草涉及国家秘密的公文，应当在首页左上角标明密级和保密期限，其中保密期限为一年的标注为秘密★1年，并编制份号。',
        at: 1,
      },
      {kind: 'policy', body: `${'各有关单位要抓好落实。\n\n'.repeat(11)}不得外传`, at: 23},
    ],
  },
})

interface Line {
  readonly text: string
  readonly index: number
}

/** A line with nothing but a mark: of a paragraph that stands by itself, of a heading at the top, or in the cell behind 密级. */
function lineAlone({text, kind, isTop}: Passage, index: number, before: Passage | undefined): Line | null {
  if (text.length > 400) return null
  const isLabelled = kind === 'cell' && before?.kind === 'cell' && /^\s*密\s?级/u.test(before.text)
  if (!isLabelled && (!isTop || (kind === 'heading' ? index >= 3 : kind !== 'paragraph'))) return null
  let start = 0
  for (const line of text.split('\n')) {
    if (isSecrecyMark(line)) return {text: line, index: start}
    start += line.length + 1
  }
  return null
}
