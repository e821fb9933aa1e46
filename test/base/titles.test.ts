import {describe, expect, it} from 'vitest'
import {normalTitle, titleForms, titleInMarks} from '../../src/base/titles.ts'

describe('normalTitle', () => {
  it.each([
    ['《示范市预付卡管理办法》', '示范市预付卡管理办法'],
    ['示范市　预付卡 管理\n办法', '示范市预付卡管理办法'],
    ['关于印发《甲办法》的通知', '关于印发〈甲办法〉的通知'],
    ['关于印发<甲办法>的通知', '关于印发〈甲办法〉的通知'],
    ['关于印发＜甲办法＞的通知', '关于印发〈甲办法〉的通知'],
    ['甲办法(试行)', '甲办法（试行）'],
    ['甲规划(2021-2025年)', '甲规划（2021—2025年）'],
    ['甲规划（２０２１－２０２５年）', '甲规划（2021—2025年）'],
    ['关于"甲"的通知', '关于”甲”的通知'],
    ['〈甲办法〉', '甲办法'],
    ['\u200b甲办法\ufeff', '甲办法'],
  ])('%s', (text, normal) => expect(normalTitle(text)).toBe(normal))
  it('takes its own result', () => {
    for (const text of ['《关于修改〈甲〉和〈乙〉的决定》', '〈甲〉、〈乙〉', '甲(2021~2025)'])
      expect(normalTitle(normalTitle(text))).toBe(normalTitle(text))
  })
  it('does not take two titles for one', () => expect(normalTitle('《甲》、《乙》')).toBe('〈甲〉、〈乙〉'))
})

describe('titleForms', () => {
  const issuers = ['示范市商务局', '市商务局', '示范市财政局']
  it('leaves out the issuers and the cover of a notice', () => {
    expect(titleForms('示范市商务局关于印发《示范市预付卡管理办法》的通知', issuers)).toEqual([
      '示范市商务局关于印发〈示范市预付卡管理办法〉的通知',
      '关于印发〈示范市预付卡管理办法〉的通知',
      '示范市预付卡管理办法',
    ])
  })
  it('of a joint issue', () => {
    expect(titleForms('示范市商务局 示范市财政局关于印发《甲办法》的通知', issuers)).toContain('甲办法')
    expect(titleForms('示范市商务局、示范市财政局关于促进消费的意见', issuers)).toContain('关于促进消费的意见')
  })
  it('of a cover with several', () =>
    expect(titleForms('关于印发《甲办法》和《乙办法》的通知')).toEqual(expect.arrayContaining(['甲办法', '乙办法'])))
  it('finds the cover behind an issuer that nobody listed', () =>
    expect(titleForms('示范区商务局关于印发《甲办法》的通知')).toContain('甲办法'))
  it('keeps titles within what is promulgated', () =>
    expect(titleForms('关于印发《〈甲办法〉实施细则》的通知')).toContain('〈甲办法〉实施细则'))
  it('does not promulgate what it amends, repeals or interprets', () => {
    for (const title of [
      '关于修改《甲办法》的决定',
      '关于废止《甲办法》的通知',
      '关于《甲办法》的解读',
      '关于贯彻落实《甲办法》的通知',
    ])
      expect(titleForms(title, issuers)).toEqual([normalTitle(title)])
  })
  it('does not cut an issuer that is part of a name', () =>
    expect(titleForms('示范市商务局工作规则', issuers)).toEqual(['示范市商务局工作规则']))
  it('takes 中华人民共和国 for optional', () => {
    expect(titleForms('中华人民共和国专利法')).toEqual(['中华人民共和国专利法', '专利法'])
    expect(titleForms('专利法')).toContain('中华人民共和国专利法')
  })
})

describe('titleInMarks', () => {
  it('turns the marks within', () => expect(titleInMarks('关于印发《甲办法》的通知')).toBe('《关于印发〈甲办法〉的通知》'))
})
