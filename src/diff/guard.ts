/** What must not happen in silence: a published text that changes without a correction, a document that goes without a tombstone. */
import {titleInMarks} from '../base/titles.ts'
import type {Loaded} from '../base/types.ts'
import type {Revisions} from '../pipeline/revisions.ts'
import type {EntryChange, Lacking, Silent} from './types.ts'

/** By id. Whether a text changed is told by the feed, which the library holds the office to. */
export function silentEdits({before, after, feed}: Revisions): Silent[] {
  const pathOf = (loaded: readonly Loaded[], id: string): string => loaded.find(one => one.id === id)?.path ?? 'content'
  return feed.faults.map((fault): Silent => {
    if (fault.fault === 'vanished') {
      const {id} = fault.row
      const path = pathOf(before.loaded, id)
      return {
        id,
        path,
        title: before.site.byId.get(id)?.data.title ?? id,
        what: 'entry',
        reason: '已经公开的文件没有了，也没有撤下说明',
        note: `不该删的恢复 ${path}；确实撤下的，在 content/tombstones/ 下按原来的网址写撤下说明`,
      }
    }
    const {id, path} = fault.draft
    const what = fault.part === 'text' ? '正文' : '附件'
    return {
      id,
      path,
      title: after.site.byId.get(id)?.data.title ?? id,
      what: fault.part,
      reason: `${what}已经公开，改动没有写更正记录`,
      note: `在开头加 corrections: [{date: ${after.site.project.today}, class: correct, reason: 改了什么、为什么}]；内容有实质修改的，另发新文件（replaces 或 amends）`,
    }
  })
}

/** What belongs together and does not appear together. */
export function lackingTogether({after}: Revisions, entries: readonly EntryChange[]): Lacking[] {
  const {site} = after
  return entries.flatMap(({id, status, kind}): Lacking[] => {
    const entry = site.byId.get(id)
    if (status !== 'added' || !entry) return []
    const lack = (sentence: string): Lacking => ({id, title: entry.data.title, sentence})
    const [out, into] = [site.graph.out.get(id) ?? [], site.graph.in.get(id) ?? []]
    const found: Lacking[] = []
    if (kind === 'policy') {
      const plan = entry.data['interpretation'] as {readonly required?: boolean; readonly exemptReason?: string} | undefined
      const isOwed = plan?.required === true || (entry.data['normative'] === true && plan?.exemptReason === undefined)
      if (isOwed && !into.some(({rel}) => rel === 'interprets')) found.push(lack('应当有解读，解读没有一起公开'))
      for (const {rel, to} of out) {
        const decision = site.byId.get(to)
        if (rel === 'decidedBy' && decision && !hasResult(decision.data['stages'])) {
          found.push(lack(`是${titleInMarks(decision.data.title)}的决策结果，决策事项里的“决策结果”还没有写成已公开`))
        }
      }
    }
    if (kind === 'interpretation' && !out.some(({rel}) => rel === 'interprets'))
      found.push(lack('被解读的文件不在站内，没有一起公开'))
    return found
  })
}

const hasResult = (stages: unknown): boolean =>
  typeof stages === 'object' &&
  stages !== null &&
  (stages as {readonly result?: {readonly state?: string}}).result?.state === 'published'
