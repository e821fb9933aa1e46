import {defineRule} from '../base/define.ts'
import type {Entry, Finding} from '../base/types.ts'
import {isOwnText} from './facts.ts'
import {type NumberFault, numberFaults, orAsIssued} from './numbers.ts'

export default defineRule({
  id: 'text-numbering',
  title: '层次序号连续并用对层次的写法',
  clause: {instrument: '《党政机关公文格式》（GB/T 9704—2012）', article: '7.3.3'},
  confidence: 'M',
  why: '正文的层次依次用“一、”“（一）”“1.”“（1）”标注，章、条依次编号。跳过一个序号，读者会以为漏印了一段；“（三）”后面写“（4）”，就成了另一个层次。原件本来如此的，写 numbering: as-issued；引号里的和节选的不检查，历史存量（historical）、转载的和2012年7月以前的文件只提示核对。',
  level: 'error',
  kinds: '*',
  scope: 'body',
  check(body, report, entry, {lines}) {
    if (entry.data.numbering === 'as-issued' || isExcerpt(entry.data.title) || !lines.some(({mark}) => mark !== null)) return
    const isOwn = isOwnText(entry)
    for (const fault of numberFaults(body, lines)) report(said(fault, isOwn, entry))
  },
  examples: {
    pass: [
      {
        kind: 'policy',
        body: '一、总体要求\n\n（一）目标。\n\n1. 数量。\n\n（1）门店。\n\n（2）网点。\n\n2. 质量。\n\n（二）原则。\n\n二、任务\n\n（一）建设。',
      },
      // 各部分连续编号；附件和所印发的文件各自从头编号。
      {kind: 'policy', body: '一、总体要求\n\n（一）目标。\n\n二、任务\n\n（二）建设。\n\n附件1\n\n办法\n\n一、总则\n\n二、附则'},
      {kind: 'policy', data: {numbering: 'as-issued'}, body: '一、要求\n\n三、任务'},
      {kind: 'policy', data: {title: '示范市预付卡管理办法（节选）'}, body: '第三条　甲。\n\n第五条　乙。'},
      // 修改决定里引用的条文，序号是被修改的文件的。
      {
        kind: 'policy',
        body: '一、第三条修改为：“第三条　甲。\n\n（四）乙；\n\n（六）丙。”\n\n二、增加两条：“第四条　丁。\n\n“第七条　戊。”\n\n三、删去第五条。',
      },
      {
        kind: 'policy',
        body: '第一章　总则\n\n第一条　甲。\n\n第二章　管理\n\n第二条　乙：\n\n（一）丙；\n\n（二）丁。\n\n第二条之一　戊。\n\n第三条　己。',
      },
      // 重复的序号另有提示。
      {kind: 'policy', body: '一、要求\n\n二、任务\n\n二、保障\n\n三、附则'},
      {kind: 'notice', body: '一、要求\n\n注：1、单位为米。\n\n2、精确到整数。'},
      {kind: 'notice', body: '一、条件：（1）甲；\n\n（2）乙。'},
      // 不编号的小标题下面接着编。
      {kind: 'interpretation', body: '## 背景\n\n一、依据\n\n二、目的\n\n## 内容\n\n三、条件\n\n四、标准'},
    ],
    fail: [
      {kind: 'policy', body: '一、要求\n\n二、任务\n\n四、保障\n\n五、附则', at: 5},
      {kind: 'policy', body: '一、要求\n\n（一）甲。\n\n（二）乙。\n\n（三）丙。\n\n（4） 丁。\n\n（五）戊。\n\n二、任务', at: 9},
      {kind: 'policy', body: '一、要求\n\n（一）甲：\n\n1. 乙。\n\n3. 丙。\n\n4. 丁。', at: 7},
      {kind: 'policy', body: '第一条　甲。\n\n第三条　乙。\n\n第二条　丙。\n\n第四条　丁。', at: 3},
      {kind: 'policy', body: '第一章　总则\n\n第一节　甲\n\n第二章　管理\n\n第二节　乙', at: 7},
      {kind: 'notice', body: '二、任务\n\n三、保障', at: 1},
      {kind: 'policy', data: {historical: true}, body: '一、要求\n\n三、任务', at: 3},
      // 只是漏了一个后引号。
      {kind: 'policy', body: '一、做到“日排查\n\n三、做到“周调度”\n\n四、附则', at: 3},
      {kind: 'policy', body: '一、做到“日排查\n\n三、任务\n\n四、附则', at: 3},
      // 落款或者横线以后是另一篇。
      {kind: 'policy', body: '一、要求\n\n二、任务\n\n示范市商务局\n\n2024年6月18日\n\n三、保障', at: 9},
      {kind: 'policy', body: '一、要求\n\n二、任务\n\n---\n\n三、保障', at: 7},
    ],
  },
})

const isExcerpt = (title: string): boolean => /节选|摘[要录编]/u.test(title)

const certain: ReadonlySet<string> = new Set(['bian', 'fen', 'zhang', 'jie', 'tiao', 'l1', 'l2'])

function said({line, printed, kind, due, before, fault}: NumberFault, isOwn: boolean, entry: Entry): Finding {
  const reasons = {
    skip: `序号“${printed}”接在“${before}”后面，缺少“${due}”`,
    form: `序号“${printed}”接在“${before}”后面，应当是“${due}”`,
    first: `序号从“${printed}”开始，前面没有“${due}”`,
  }
  return {
    at: line.place,
    reason: reasons[fault],
    // （2） right behind （一） may go on with what began in a sentence.
    ...((!isOwn || fault === 'first' || (fault === 'form' && line.mark!.number === 2)) && {verdict: 'review'}),
    // A list of 1. 2. 4. may be cut on purpose; the levels above it are the document's own.
    ...(!certain.has(kind) && fault === 'skip' && {level: 'warn'}),
    actual: printed,
    expected: [due],
    note: `核对原件：写错的改正，漏了一段的补上${orAsIssued(entry)}`,
  }
}
