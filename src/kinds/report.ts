import {defineKind} from '../base/define.ts'

const none = {natural: 0, business: 0, research: 0, publicWelfare: 0, legalService: 0, other: 0, total: 0}
const noCase = {upheld: 0, corrected: 0, other: 0, pending: 0, total: 0}

export default defineKind({
  name: 'report',
  title: '政府信息公开工作年度报告',
  dir: 'reports',
  permalink: '/reports/{year}/',
  layout: 'report',
  refs: {'/answers/*': 'answers', '/topics/*': 'isPartOf'},
  files: ['/attachments/*/file', '/attachments/*/textVersion'],
  columns: ['/title', '/year', '/publishDate', '/table3/received/total', '/table3/results/total', '/table3/carriedForward/total'],
  outputs: ['html', 'json', 'atom', 'sitemap', 'feed'],
  list: 'flat',
  date: '/publishDate',
  sample: {
    path: 'content/reports/report-2025.md',
    data: {
      title: '示范市商务局2025年政府信息公开工作年度报告',
      year: 2025,
      publishDate: '2026-01-20',
      issuers: ['swj'],
      summary: '2025年主动公开、依申请公开、复议诉讼的情况和数据。',
      access: '主动公开',
      table2: {
        regulations: {issued: 0, repealed: 0, inForce: 0},
        normative: {issued: 0, repealed: 0, inForce: 1},
        licensing: 126,
        penalties: 9,
        coercion: 0,
        fees: 0,
      },
      table3: {
        received: {...none, natural: 6, business: 2, total: 8},
        carriedOver: {...none, natural: 1, total: 1},
        results: {
          granted: {...none, natural: 4, business: 1, total: 5},
          partlyGranted: {...none, business: 1, total: 1},
          refused: {
            stateSecret: none,
            otherLaw: none,
            security: none,
            thirdParty: none,
            internalAffairs: none,
            process: none,
            enforcementFile: none,
            administrativeQuery: none,
          },
          unavailable: {notHeld: {...none, natural: 2, total: 2}, needsCreation: none, unclear: none},
          notProcessed: {petition: none, repeated: none, publication: none, excessive: none, reconfirmation: none},
          otherHandling: {noCorrection: none, noPayment: none, other: none},
          total: {...none, natural: 6, business: 2, total: 8},
        },
        carriedForward: {...none, natural: 1, total: 1},
      },
      table4: {review: {...noCase, upheld: 1, total: 1}, litigationDirect: noCase, litigationAfterReview: noCase},
      answers: ['workplan-2024'],
    },
    body: `本报告依据《中华人民共和国政府信息公开条例》编制，数据统计期限为2025年1月1日至2025年12月31日。

## 一、总体情况

（一）主动公开。全年公开政策文件、解读和动态信息，行政规范性文件全部解读。

（二）依申请公开。全年新收申请8件，上年结转1件，均依法办理。

（三）政府信息管理。规范文件起草、审查、公开和清理流程。

（四）平台建设。政府信息公开专栏按四个部分维护，检索和无障碍功能继续完善。

（五）监督保障。开展培训2次，年度考核合格，没有责任追究情形。

## 二、主动公开政府信息情况

## 三、收到和处理政府信息公开申请情况

## 四、政府信息公开行政复议、行政诉讼情况

## 五、存在的主要问题及改进情况

部分解读形式单一。2025年增加了问答和图解，下一步继续丰富解读形式。

## 六、其他需要报告的事项

2025年没有收取政府信息公开信息处理费。
`,
  },
})
