import {defineRule} from '../base/define.ts'
import {valueAt} from '../base/pointer.ts'
import type {Entry, Organization, Site} from '../base/types.ts'

export default defineRule({
  id: 'disclosure-body',
  title: '别的机关制作的文件注明是转载',
  clause: {instrument: '政府信息公开条例（国令第711号）', article: '第十条'},
  confidence: 'P',
  why: '行政机关制作的政府信息由制作机关公开，共同制作的由牵头机关公开，从其他机关获取的由制作或者最初获取的机关公开。本网站发布别的机关的文件，应当写明是转载和来源。下级机关、内设机构的文件集中在本站公开的，不在此列。',
  level: 'warn',
  kinds: ['policy'],
  scope: 'site',
  check(site, report) {
    const owner = speaker(site)
    for (const entry of site.entries) {
      const lead = valueAt(entry.data, '/issuers/0')
      // A body that the registry doesn't know is spoken of elsewhere.
      if (entry.kind !== 'policy' || typeof lead !== 'string' || !site.organizations.has(lead)) continue
      const origin = valueAt(entry.data, '/origin/type') ?? 'own'
      const isOwn = isWithin(lead, owner, site.organizations)
      if (isOwn === (origin !== 'reprint') || origin === 'convertedFromRequest') continue
      report(entry.id, isOwn ? notReprinted(lead, site) : notOwn(entry, lead, owner, site))
    }
  },
  examples: {
    pass: [
      {kind: 'policy', data: {issuers: ['swj', 'czj']}},
      {kind: 'policy', data: {issuers: ['szf'], origin: {type: 'reprint', source: '示范市人民政府网站'}}},
      // 市政府办公室主办的门户网站，集中公开市政府和各部门的文件。
      {kind: 'policy', data: {issuers: ['szf']}, config: {site: {owner: 'szfb'}}},
      {kind: 'policy', data: {issuers: ['swj']}, config: {site: {owner: 'szfb'}}},
      {kind: 'policy', data: {issuers: ['swj']}, config: {site: {owner: 'szf'}}},
      {kind: 'policy', data: {issuers: ['meiyou']}},
    ],
    fail: [
      {kind: 'policy', data: {issuers: ['szf']}, at: '/issuers/0'},
      {kind: 'policy', data: {issuers: ['czj', 'swj']}, at: '/issuers/0'},
      {kind: 'policy', data: {issuers: ['swj'], origin: {type: 'reprint', source: '示范市人民政府网站'}}, at: '/origin/type'},
    ],
  },
})

type Registry = ReadonlyMap<string, Organization>

/** Whose site it is: an office runs the site of its government. */
function speaker({project, organizations}: Site): string {
  const {owner} = project.config.site
  const {name, parent} = organizations.get(owner) ?? {}
  return parent !== undefined && /办公[厅室]$/u.test(name ?? '') ? parent : owner
}

/** Whether a body is another one or below it; the registry may have a slip, so not for ever. */
function isWithin(id: string, top: string, organizations: Registry): boolean {
  let body: string | undefined = id
  for (let steps = 0; body !== undefined && steps < 10; steps++) {
    if (body === top) return true
    body = organizations.get(body)?.parent
  }
  return false
}

const nameOf = (id: string, {organizations}: Site): string => organizations.get(id)?.name ?? id

function notOwn(entry: Entry, lead: string, owner: string, site: Site) {
  const isJoint = (entry.data['issuers'] as readonly string[]).includes(owner)
  const name = nameOf(lead, site)
  return {
    at: '/issuers/0',
    reason: isJoint
      ? `发文机关（issuers）的牵头机关是${name}，由它公开，本站没有写明是转载`
      : `发文机关（issuers）是${name}，不是本站的主办单位，没有写明是转载`,
    ...(entry.data['historical'] === true && {verdict: 'review' as const}),
    actual: lead,
    note: `加一行 origin: {type: reprint, source: ${name}网站}，有网址的写 url；本机关牵头的，把 ${owner} 写在 issuers 最前面`,
  }
}

const notReprinted = (lead: string, site: Site) => ({
  at: '/origin/type',
  reason: `来源（origin）写的是转载，发文机关是${nameOf(lead, site)}，应当由它首先公开`,
  verdict: 'review' as const,
  actual: 'reprint',
  note: '本机关自己的文件删去 origin；确是转载的，核对发文机关（issuers）',
})
