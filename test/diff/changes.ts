/** Changes whose meaning is known, each made by hand to the same office. */
import {forms, paths, type Repository} from './repository.ts'

export const correction = 'corrections: [{date: 2026-11-20, class: correct, reason: 按印发的原件更正}]\nattachments:'

/** Says that the text was corrected, so that nothing but the change itself is told. */
const corrected = ({edit}: Repository): void => edit(paths.policy, 'attachments:', correction)

export const changes: Readonly<Record<string, (repository: Repository) => void>> = {
  '01-article-added': repository => {
    corrected(repository)
    repository.edit(paths.policy, '第四条　达到', '第三条之一　评估不合格的，应当在三个月内整改。\n\n第四条　达到')
  },
  '02-paragraph-moved': repository => {
    corrected(repository)
    const item = '（三）营业时间为每日十八时至次日二时。'
    repository.edit(paths.policy, `垃圾及时清运；\n\n${item}`, '垃圾及时清运。')
    repository.edit(paths.policy, '结果有效期5年。\n', '结果有效期5年。\n\n营业时间为每日十八时至次日二时。\n')
  },
  '03-five-years-to-three': repository => {
    corrected(repository)
    repository.edit(paths.policy, '有效期5年', '有效期3年')
  },
  '04-shall-to-may': repository => {
    corrected(repository)
    repository.edit(paths.policy, '商务主管部门应当每年', '商务主管部门可以每年')
  },
  '05-commas-only': repository => {
    corrected(repository)
    repository.edit(paths.policy, '保持经营场所整洁，垃圾及时清运；', '保持经营场所整洁,垃圾及时清运;')
    repository.edit(paths.policy, '第五条　违反', '第五条 违反')
  },
  '06-file-renamed': ({move, edit}) => {
    move(paths.interpretation, 'content/interpretations/2026/sswg-2025-3-text.md')
    edit(
      'content/interpretations/2026/sswg-2025-3-text.md',
      'form: text',
      'form: text\nredirectFrom: [/interpretations/2025/sswg-2025-3-text/]',
    )
  },
  '07-attachment-changed': repository => {
    corrected(repository)
    repository.put(paths.annex, forms.fresh)
  },
  '08-relation-removed': ({edit}) => edit(paths.policy, 'basedOn: [sswg-2024-1]\n', ''),
  '09-table-cell': repository => {
    corrected(repository)
    repository.edit(paths.policy, '| 特色街区 | 10万元 |', '| 特色街区 | 8万元 |')
  },
  '10-citation-in-text': repository => {
    corrected(repository)
    repository.edit(paths.policy, '根据《示范市早市管理办法》（示商务规〔2024〕1号），', '根据有关规定，')
  },
}
