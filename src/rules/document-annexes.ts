import {defineRule} from '../base/define.ts'
import {ownSignature} from '../base/printed-lines.ts'
import type {Finding, PrintedLine} from '../base/types.ts'
import {type Attached, annexesOf, isWithheld, type NoteItem, noteItems, plainTitle} from './annex-note.ts'
import {isOwnText} from './facts.ts'

export default defineRule({
  id: 'document-annexes',
  title: '附件说明与附件清单的序号和名称一致',
  clause: {instrument: '党政机关公文处理工作条例（中办发〔2012〕14号）', article: '第九条'},
  confidence: 'M',
  why: '附件说明写公文附件的顺序号和名称；附件的序号和标题应当与附件说明的表述一致。读者照着“附件2”来下载，清单（attachments）里却少一份、名称不同或者次序颠倒，就会下错表。附件排在正文后面、写在同一页上的，算已经公开；历史存量、转载的只提示核对。',
  level: 'error',
  kinds: ['policy', 'catalogue', 'workplan', 'notice'],
  scope: 'body',
  check(_, report, entry, {lines}) {
    const annexes = annexesOf(entry)
    const items = noteItems(lines)
    if (items.length === 0 && annexes.length === 0) return
    const isOwn = isOwnText(entry)
    const found = items.length === 0 ? unnoted(annexes, lines) : compared(items, annexes, lines)
    for (const finding of found) report({...finding, ...(!isOwn && {verdict: 'review'})})
  },
  examples: {
    pass: [
      {
        kind: 'policy',
        data: {
          attachments: [
            {file: 'a.xlsx', title: '申报表', number: 1},
            {file: 'b.xlsx', title: '名单', number: 2},
            {file: 'c.pdf', title: '版式文件', role: 'original'},
          ],
        },
        body: '现将办法印发给你们。\n\n附件：1. 申报表\n\n2. 名单\n\n示范市商务局\n\n2024年6月18日',
      },
      {
        kind: 'policy',
        data: {attachments: [{file: 'a.xlsx', title: '申报表'}]},
        body: '现将办法印发给你们。\n\n附件：《申报表》（格式）。',
      },
      // 附件写在正文后面，或者不公开。
      {
        kind: 'policy',
        body: '现印发办法。\n\n附件：1. 早市管理办法\n\n2. 内部名单（不公开）\n\n附件1\n\n早市管理办法\n\n第一条　略。',
      },
      {kind: 'policy', body: '现印发办法。\n\n附件：早市管理办法\n\n## 早市管理办法\n\n第一条　略。'},
      {kind: 'policy', body: '现印发办法。\n\n附件：早市管理办法\n\n附件\n\n示范市早市管理办法'},
      {kind: 'notice', data: {attachments: [{file: 'a.xlsx', title: '名单'}]}, body: '名单见附件。'},
    ],
    fail: [
      {
        kind: 'policy',
        data: {
          attachments: [
            {file: 'a.xlsx', title: '申报表', number: 1},
            {file: 'b.xlsx', title: '名册', number: 2},
          ],
        },
        body: '印发。\n\n附件：1. 申报表\n\n2. 名单',
        at: '/attachments/1/title',
      },
      {
        kind: 'policy',
        data: {
          attachments: [
            {file: 'a.xlsx', title: '申报表', number: 1},
            {file: 'b.xlsx', title: '名单', number: 3},
          ],
        },
        body: '印发。\n\n附件：1. 申报表\n\n2. 名单',
        at: '/attachments/1/number',
      },
      {
        kind: 'policy',
        data: {
          attachments: [
            {file: 'b.xlsx', title: '名单'},
            {file: 'a.xlsx', title: '申报表'},
          ],
        },
        body: '印发。\n\n附件：1. 申报表\n\n2. 名单',
        at: '/attachments/0',
      },
      {
        kind: 'policy',
        data: {attachments: [{file: 'a.xlsx', title: '申报表'}]},
        body: '印发。\n\n附件：1. 申报表\n\n2. 名单',
        at: 5,
      },
      {kind: 'policy', body: '印发。\n\n附件：名单', at: 3},
      {
        kind: 'policy',
        data: {
          attachments: [
            {file: 'a.xlsx', title: '申报表'},
            {file: 'b.xlsx', title: '名单'},
          ],
        },
        body: '印发。\n\n附件：申报表',
        at: '/attachments/1',
      },
      {
        kind: 'policy',
        data: {attachments: [{file: 'a.xlsx', title: '申报表'}]},
        body: '请填写申报表。\n\n示范市商务局\n\n2024年6月18日',
        at: '/attachments',
      },
    ],
  },
})

