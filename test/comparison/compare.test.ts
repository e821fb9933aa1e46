/** What a comparison must see in changes whose meaning is known. */
import {describe, expect, test} from 'vitest'
import {compare} from '../../src/comparison/index.ts'
import {passages, told} from './material.ts'

const base = `第一条　为了规范夜市管理，根据有关法律、法规，制定本办法。

第二条　夜市经营者应当遵守下列规定：

（一）不得占用消防通道；

（二）保持经营场所整洁，垃圾及时清运；

（三）营业时间为每日十八时至次日二时。

第三条　商务主管部门可以对夜市进行评估，评估结果有效期5年。

第四条　违反本办法第二条规定的，由有关部门责令改正，可以处500元以上2000元以下的罚款。

第五条　本办法自2026年1月1日起施行。
`
const changes = (edit: (text: string) => string): string[] => told(compare(passages(base), passages(edit(base))))

describe('a comparison', () => {
  test('of a text with itself says nothing', () => {
    expect(changes(text => text)).toEqual([])
  })

  test('an article put in shifts nothing: the others are only renumbered', () => {
    const put = (text: string): string =>
      text
        .replace('第五条', '第六条')
        .replace('第四条', '第五条')
        .replace('第三条', '第四条')
        .replace('第四条　商', '第三条　鼓励夜市开展数字化改造，推行移动支付和明码标价。\n\n第四条　商')
    expect(changes(put)).toEqual([
      'added ∅ → 第三条 [应当、可以、不得] [+鼓励夜市开展数字化改造，推行移动支付和明码标价。]',
      'renumbered 第三条 → 第四条 商务主管部门可以对夜市进行评估，评估结果有效期5年。',
      'renumbered 第四条 → 第五条 违反本办法第二条规定的，由有关部门责令改正，可以处500元以上2000元以下的罚款。',
      'renumbered 第五条 → 第六条 本办法自2026年1月1日起施行。',
    ])
  })

  test('第二条之一 shifts nothing at all', () => {
    expect(changes(text => text.replace('第三条', '第二条之一　夜市经营者应当明码标价。\n\n第三条'))).toEqual([
      'added ∅ → 第二条之一 [应当、可以、不得、对象] [+夜市经营者应当明码标价。]',
    ])
  })

  test('an item that moves is not one removed and one added', () => {
    const moved = changes(text =>
      text.replace('（一）不得占用消防通道；\n\n', '').replace('次日二时。', '次日二时；\n\n（四）不得占用消防通道。'),
    )
    expect(moved.filter(line => /^(?:added|removed)/.test(line))).toEqual([])
    expect(moved).toContain('moved （一） → （四） 不得占用消防通道[-；][+。]')
  })

  test('one word decides: 应当 → 可以, 5年 → 3年, 2000元 → 5000元', () => {
    expect(changes(text => text.replace('经营者应当', '经营者可以'))).toEqual([
      'changed 第二条 → 第二条 [应当、可以、不得] 夜市经营者[-应当][+可以]遵守下列规定：',
    ])
    expect(changes(text => text.replace('5年', '3年'))).toEqual([
      'changed 第三条 → 第三条 [期限] 商务主管部门可以对夜市进行评估，评估结果有效期[-5年][+3年]。',
    ])
    expect(changes(text => text.replace('2000元', '5000元'))).toEqual([
      'changed 第四条 → 第四条 [金额] 违反本办法第二条规定的，由有关部门责令改正，可以处500元以上[-2000元][+5000元]以下的罚款。',
    ])
  })

  test('what only printing changes is set apart', () => {
    expect(changes(text => text.replace('法规，', '法规,').replace('（二）', '(二)'))).toEqual([
      'printed 第一条 → 第一条 为了规范夜市管理，根据有关法律、法规[-~，][+~,]制定本办法。',
      'printed （二） → (二) 保持经营场所整洁，垃圾及时清运；',
    ])
  })

  test('a clause number in the text is not cut in two', () => {
    const [line] = changes(text => text.replace('本办法第二条规定', '本办法第二十三条规定'))
    expect(line).toContain('[-第二条][+第二十三条]')
  })

  test('all new, all gone', () => {
    expect(compare([], passages(base)).rows.map(({kind}) => kind)).toEqual(Array(8).fill('added'))
    expect(compare(passages(base), []).rows.map(({kind}) => kind)).toEqual(Array(8).fill('removed'))
  })

  test('a cell of a table', () => {
    const table = '| 项目 | 标准 |\n|---|---|\n| 家电 | 15% |\n| 汽车 | 10% |\n'
    expect(told(compare(passages(table), passages(table.replace('15%', '20%'))))).toEqual([
      'changed 家电 → 家电 [比例] [-15%][+20%]',
    ])
  })
})
