/** What the readers left out or changed, told: singly where a person must act, once a file where it is only to be known. */
import type {Diagnostic} from '../base/types.ts'
import type {Note, NoteKind} from './blocks.ts'
import {review, shown, tell} from './say.ts'

export function toldNotes(notes: readonly Note[], path: string): Diagnostic[] {
  return [...notes.flatMap(note => single(note, path)), ...summed(notes, path)]
}

function single({kind, text, place: at}: Note, path: string): Diagnostic[] {
  switch (kind) {
    case 'image':
      return [
        review('import-image', path, `图片没有导入：${shown(text, 80)}`, {
          at,
          actual: shown(text, 80),
          note: '把图片存到条目旁边，在正文相应位置引用',
        }),
      ]
    case 'link':
      return [review('import-link', path, `链接只保留了文字：${shown(text, 80)}`, {at, note: '在新站的网址确定后补上链接'})]
    case 'html':
      return [review('import-html', path, `HTML 代码已转换或略去：${shown(text, 60)}`, {at, note: '核对这一处的文字'})]
    case 'hidden':
      return [review('import-hidden', path, `网页上看不见的文字没有导入：${shown(text, 60)}`, {at, note: '确认它不是正文'})]
    case 'ragged-table':
      return [
        review('import-table', path, `表格有的行后面空着几格，原来可能有合并的单元格：${shown(text)}`, {
          at,
          note: '对照原件核对表头和各列',
        }),
      ]
    case 'merged-table':
      return [tell('import-table', path, `表格有合并的单元格，按 HTML 表格保留：${shown(text)}`, {at})]
    default:
      return []
  }
}

const sentences: Partial<Record<NoteKind, readonly [string, (count: number, first: string) => string]>> = {
  spaces: ['import-spaces', (count, first) => `去掉排版空格 ${count} 行，如“${first}”`],
  emphasis: ['import-emphasis', (count, first) => `去掉加粗、倾斜 ${count} 处，如“${first}”`],
  comment: ['import-comment', (count, first) => `去掉注释 ${count} 处，如“${first}”`],
  invisible: ['import-invisible', count => `去掉看不见的字符，共 ${count} 段`],
}

function summed(notes: readonly Note[], path: string): Diagnostic[] {
  return (Object.entries(sentences) as [NoteKind, readonly [string, (count: number, first: string) => string]][]).flatMap(
    ([kind, [ruleId, say]]) => {
      const found = notes.filter(note => note.kind === kind)
      return found[0] ? [tell(ruleId, path, say(found.length, shown(found[0].text)), {at: found[0].place})] : []
    },
  )
}
