/** Bodies as passages, and what a comparison says, in lines a person reads. */
import type {Passage} from '../../src/base/passages.ts'
import {type Comparison, type Row, riskWords} from '../../src/comparison/index.ts'
import {parse} from '../../src/markdown/parse.ts'
import {passagesOf} from '../../src/markdown/passages.ts'

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
