/** Bodies as passages, bodies of all kinds and edits of them, and what a comparison says, in lines a person reads. */

import type {Passage} from '../../src/base/passages.ts'
import {type Comparison, type Row, riskWords} from '../../src/comparison/index.ts'
import {parse} from '../../src/markdown/parse.ts'
import {passagesOf} from '../../src/markdown/passages.ts'
import fc from '../properties.ts'

export const passages = (body: string): Passage[] => passagesOf(parse(body, 'content/policies/a.md').tree)

const labelOf = (passage: Passage | null): string => (passage ? passage.label.trim() || '·' : '∅')

/** `changed 第三条 → 第四条 [期限] 有效期[-5年][+3年]。` */
export const lineOf = ({kind, before, after, parts, risks}: Row): string => {
  const words = parts.map(({op, text, isNoise}) =>
    op === 'same' ? text : `[${op === 'removed' ? '-' : '+'}${isNoise ? '~' : ''}${text}]`,
  )
  const told = risks.length > 0 ? ` [${risks.map(risk => riskWords[risk]).join('、')}]` : ''
  return `${kind} ${labelOf(before)} → ${labelOf(after)}${told} ${words.join('')}`
}

/** All but what stays the same. */
export const told = ({rows}: Comparison): string[] => rows.filter(({kind}) => kind !== 'same').map(lineOf)

const word = fc.constantFrom(
  '应当',
  '可以',
  '不得',
  '经营者',
  '5年',
  '30%',
  '，',
  ',',
  '、',
  '第三条',
  '（一）',
  '夜市',
  '商务主管部门',
  '　',
  'A',
  '😀',
  '。',
)
const sentence = fc.array(word, {minLength: 1, maxLength: 12}).map(words => words.join(''))
const label = fc.constantFrom(
  '第一条　',
  '第二条　',
  '第二条之一　',
  '（一）',
  '（二）',
  '一、',
  '二、',
  '1. ',
  '',
  '',
  '## 第一章　总则\n\n',
)
const block = fc.tuple(label, sentence).map(([mark, text]) => mark + text)
export const body = fc.array(block, {maxLength: 14}).map(blocks => blocks.join('\n\n'))
/** An edit: blocks dropped, doubled, swapped, and words changed. */
export const edited = fc
  .tuple(
    fc.array(block, {minLength: 1, maxLength: 14}),
    fc.array(fc.tuple(fc.nat(13), fc.nat(13), sentence, fc.nat(3)), {maxLength: 6}),
  )
  .map(([blocks, edits]) => {
    const after = [...blocks]
    for (const [at, to, text, how] of edits) {
      const place = at % Math.max(after.length, 1)
      if (how === 0) after.splice(place, 1)
      else if (how === 1) after.splice(to % (after.length + 1), 0, text)
      else if (how === 2) after.splice(to % (after.length + 1), 0, ...after.splice(place, 1))
      else if (after[place] !== undefined) after[place] += text
    }
    return [blocks.join('\n\n'), after.join('\n\n')] as const
  })
