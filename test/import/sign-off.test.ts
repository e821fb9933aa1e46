import {describe, expect, it} from 'vitest'
import {readFragment} from '../../src/import/read-html.ts'
import {readMarkdown} from '../../src/import/read-markdown.ts'
import {ownSignOff, signOffsIn} from '../../src/import/sign-off.ts'

const issuers = ['示范市商务局', '示范市财政局']
const find = (text: string) => signOffsIn(readMarkdown(text, readFragment).blocks, issuers)
const seen = (text: string) =>
  find(text).map(({from, to, end, signer, date, annotation}) => [from, to, end, signer, date, annotation])

describe('signOffsIn', () => {
  it.each([
    ['正文。\n\n示范市商务局\n\n2024年3月5日', [1, 3, 3, '示范市商务局', '2024-03-05', '']],
    [
      '正文。\n\n示范市商务局\n\n示范市财政局\n\n2024年3月5日\n\n（此件公开发布）',
      [1, 4, 5, '示范市商务局 示范市财政局', '2024-03-05', '（此件公开发布）'],
    ],
    [
      '正文。\n\n示范市商务局　示范市财政局\n\n二〇〇四年三月五日\n\n（本文有删减）',
      [1, 3, 4, '示范市商务局　示范市财政局', '2004-03-05', '（本文有删减）'],
    ],
    ['正文。\n\n市长 某某某\n\n2024年3月5日', [1, 3, 3, '市长 某某某', '2024-03-05', '']],
    ['正文。\n\n示范市商务局 2024年3月5日', [1, 2, 2, '示范市商务局', '2024-03-05', '']],
    ['正文。\n\n2024年3月5日', [1, 2, 2, '', '2024-03-05', '']],
    ['正文。\n\n示范市商务局\n\n2024年2月30日', [1, 3, 3, '示范市商务局', null, '']],
  ])('%j', (text, expected) => {
    expect(seen(text)).toEqual([expected])
  })

  it('is no date inside a sentence, and no sentence above a date', () => {
    expect(seen('自2024年3月5日起施行。')).toEqual([])
    expect(seen('时间如下：\n\n2024年3月5日')).toEqual([[1, 2, 2, '', '2024-03-05', '']])
  })
})

describe('ownSignOff', () => {
  const text = '示范市民政局\n\n2024年1月1日\n\n附件\n\n示范市商务局\n\n2024年3月5日\n\n某某公司\n\n2024年5月1日'

  it('is the one of the date, else the one of the issuer, else the first', () => {
    const found = find(text)
    expect(ownSignOff(found, '2024-05-01', issuers)?.signer).toBe('某某公司')
    expect(ownSignOff(found, null, issuers)?.signer).toBe('示范市商务局')
    expect(ownSignOff(found, null, [])?.signer).toBe('示范市民政局')
    expect(ownSignOff(find('2024年3月5日'), '2024-03-05', issuers)).toBeNull()
  })
})
