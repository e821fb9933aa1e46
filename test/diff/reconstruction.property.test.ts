/** Whatever becomes of a text: out of the JSON of a diff both sides can be had back exactly, piece by piece. */

import {describe, expect, test} from 'vitest'
import type {Passage} from '../../src/base/passages.ts'
import {json} from '../../src/diff/formats/json.ts'
import {passagesOfLines, sideOf, textChange} from '../../src/diff/texts.ts'
import type {DiffDocument, TextChange} from '../../src/diff/types.ts'
import {passages} from '../comparison/material.ts'
import fc from '../properties.ts'
import {elder, interpretation, policy} from './repository.ts'

/** As a receiver has it: through the JSON of the document, with all that it makes inert. */
function received(change: TextChange | null): TextChange | null {
  const document = {entries: [{body: change}]} as unknown as DiffDocument
  return JSON.parse(json(document, {} as never)).entries[0].body
}
const written = (all: readonly Passage[]): string[] => all.map(({label, text}) => label + text)

function expectBack(before: readonly Passage[], after: readonly Passage[]): void {
  const change = received(textChange(before, after, true))
  expect(change && sideOf(change, 'before')).toEqual(written(before))
  expect(change && sideOf(change, 'after')).toEqual(written(after))
}

const bodyOf = (text: string): string => text.split('\n---\n').slice(1).join('\n---\n')
const texts = [policy, elder, interpretation].map(bodyOf)

/** An edit of a text as people make it, and as nobody would: marks, numbers, duties, markup, bidi and control characters. */
const edit = fc.tuple(
  fc.nat(),
  fc.nat(40),
  fc.constantFrom(
    '',
    '，',
    ',',
    '不',
    '3年',
    '可以',
    '\n\n第九条　',
    '**',
    '| ',
    '\u202e',
    '😀',
    '<b>',
    '::error::',
    '\u001b[31m',
    '## ',
    '\n\n',
  ),
)
const edited = fc.tuple(fc.constantFrom(...texts), fc.array(edit, {minLength: 1, maxLength: 8})).map(([text, edits]) => {
  let after = text
  for (const [at, length, put] of edits) {
    const place = at % (after.length + 1)
    after = after.slice(0, place) + put + after.slice(place + length)
  }
  return [text, after] as const
})

describe('both sides come back exactly', () => {
  test('after any edits of the sample texts', () => {
    fc.assert(
      fc.property(edited, ([before, after]) => expectBack(passages(before), passages(after))),
      {numRuns: 300},
    )
  })

  test('of one text put in the place of another', () => {
    for (const one of texts) for (const other of texts) expectBack(passages(one), passages(other))
  })

  test('of the rows of a published table', () => {
    const cell = fc.constantFrom('项目', '30万元', '', '１２', '是', 'a b')
    const row = fc.array(cell, {minLength: 1, maxLength: 4}).map(cells => cells.join('\t'))
    const rows = fc.array(row, {maxLength: 8})
    fc.assert(
      fc.property(rows, rows, (one, other) => expectBack(passagesOfLines(one), passagesOfLines(other))),
      {numRuns: 300},
    )
  })
})

describe('what only printing changes', () => {
  /** Everything that reads the same in other marks, widths and blanks. */
  const printed = (text: string): string =>
    text
      .replaceAll('，', ',')
      .replaceAll('；', ';')
      .replaceAll('：', ':')
      .replaceAll('（', '(')
      .replaceAll('）', ')')
      .replaceAll(/[0-9]/gu, digit => String.fromCharCode(digit.charCodeAt(0) + 0xfe_e0))
  test('is told as such, and puts nothing at risk', () => {
    const lines = texts.flatMap(text => written(passages(text)))
    for (const line of lines) {
      const [before, after] = [line, printed(line)].map(text => [{id: null, unit: null, kind: 'text' as const, label: '', text}])
      const change = textChange(before!, after!, false)
      if (line === printed(line)) expect(change).toBeNull()
      else expect([change!.classes, change!.risks, change!.rows.map(({kind}) => kind)]).toEqual([['print'], [], ['printed']])
    }
  })

  test('is not what one word among it says: it is substance as a whole', () => {
    const [before, after] = ['经营者应当（每年）备案，费用30元。', '经营者可以(每年)备案,费用30元。'].map(text => passages(text))
    const {classes, risks, rows} = textChange(before!, after!, false)!
    expect([classes, risks]).toEqual([['substance'], ['obligation']])
    expect(rows[0]!.parts.filter(({isNoise}) => isNoise).map(({text}) => text)).toEqual(['）', ')', '，', ','])
  })
})