/** A whole 公文, signed, with attachments and no word of them. */
const unnoted = (annexes: readonly Attached[], lines: readonly PrintedLine[]): Finding[] =>
  ownSignature(lines).length === 0
    ? []
    : [
        {
          at: '/attachments',
          reason: `附件（attachments）有${annexes.length}份，正文里没有附件说明`,
          level: 'warn',
          verdict: 'review',
          actual: annexes.map(({title}) => title).join('、'),
          note: '对照原件核对：漏录的，在落款前补上“附件：……”；是原件或参考材料的，在这一项写 role: original 或 material',
        },
      ]

function compared(items: readonly NoteItem[], annexes: readonly Attached[], lines: readonly PrintedLine[]): Finding[] {
  const left = new Set(annexes)
  const pairs: [NoteItem, Attached][] = []
  const findings: Finding[] = []
  for (const item of items) {
    const found = matchOf(item, [...left], items.length)
    if (found) {
      left.delete(found)
      pairs.push([item, found])
      findings.push(...differences(item, found))
    } else if (!isInText(item, lines) && !(item.title !== null && isWithheld(item.title))) findings.push(missing(item, annexes))
  }
  for (const annex of left)
    findings.push({
      at: annex.pointer,
      reason: `附件“${annex.title}”在附件清单（attachments）里，附件说明没有列`,
      level: 'warn',
      actual: annex.title,
      note: '对照原件核对：是版式文件或参考材料的，在这一项写 role: original 或 material；附件说明漏录的，补在正文里',
    })
  return findings.length > 0 ? findings : order(pairs, annexes)
}

/** By title, else by number; where there is only one of either, those two. */
function matchOf({title, number}: NoteItem, annexes: readonly Attached[], count: number): Attached | undefined {
  const byTitle = title === null ? undefined : annexes.find(annex => plainTitle(annex.title) === plainTitle(title))
  const byNumber = annexes.find(annex => number !== null && annex.number === number)
  return byTitle ?? byNumber ?? (count === 1 && annexes.length === 1 ? annexes[0] : undefined)
}

function differences({title, number}: NoteItem, annex: Attached): Finding[] {
  if (title !== null && plainTitle(title) !== plainTitle(annex.title))
    return [
      {
        at: `${annex.pointer}/title`,
        reason: `附件名称是“${annex.title}”，附件说明写的是“${title}”`,
        actual: annex.title,
        expected: [title.replace(/[。；，、]+$/u, '')],
        note: '对照原件改正其中一个：序号和名称要与附件说明一致',
      },
    ]
  if (number === null || annex.number === null || number === annex.number) return []
  return [
    {
      at: `${annex.pointer}/number`,
      reason: `附件“${annex.title}”的序号（number）是${annex.number}，附件说明里是${number}`,
      actual: String(annex.number),
      expected: [String(number)],
      note: `对照原件核对，改成 number: ${number}`,
    },
  ]
}

/** Whether the attachment stands below, under its number or its title. */
const isInText = ({number, title, line}: NoteItem, lines: readonly PrintedLine[]): boolean =>
  lines.slice(lines.indexOf(line) + 1).some(({text, mark, role}) => {
    if (role === 'annexes more') return false
    if (mark?.kind === 'annex' && (mark.number === (number ?? mark.number) || mark.number === 0)) return true
    return title !== null && text.length < 200 && plainTitle(text) === plainTitle(title)
  })

/** Where others are attached, this one was forgotten; where none is, they may have been left out on purpose. */
const missing = ({number, title, line}: NoteItem, annexes: readonly Attached[]): Finding => ({
  at: line.place,
  reason: `附件说明列了${number === null ? '' : `附件${number}`}“${title ?? '（链接）'}”，附件清单（attachments）里没有`,
  ...(annexes.length === 0 && {verdict: 'review'}),
  actual: title ?? '（链接）',
  note: '把文件放在条目旁边，在 attachments 里加一项，写 file 和 title；原件就没有公开这份附件的，在名称后面写（略）',
})

/** Files are shown in the order in which they are listed. */
function order(pairs: readonly [NoteItem, Attached][], annexes: readonly Attached[]): Finding[] {
  const places = pairs.map(([, annex]) => annexes.indexOf(annex))
  const wrong = places.findIndex((place, at) => place !== at)
  if (wrong < 0 || pairs.length !== annexes.length) return []
  return [
    {
      at: annexes[wrong]!.pointer,
      reason: '附件清单（attachments）的次序与附件说明不同',
      level: 'warn',
      actual: annexes.map(({title}) => title).join('、'),
      expected: [pairs.map(([, {title}]) => title).join('、')],
      note: '按附件说明的次序排列',
    },
  ]
}
