import {defineRule} from '../base/define.ts'
import {isOwnText} from './facts.ts'
import {around, fieldsOf, type Hit, hitsIn, placeOf} from './passages.ts'

/** A way to punctuate that is not Chinese; each is said once. */
interface Form {
  readonly says: string
  readonly pattern: RegExp
  mend(words: string): string
}

const wide: Readonly<Record<string, string>> = {',': '，', ';': '；', ':': '：', '!': '！', '?': '？', '.': '。'}

const forms: readonly Form[] = [
  {
    says: '汉字后面用了半角标点',
    // The mark first, what stands before it then: so a text is searched for marks, not for Han.
    pattern:
      /[,;:!?](?<=[\p{Script=Han}”》）].)(?=[ \t]?[\p{Script=Han}“《（]|\s*$)|\.(?<=\p{Script=Han}.)(?=\p{Script=Han}|\s*$)/gmu,
    mend: words => wide[words] ?? words,
  },
  {says: '引号是直的', pattern: /"[^"\n]{0,40}\p{Script=Han}[^"\n]{0,40}"/gu, mend: words => `“${words.slice(1, -1)}”`},
  {says: '标点重复', pattern: /[，。；：、]{2,}/gu, mend: words => words.slice(0, 1)},
  {
    says: '省略号、破折号是用几个点、短横线拼的',
    pattern: /(?:\.{3,6}|-{2,4})(?<=[\p{Script=Han}，；：”》）](?:\.{3,6}|-{2,4}))/gu,
    mend: words => (words.startsWith('-') ? '——' : '……'),
  },
]

export default defineRule({
  id: 'text-punctuation',
  title: '汉字中间用中文标点',
  clause: {instrument: '《标点符号用法》（GB/T 15834—2011）', article: '标点符号的形式'},
  confidence: 'M',
  why: '公文使用的标点符号按照国家标准执行。汉字后面的半角逗号、直引号、重复的句号，多半是输入法没有切换或者复制粘贴留下的。每一种只提示一次；网址、时间（8:30）、数字和外文里的不算。历史存量、转载的和2012年7月以前的文件以原件为准，不检查。',
  level: 'warn',
  kinds: '*',
  scope: 'body',
  check(body, report, entry) {
    if (!isOwnText(entry)) return
    for (const form of forms) {
      const field = fieldsOf(entry).find(({text}) => text.search(form.pattern) >= 0)
      if (field) {
        const [found] = field.text.match(form.pattern)!
        report({at: field.pointer, ...said(form, found, 1, field.label), actual: found})
      }
      const hits = hitsIn(body, form.pattern, {hits: isText})
      const [first] = hits
      if (first)
        report({at: placeOf(body, first), ...said(form, first.words, hits.length, '正文', around(first)), actual: around(first)})
    }
  },
  examples: {
    pass: [
      {kind: 'policy', body: '工作日8:30—12:00办公，见 https://swj.example.gov.cn/?a=1 和 GB/T 9704。略……完——毕。'},
      {kind: 'policy', body: '| 名称 | 备注: |\n|---|---|\n| 甲 | 乙 |'},
      {kind: 'policy', data: {historical: true}, body: '甲,乙。'},
    ],
    fail: [
      {kind: 'policy', body: '略。\n\n各县区,各部门:请遵照执行.', at: 3},
      {kind: 'policy', body: '推进"放管服"改革。', at: 1},
      {kind: 'policy', body: '请遵照执行。。', at: 1},
      {kind: 'policy', body: '加强监管...提高效率。', at: 1},
      {kind: 'notice', data: {summary: '明确条件,标准和程序。'}, body: '略。', at: '/summary'},
    ],
  },
})

/** A colon at the end of a cell names the row. */
const isText = ({passage, words}: Hit): boolean => passage.kind !== 'cell' || words !== ':'

function said({says, mend}: Form, found: string, count: number, where: string, near = '') {
  const meant = mend(found)
  return {
    reason: `${where}${count > 1 ? `有${count}处` : ''}${says}${near === '' ? '' : `，如：${near.replaceAll('。', ' ')}`}`,
    expected: [meant],
    note: `把“${found.slice(0, 20)}”改成“${meant.slice(0, 20)}”`,
  }
}
