/** Names of persons, told from names of offices: a guess, so that both ways of erring are known. */
import {expect, test} from 'vitest'
import {isPersonName, personNamesIn} from '../../src/rules/person-names.ts'

test.each(['张三', '李某某', '王 某', '欧阳某某'])('%s is a person', name => {
  expect(isPersonName(name)).toBe(true)
})

test.each(['办公室', '政策法规处', '高新区', '示范市商务局', '张', '张某某某某', 'Administrator', '用户', '各起草处室', '春柳'])(
  '%s is none',
  name => {
    expect(isPersonName(name)).toBe(false)
  },
)

test('who changed a document last need not have a surname', () => {
  expect(isPersonName('春柳', true)).toBe(true)
  expect(isPersonName('商务局', true)).toBe(false)
  expect(isPersonName('西大教务', true)).toBe(false)
  expect(isPersonName('用户', true)).toBe(false)
})

test('among the names of offices, with and without titles', () => {
  expect(personNamesIn('办公室（张三）')).toEqual(['张三'])
  expect(personNamesIn('张三、李某某')).toEqual(['张三', '李某某'])
  expect(personNamesIn('政策法规处 王某科长')).toEqual(['王某'])
  expect(personNamesIn('市场运行处、消费促进处')).toEqual([])
})
