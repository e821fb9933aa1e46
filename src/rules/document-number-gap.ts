import {defineRule} from '../base/define.ts'
import {numberSeriesOf} from '../base/number-gaps.ts'
import {child} from '../base/pointer.ts'

/** Numbers named in a message. */
const most = 20

export default defineRule({
  id: 'document-number-gap',
  title: '规范性文件的文号没有缺号，缺的说明了原因',
  clause: {instrument: '行政规范性文件统一登记、统一编号、统一公布制度（国办发〔2018〕37号）', article: '第二部分'},
  confidence: 'M',
  why: '规范性文件未经公布不得作为行政管理的依据，统一编号以后一号一件，公开的文号应当连续。中间缺一个号，要么是漏了公开，要么那个号没有用过；说明了原因，检查的人才知道没有漏。只看配置里写明是规范性文件代字的；从已公开的最小号数到最大号；从1号起的全部缺号见检查报告的“文号连续”表。',
  level: 'warn',
  kinds: ['policy'],
  scope: 'site',
  lacking: true,
  check(site, report) {
    for (const {code, year, first, unexplained, normative} of numberSeriesOf(site)) {
      const between = unexplained.filter(serial => serial > first)
      if (!normative || between.length === 0) continue
      const some = between.slice(0, most)
      report(
        {path: 'gzgk.config.yml'},
        {
          at: child('/documentCodes', code),
          verdict: 'review',
          reason: `${code}〔${year}〕缺 ${some.join('、')} 号${between.length > most ? ` 等 ${between.length} 个` : ''}，没有公开，也没有说明原因`,
          actual: some.join('、'),
          note: `漏了公开的补上；不公开或没有用过的，在这个代字下写 gaps: [{year: ${year}, numbers: [${some.join(', ')}], reason: 原因}]`,
        },
      )
    }
  },
  examples: {
    pass: [
      {kind: 'policy', others: [{kind: 'policy', data: {documentNumber: '示商务规〔2024〕4号'}}]},
      {
        kind: 'policy',
        others: [{kind: 'policy', data: {documentNumber: '示商务规〔2024〕6号'}}],
        config: {documentCodes: {示商务规: {gaps: [{year: 2024, numbers: [4, 5], reason: '未使用'}]}}},
      },
      // 不是规范性文件代字的，多数文件本来就不公开。
      {
        kind: 'policy',
        data: {documentNumber: '示商务字〔2024〕3号'},
        others: [{kind: 'policy', data: {documentNumber: '示商务字〔2024〕9号'}}],
      },
      // 市政府的文号由市政府公布。
      {
        kind: 'policy',
        data: {documentNumber: '示政发〔2024〕3号'},
        others: [{kind: 'policy', data: {documentNumber: '示政发〔2024〕9号'}}],
      },
    ],
    fail: [
      {
        kind: 'policy',
        others: [{kind: 'policy', data: {documentNumber: '示商务规〔2024〕5号'}}],
        at: '/documentCodes/示商务规',
      },
      {
        kind: 'policy',
        others: [{kind: 'policy', data: {documentNumber: '示商务规〔2024〕6号'}}],
        config: {documentCodes: {示商务规: {gaps: [{year: 2024, numbers: [4], reason: '未使用'}]}}},
        at: '/documentCodes/示商务规',
      },
    ],
  },
})
