import {defineRule} from '../base/define.ts'
import {dayOf, isPublished, isRegulated, regulation, stageOf} from './stages.ts'

export default defineRule({
  id: 'decision-result',
  title: '公开的决策结果链接到决定的文件',
  clause: {instrument: regulation, article: '第三十二条'},
  confidence: 'P',
  why: '决策机关应当通过公报、政府网站、报纸等途径及时公布重大行政决策。结果已经公开而没有文件的，读者只看到会议通过了，看不到决定本身。决定是本站的政策文件的，由文件一方写 decidedBy，两边就互相链接；在别处公布的，作为材料（files）写网址。',
  level: 'warn',
  kinds: ['decision'],
  scope: 'site',
  lacking: true,
  check(site, report) {
    for (const entry of site.entries) {
      if (entry.kind !== 'decision' || !isRegulated(entry)) continue
      const result = stageOf(entry, 'result')
      const day = dayOf(result, 'date')
      if (!isPublished(result) || (day && day > site.project.today) || result.files !== undefined) continue
      if (site.graph.in.get(entry.id)?.some(({rel}) => rel === 'decidedBy')) continue
      report(entry.id, {
        at: '/stages/result',
        reason: '决策结果已经公开，没有链接到决定的文件：没有政策文件写 decidedBy，也没有材料（files）',
        note: `在决定的文件里写 decidedBy: [${entry.id}]；文件不在本站的，在这里的 files 写它的网址`,
      })
    }
  },
  examples: {
    pass: [
      {kind: 'decision'},
      {
        kind: 'decision',
        data: {stages: {result: {files: undefined}}},
        others: [{kind: 'policy', data: {decidedBy: ['wangdian-guihua']}}],
      },
      {kind: 'decision', data: {stages: {result: {files: undefined, state: 'planned', dueDate: '2027-01-01'}}}},
      {kind: 'decision', data: {stages: {result: {files: undefined, date: '2026-12-01'}}}},
      {kind: 'decision', data: {historical: true, stages: {result: {files: undefined}}}},
    ],
    fail: [
      {kind: 'decision', data: {stages: {result: {files: undefined, date: '2026-11-23'}}}, at: '/stages/result'},
      {kind: 'decision', data: {stages: {result: {files: undefined}}}, at: '/stages/result'},
      {
        kind: 'decision',
        data: {stages: {result: {files: undefined}}},
        others: [{kind: 'consultation', data: {isPartOf: 'wangdian-guihua'}}],
        at: '/stages/result',
      },
    ],
  },
})
