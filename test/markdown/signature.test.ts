import {expect, test} from 'vitest'
import {ownAnnexes, ownSignature} from '../../src/base/printed-lines.ts'
import {parse} from '../../src/markdown/parse.ts'
import {signersIn} from '../../src/markdown/structure/signature.ts'
import {structureOf} from '../../src/markdown/structure.ts'

const linesOf = (...blocks: string[]) => structureOf(parse(blocks.join('\n\n'), 'a.md').tree).lines
const signers = (...blocks: string[]): string[] => signersIn(ownSignature(linesOf(...blocks)))

test('who signs, one name each, without the blanks of the print layout', () => {
  expect(signers('印发。', '示范市商务局', '示范市财政局', '2025年3月1日')).toEqual(['示范市商务局', '示范市财政局'])
  expect(signers('印发。', '示范市商务局　示范市财政局\n2025年3月1日')).toEqual(['示范市商务局', '示范市财政局'])
  expect(signers('印发。', '示　范　市　商　务　局', '2025年3月1日')).toEqual(['示范市商务局'])
  expect(signers('公布。', '市长　张　某', '二〇二五年三月一日')).toEqual(['市长张某'])
})

test('a date alone, or the sign-off of an attachment, is none of the document', () => {
  expect(signers('印发。', '2025年3月1日')).toEqual([])
  expect(signers('印发。', '附件1', '请示', '示范市财政局', '2025年3月1日')).toEqual([])
  expect(signers('印发。', '## 示范市早市管理办法', '第一条 甲。', '示范市财政局', '2025年3月1日')).toEqual([])
  expect(signers('印发。', '示范市商务局', '2025年3月1日', '附件1', '请示', '示范市财政局', '2025年2月1日')).toEqual([
    '示范市商务局',
  ])
})

test('附件说明 is that of the document, not of what it brings', () => {
  const texts = (...blocks: string[]): string[] => ownAnnexes(linesOf(...blocks)).map(({text}) => text)
  expect(texts('印发。', '附件：1. 甲表', '2. 乙表', '示范市商务局', '2025年3月1日')).toEqual(['附件：1. 甲表', '2. 乙表'])
  expect(texts('印发。', '附件1', '办法', '附件：甲表')).toEqual([])
})
