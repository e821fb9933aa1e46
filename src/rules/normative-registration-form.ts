import {defineRule} from '../base/define.ts'
import {dayOf, isOwnRecent, mayBeWholeText, textOf} from './facts.ts'

export default defineRule({
  id: 'normative-registration-form',
  title: '统一登记号的样式和年份正确',
  clause: {instrument: '各地关于行政规范性文件统一登记的规定', article: '登记号的编制'},
  confidence: 'm',
  why: '登记号一般由地区部门代码、年份、部门编号和序号组成，如 JNCR-2022-0130001，各地样式不同。配置里写了样式（normative.registrationForm）的，按它核对；没有写的只核对年份。登记号的年份一般就是成文的年份，年底成文、次年登记的，修改后的全文沿用原来的号的，请人工核对。这是各地的做法，不是全国统一的规定。',
  level: 'warn',
  kinds: ['policy'],
  scope: 'entry',
  check(entry, report, {config}) {
    const number = textOf(entry, 'registrationNumber')
    if (number === undefined || !isOwnRecent(entry, dayOf(entry))) return
    const form = config.normative?.registrationForm
    if (form !== undefined && !expression(form).test(number)) {
      report({
        at: '/registrationNumber',
        reason: `统一登记号（registrationNumber）不是本地的样式 ${form}`,
        actual: number,
        note: '对照登记时取得的号改正；样式写在配置的 normative.registrationForm 里',
      })
      return
    }
    const [year, written] = [number.split('-')[1]!, dayOf(entry).slice(0, 4)]
    if (year === written) return
    // An amended whole text keeps its number; one written in December may be registered in January.
    const isDoubtful = Number(year) === Number(written) + 1 || (year < written && mayBeWholeText(entry))
    report({
      at: '/registrationNumber',
      reason: `统一登记号（registrationNumber）的年份是${year}，成文的年份是${written}`,
      ...(isDoubtful && {verdict: 'review'}),
      actual: number,
      note: '对照登记时取得的号核对年份',
    })
  },
  examples: {
    pass: [
      {kind: 'policy', data: {registrationNumber: 'SFCR-2024-0130021'}},
      {kind: 'policy', data: {registrationNumber: 'SDPR-2024-00012'}, config: {normative: {registrationForm: 'SDPR-YYYY-NNNNN'}}},
      {kind: 'policy', data: {registrationNumber: 'SDPR-2024-00012'}, config: {normative: undefined}},
      {kind: 'policy', data: {registrationNumber: 'SFCR-2024-01300219', historical: true}},
    ],
    fail: [
      {kind: 'policy', data: {registrationNumber: 'SFCR-2024-013021'}, at: '/registrationNumber'},
      {kind: 'policy', data: {registrationNumber: 'SFCR-2024-0230021'}, at: '/registrationNumber'},
      {kind: 'policy', data: {registrationNumber: 'SDPR-2024-00012'}, at: '/registrationNumber'},
      {kind: 'policy', data: {registrationNumber: 'SFCR-2023-0130021'}, at: '/registrationNumber'},
      {
        kind: 'policy',
        data: {registrationNumber: 'SFCR-2023-0130021', amends: ['sswg-2023-1']},
        at: '/registrationNumber',
        says: {verdict: 'review'},
      },
      {kind: 'policy', data: {registrationNumber: 'SDPR-2025-00012'}, config: {normative: undefined}, at: '/registrationNumber'},
    ],
  },
})

/** SFCR-YYYY-013NNNN: all but YYYY and N stands for itself, and is a letter, digit or hyphen. */
const expression = (form: string): RegExp =>
  new RegExp(`^${form.replace('YYYY', '\\d{4}').replaceAll(/N(?=N*$)/gu, '\\d')}$`, 'u')
