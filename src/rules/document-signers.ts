import {defineRule} from '../base/define.ts'
import type {Entry, Finding, Json, Organization} from '../base/types.ts'
import {isOwnText} from './facts.ts'

const kinds = ['policy', 'catalogue', 'workplan', 'notice']

export default defineRule({
  id: 'document-signers',
  title: '落款的署名与发文机关一致',
  clause: {instrument: '党政机关公文处理工作条例（中办发〔2012〕14号）', article: '第九条'},
  confidence: 'M',
  why: '公文署发文机关全称或者规范化简称，联合行文时各机关都署名。发文机关（issuers）决定文件归在谁的名下、文号由谁编，与落款对不上，多半是填错或者漏填了一个。机构的全称、简称和曾用名都认；署名是个人的（如市长）、没有登记在机构名录里的只提示核对或者不检查。',
  level: 'error',
  kinds,
  scope: 'site',
  check({entries, organizations}, report) {
    const byName = namesOf(organizations)
    for (const entry of entries) {
      if (!entry.signers?.length || !kinds.includes(entry.kind)) continue
      for (const finding of compared(entry, byName, organizations)) report(entry.id, finding)
    }
  },
  examples: {
    pass: [
      {kind: 'policy', data: {issuers: ['swj', 'czj']}, body: '印发。\n\n示范市商务局\n\n示范市财政局\n\n2024年6月18日'},
      // 曾用名、规范化简称、个人署名、没有落款。
      {kind: 'policy', data: {issuers: ['swj']}, body: '印发。\n\n示范市商务委员会\n\n2024年6月18日'},
      {kind: 'policy', data: {issuers: ['swj']}, body: '印发。\n\n市商务局\n2024年6月18日'},
      {kind: 'policy', data: {issuers: ['szf']}, body: '现予公布。\n\n市长　张某\n\n2024年6月18日'},
      {kind: 'policy', data: {issuers: ['czj']}, body: '示范市商务局负责解释。'},
      // 所附文件的落款。
      {kind: 'policy', data: {issuers: ['czj']}, body: '附件1\n\n示范市商务局\n\n2024年6月18日'},
    ],
    fail: [
      {kind: 'policy', data: {issuers: ['swj']}, body: '印发。\n\n示范市财政局\n\n2024年6月18日', at: '/issuers'},
      {kind: 'policy', data: {issuers: ['swj']}, body: '印发。\n\n示范市商务局　示范市财政局\n2024年6月18日', at: '/issuers'},
      {kind: 'policy', data: {issuers: ['swj', 'czj']}, body: '印发。\n\n示范市商务局\n\n2024年6月18日', at: '/issuers/1'},
      {kind: 'policy', data: {issuers: ['swj']}, body: '印发。\n\n示范市早市管理委员会\n\n2024年6月18日', at: '/issuers'},
      {
        kind: 'policy',
        data: {issuers: ['swj'], historical: true},
        body: '印发。\n\n示范市财政局\n\n2024年6月18日',
        at: '/issuers',
      },
    ],
  },
})

type Names = ReadonlyMap<string, string>

/** Ids by every name an organisation has or had. */
function namesOf(organizations: ReadonlyMap<string, Organization>): Names {
  const names = new Map<string, string>()
  for (const {id, name, shortName, formerNames = []} of organizations.values())
    for (const one of [name, shortName, ...formerNames.map(former => former.name)]) if (one) names.set(one, id)
  return names
}

/** 市长张某: an office with who holds it. */
const person = /^(?:总理|主席|[省市区县州]长|部长|[局厅署行院]长|主任|检察长|会长)/u

function compared(entry: Entry, byName: Names, organizations: ReadonlyMap<string, Organization>): Finding[] {
  const issuers = Array.isArray(entry.data.issuers) ? (entry.data.issuers as readonly Json[]).map(String) : []
  const signers = (entry.signers ?? []).filter(name => !person.test(name))
  if (issuers.length === 0 || signers.length === 0) return []
  const ids = signers.map(name => byName.get(name))
  const strangers = signers.flatMap((name, at) => {
    const id = ids[at]
    if (id === undefined ? isPartOf(name, issuers, organizations) : issuers.includes(id)) return []
    return [stranger(name, id, !isOwnText(entry))]
  })
  if (strangers.length > 0 || !ids.some(id => id !== undefined)) return strangers
  return issuers.flatMap((id, at) => (ids.includes(id) ? [] : [unsigned(organizations.get(id)?.name ?? id, at, signers)]))
}

/** 示范市商务局办公室 signs for 示范市商务局. */
const isPartOf = (name: string, issuers: readonly string[], organizations: ReadonlyMap<string, Organization>): boolean =>
  issuers.some(id => name.startsWith(organizations.get(id)?.name ?? '\n'))

const stranger = (name: string, id: string | undefined, isOld: boolean): Finding => ({
  at: '/issuers',
  reason: `落款的署名是“${name}”，发文机关（issuers）里没有${id === undefined ? '，机构名录里也没有' : '它'}`,
  ...((isOld || id === undefined) && {verdict: 'review'}),
  actual: name,
  ...(id !== undefined && {expected: [id]}),
  note:
    id === undefined
      ? '对照原件核对署名；是曾用名的，在机构名录的 formerNames 里登记'
      : `对照原件核对；落款没有错的，在 issuers 里写上 ${id}，主办机关写在最前`,
})

const unsigned = (name: string, at: number, signers: readonly string[]): Finding => ({
  at: `/issuers/${at}`,
  reason: `发文机关（issuers）里有“${name}”，落款没有它的署名`,
  verdict: 'review',
  actual: name,
  expected: [...signers],
  note: '对照原件核对：多填的删去，落款漏录的补在正文里',
})
