import {defineRule} from '../base/define.ts'
import {ownAnnexes} from '../base/printed-lines.ts'
import type {Finding} from '../base/types.ts'
import {type NoteItem, noteItems} from './annex-note.ts'
import {isOwnText} from './facts.ts'

export default defineRule({
  id: 'document-annexes-form',
  title: '附件说明的写法合乎公文格式',
  clause: {instrument: '《党政机关公文格式》（GB/T 9704—2012）', article: '7.3.4'},
  confidence: 'M',
  why: '公文格式规定：“附件”二字后标全角冒号和附件名称；多个附件使用阿拉伯数字标注顺序号，如“附件：1. 某某表”；附件名称后不加标点符号。序号断了、名称后带着句号，与附件清单对照时容易出错。历史存量、转载的以原件为准，不检查。',
  level: 'warn',
  kinds: ['policy', 'catalogue', 'workplan', 'notice'],
  scope: 'body',
  check(_, report, entry, {lines}) {
    const [first] = ownAnnexes(lines)
    if (!first || !isOwnText(entry)) return
    const items = noteItems(lines)
    const said = [colon(first.text), numbers(items), marker(items), punctuation(items)]
    for (const finding of said) if (finding) report({at: first.place, ...finding})
  },
  examples: {
    pass: [
      {kind: 'policy', body: '印发。\n\n附件：1. 申报表\n\n2．名单'},
      {kind: 'policy', body: '印发。\n\n附件：申报表'},
      {kind: 'policy', data: {historical: true}, body: '印发。\n\n附件:申报表。'},
    ],
    fail: [
      {kind: 'policy', body: '印发。\n\n附件:申报表', at: 3},
      {kind: 'policy', body: '印发。\n\n附件：1. 申报表\n\n3. 名单', at: 5},
      {kind: 'policy', body: '印发。\n\n附件：1. 申报表', at: 3},
      {kind: 'policy', body: '印发。\n\n附件：申报表\n\n2. 名单', at: 3},
      {kind: 'policy', body: '印发。\n\n附件：1、申报表\n\n2、名单', at: 3},
      {kind: 'policy', body: '一、印发。\n\n附件：1. 申报表\n\n2. 名单。', at: 5},
    ],
  },
})

type Slip = Finding | null

const colon = (text: string): Slip =>
  /^\s*附\s*件\s*:/u.test(text) ? {reason: '附件说明的冒号是半角的', actual: ':', expected: ['：'], note: '改成“附件：”'} : null

function numbers(items: readonly NoteItem[]): Slip {
  const wrong = items.findIndex(({number}, at) => (items.length === 1 ? number !== null : number !== at + 1))
  const item = items[wrong]
  if (!item) return null
  const title = item.title ?? ''
  if (items.length === 1)
    return {
      at: item.line.place,
      reason: '只有一份附件，附件说明不用编序号',
      level: 'info',
      actual: item.marker,
      expected: [`附件：${title}`],
      note: `原件如此的不必改；否则改成“附件：${title}”`,
    }
  return {
    at: item.line.place,
    reason: `附件说明第${wrong + 1}项${item.number === null ? '没有序号' : `的序号是${item.number}`}`,
    verdict: 'review',
    ...(item.marker !== '' && {actual: item.marker}),
    expected: [`${wrong + 1}. ${title}`],
    note: `对照原件核对，序号应依次是1至${items.length}`,
  }
}

function marker(items: readonly NoteItem[]): Slip {
  const item = items.find(one => /[、：:０-９]/u.test(one.marker))
  if (!item) return null
  const meant = `${item.number}. `
  return {
    at: item.line.place,
    reason: `附件序号写成了“${item.marker}”`,
    actual: item.marker,
    expected: [meant],
    note: `改成“${meant}”`,
  }
}

function punctuation(items: readonly NoteItem[]): Slip {
  const item = items.find(({title}) => /[。；;，,、]$/u.test(title ?? ''))
  if (!item) return null
  const meant = item.title!.replace(/[。；;，,、]+$/u, '')
  return {
    at: item.line.place,
    reason: '附件名称后面有标点',
    actual: item.title!.slice(-10),
    expected: [meant],
    note: `改成“${meant}”`,
  }
}
