import {defineRule} from '../base/define.ts'
import {endingOf} from '../base/paths.ts'
import {valueAt} from '../base/pointer.ts'
import type {Entry, Json, Site} from '../base/types.ts'
import {isRunning} from './columns.ts'
import {isOwnRecent, textOf} from './facts.ts'

/** The year from which work points ask for it. */
const since = '2022-01-01'
const fixed = ['pdf', 'ofd']

export default defineRule({
  id: 'normative-downloads',
  title: '行政规范性文件有版式和文字两种下载',
  clause: {instrument: '政务公开工作要点（2022年，市级商务部门）', article: '三（一）'},
  confidence: 'M',
  why: '规范性文件集中公开时，一般同时提供版式文件（PDF、OFD）和可以编辑的文字版下载，中国政府网等是这样做的。文字版由程序从正文生成；版式文件是印发的原件的样子，要作为附件交来，写 role: original。这是通行做法，不是法律规定，所以一个网站只提示一次；2022年以前成文的、已经失效的、转载的、历史存量（historical）不提示。',
  level: 'warn',
  kinds: ['policy'],
  scope: 'site',
  check(site, report) {
    if (!isRunning(site)) return
    const without = site.entries.filter(entry => isDue(site, entry) && !hasOriginal(entry))
    const [first] = without
    if (!first) return
    const rest = without.slice(1, 4).map(({path}) => path)
    report(first.id, {
      at: first.data['attachments'] === undefined ? '/normative' : '/attachments',
      reason: `行政规范性文件没有可以下载的版式文件（PDF 或 OFD）${rest.length === 0 ? '' : `，这样的文件共${without.length}份`}`,
      note: `把原件的 PDF 放在旁边，在 attachments 里写 {file: ${first.id}.pdf, title: 版式文件, role: original}${
        rest.length === 0 ? '' : `；其余如 ${rest.join('、')}`
      }`,
    })
  },
  examples: {
    pass: [
      {kind: 'policy'},
      {kind: 'policy', data: {attachments: [{file: 'a.PDF', title: '版式文件', role: 'original'}]}, others: [{kind: 'guide'}]},
      {kind: 'policy', data: {attachments: [{file: 'a.ofd', title: '版式文件', role: 'original'}]}, others: [{kind: 'guide'}]},
      {kind: 'policy', data: {normative: false}, others: [{kind: 'guide'}]},
      {kind: 'policy', data: {writtenDate: '2021-12-31'}, others: [{kind: 'guide'}]},
      {kind: 'policy', data: {expiryDate: '2026-11-01'}, others: [{kind: 'guide'}]},
      {kind: 'policy', data: {historical: true}, others: [{kind: 'guide'}]},
    ],
    fail: [
      {kind: 'policy', others: [{kind: 'guide'}, {kind: 'policy'}], at: '/normative'},
      {
        kind: 'policy',
        data: {
          attachments: [
            {file: 'a.docx', title: '文字版', role: 'original'},
            {file: 'b.pdf', title: '申请表'},
          ],
        },
        others: [{kind: 'guide'}],
        at: '/attachments',
      },
    ],
  },
})

/** A normative document of the office's own that is in force, or going to be. */
function isDue({validity}: Site, entry: Entry): boolean {
  const day = textOf(entry, 'writtenDate') ?? textOf(entry, 'publishDate') ?? ''
  if (entry.data['normative'] !== true || day < since || !isOwnRecent(entry, day)) return false
  return !['repealed', 'expired', 'revoked'].includes(validity.get(entry.id)?.state ?? '')
}

const hasOriginal = ({data}: Entry): boolean =>
  (Array.isArray(data['attachments']) ? (data['attachments'] as readonly Json[]) : []).some(
    item => valueAt(item, '/role') === 'original' && fixed.includes(endingOf(String(valueAt(item, '/file') ?? ''))),
  )
