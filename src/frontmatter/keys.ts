/** Sentences about keys: missing, unknown, misspelt. */
import {nearest} from '../base/nearest.ts'
import {child, valueAt} from '../base/pointer.ts'
import type {Pointer} from '../base/types.ts'
import {line, model} from './copyable.ts'
import type {Checked, Fault, Sentence} from './fault.ts'
import {type Field, named, withoutKey} from './fields.ts'
import {shown} from './say.ts'

/** A key that must be there; it stands at its parent. */
export function missing(fault: Fault): Sentence {
  const key = String(fault.error.params['missingProperty'])
  const field = fault.field?.property(key) ?? null
  const label = named(key, field)
  const owner = fault.pointer === '' ? '' : withoutKey(fault.label)
  const where = fault.pointer === '' ? `在${fault.whole}里加一行` : `在“${owner}”里加一行`
  const reason = owner === '' ? `${fault.when}缺少${label}` : `${owner}${fault.when ? `：${fault.when}` : ''}缺少${label}`
  return {
    ruleId: 'field-missing',
    reason,
    note: `${where} ${line(key, model(field))}${field?.title ? `   （${field.title}，换成实际内容）` : ''}`,
    atKey: true,
  }
}

/** Keys that are missing because an unknown key beside them was meant for them. */
export function keysMeant(faults: readonly Fault[]): ReadonlySet<Pointer> {
  const found = new Set<Pointer>()
  for (const {error, pointer, field} of faults) {
    const key = error.params['additionalProperty'] ?? error.params['unevaluatedProperty']
    const guess = key === undefined || !field ? undefined : keysLike(String(key), field)[0]
    if (guess) found.add(child(pointer, guess))
  }
  return found
}

/** The keys of a form that are, or whose labels are, like a word. */
function keysLike(word: string, field: Field): string[] {
  const byName = new Map<string, string>()
  for (const key of field.keys) {
    byName.set(key, key)
    const title = field.property(key)?.title
    if (title && !byName.has(title)) byName.set(title, key)
  }
  const bare = word.replace(/[（(].*$/u, '').replace(/[：:]+$/u, '')
  const known = (synonyms[bare] ?? []).filter(key => field.keys.includes(key))
  return known.length > 0 ? known : [...new Set(nearest(bare, byName.keys()).map(name => byName.get(name)!))]
}

/** What offices and other systems call our fields, where it is not like our label. The first that a form has is meant. */
const synonyms: Readonly<Record<string, readonly string[]>> = Object.assign(
  Object.create(null),
  Object.fromEntries(
    (
      [
        [['title'], '题目 名称 题名 文件名 文件名称'],
        [['documentNumber'], '文号 字号'],
        [['issuers'], '发布机构 发布单位 发文单位 制发机关 发布机关 单位 来源单位'],
        [['documentType'], '文种 体裁'],
        [['writtenDate'], '签发日期 落款日期 生成日期 发文日期 发文时间'],
        [['publishDate'], '公开日期 公开时间 上网日期 日期 时间'],
        [['effectiveDate'], '生效日期 实施日期 执行日期 生效时间 实施时间'],
        [['expiryDate', 'closes'], '失效日期 废止日期 有效期 截止日期 截止时间'],
        [['summary'], '摘要 简介 概要 导语'],
        [['keywords'], '关键词 关键字 标签'],
        [['subjects'], '分类 类别'],
        [['department'], '处室 责任处室 承办处室 责任科室'],
        [['contact'], '联系人 联系电话'],
        [['attachments'], '文件下载 相关附件'],
      ] as const
    ).flatMap(([keys, words]) => words.split(' ').map(word => [word, keys])),
  ),
)

/** A key that the form does not have. */
export function unknown(fault: Fault, key: string, {data}: Checked): Sentence {
  const pointer = child(fault.pointer, key)
  const form = fault.field
  const known = form?.keys.includes(key)
  const owner = fault.pointer === '' ? '' : `${withoutKey(fault.label)}里`
  if (known)
    return {ruleId: 'field-not-allowed', reason: `${fault.when}${owner}不能写${key}`, note: '删去它', pointer, atKey: true}
  const like = form ? keysLike(key, form).filter(guess => valueAt(data, child(fault.pointer, guess)) === undefined) : []
  const reason = `${owner}没有“${shown(key)}”这个字段`
  const [guess] = like
  const field = guess === undefined ? null : (form?.property(guess) ?? null)
  if (guess !== undefined) {
    const title = field?.title ? `（${field.title}）` : ''
    return {
      ruleId: 'field-unknown',
      reason,
      expected: like,
      note: `是不是想写 ${guess}${title}？把“${shown(key)}”改成 ${guess}`,
      pointer,
      atKey: true,
      actual: key,
    }
  }
  const home = form && homeOf(key, form)
  const note = home ? `它应写在${home}里面` : `删去它；这里可以写：${fieldList(form)}`
  return {ruleId: 'field-unknown', reason, note, pointer, atKey: true, actual: key}
}

/** The labels of a form, the first dozen. */
function fieldList(form: Field | null): string {
  const names = (form?.keys ?? []).map(key => form?.property(key)?.title || key)
  return names.length > 12 ? `${names.slice(0, 12).join('、')}等` : names.join('、')
}

/** The field of a form inside which a key would be at home. */
function homeOf(key: string, form: Field): string | null {
  for (const outer of form.keys) {
    const field = form.property(outer)
    const inner = field?.item() ?? field
    if (inner && (inner.keys.includes(key) || inner.keys.some(name => inner.property(name)?.title === key)))
      return named(outer, field)
  }
  return null
}

/** A name in a map that may not be one. */
export function wrongName(fault: Fault): Sentence {
  const name = String(fault.error.propertyName)
  return {
    ruleId: 'field-format',
    reason: `${fault.label}里“${shown(name)}”不能作名称`,
    note: fault.field?.description || '改一个名称',
    pointer: child(fault.pointer, name),
    atKey: true,
  }
}
