import {describe, expect, it} from 'vitest'
import {command} from '../../src/commands/explain.ts'
import {allExplanations} from '../../src/pipeline/explanations.ts'
import {rules} from '../../src/rules/index.ts'
import {world} from './world.ts'

const explain = async (...positionals: string[]): Promise<string> => {
  const {io, out} = world()
  expect(await command.run({positionals, options: {}, quiet: false}, io)).toBe(0)
  return out()
}
const all = allExplanations({rules})

describe('explain', () => {
  it('lists every explanation on a line of its own', async () => {
    const text = await explain()
    for (const {id, title} of all)
      expect(
        text.split('\n').some(line => line.startsWith(`${id} `) && line.endsWith(`  ${title}`)),
        id,
      ).toBe(true)
    expect(text).toContain(`共 ${all.length} 条。看某一条的说明：gzgk explain <规则>`)
  })

  it.each(all.map(({id}) => id))('%s says what and why', async id => {
    const {title, why, clause} = all.find(item => item.id === id)!
    const text = await explain(id)
    expect(text.startsWith(`${id}  ${title}\n\n为什么：${why}\n`)).toBe(true)
    if (clause) expect(text).toContain(`依据：${clause.instrument}${clause.article}`)
    expect(text).not.toMatch(/undefined|\[object/u)
  })

  it('shows a rule’s own examples as an editor would write them', async () => {
    const text = await explain('normative-registration')
    expect(text).toContain(
      '\n不对的写法：\n  normative: true\n  # 没有写 registrationNumber\n\n对的写法：\n  normative: true\n  registrationNumber: ',
    )
  })

  it('takes a name as it stands in a report', async () => {
    expect(await explain('错误[date-order]')).toBe(await explain('date-order'))
  })

  it('offers what bears a like title', async () => {
    const note = '是不是想看：gzgk explain date-invalid'
    await expect(explain('日期不对')).rejects.toMatchObject({message: '没有“日期不对”这条规则', note})
  })

  it('offers near matches for a name it does not know', async () => {
    const {id} = all[0]!
    await expect(explain(`${id}x`)).rejects.toMatchObject({name: 'UsageError', note: expect.stringContaining(id)})
    await expect(explain('zzzzzzzzzzzz')).rejects.toMatchObject({note: '看全部规则：gzgk explain'})
  })
})

describe('every explanation', () => {
  it('has a name of its own', () => {
    expect(new Set(all.map(({id}) => id)).size).toBe(all.length)
  })
})
