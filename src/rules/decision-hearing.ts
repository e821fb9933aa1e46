import {addDays, daysBetween} from '../base/dates.ts'
import {defineRule} from '../base/define.ts'
import type {Finding} from '../base/types.ts'
import {blank, dayOf, isPublished, isRegulated, regulation, type Stage, stageOf} from './stages.ts'

const least = 7
const held = {
  state: 'published',
  reason: undefined,
  date: '2024-06-01',
  noticeDate: '2024-04-20',
  materialsDate: '2024-05-13',
  heldDate: '2024-05-20',
  place: '示范市规划展览馆二层会议室',
  participants: '居民代表6名、商户代表4名，公开报名后抽签产生',
}

export default defineRule({
  id: 'decision-hearing',
  title: '听证会提前公布且材料在7日前送达参加人',
  clause: {instrument: regulation, article: '第十六条'},
  confidence: 'P',
  why: '听证会应当提前公布决策草案及其说明，明确时间、地点；需要遴选参加人的，提前公布遴选办法，参加人名单也要提前公布；材料在召开7日前送达参加人。公布得晚、送得迟，参加人来不及准备。',
  level: 'error',
  kinds: ['decision'],
  scope: 'entry',
  check(entry, report) {
    const hearing = stageOf(entry, 'hearing')
    if (!isRegulated(entry) || hearing.state === 'notApplicable') return
    for (const finding of [...late(hearing), ...untold(hearing)]) report(finding)
  },
  examples: {
    pass: [
      {kind: 'decision', data: {historical: true, stages: {hearing: {...held, materialsDate: '2024-05-14'}}}},
      {kind: 'decision', data: {stages: {hearing: {...held, state: 'notApplicable', reason: '略', place: undefined}}}},
      {kind: 'decision', data: {stages: {hearing: held}}},
      {kind: 'decision'},
      {kind: 'decision', data: {stages: {hearing: {state: 'planned', reason: undefined, dueDate: '2024-06-01'}}}},
    ],
    fail: [
      {kind: 'decision', data: {stages: {hearing: {...held, materialsDate: '2024-05-14'}}}, at: '/stages/hearing/materialsDate'},
      {kind: 'decision', data: {stages: {hearing: {...held, noticeDate: '2024-05-20'}}}, at: '/stages/hearing/noticeDate'},
      {kind: 'decision', data: {stages: {hearing: {...held, place: undefined}}}, at: '/stages/hearing', says: {level: 'warn'}},
      {
        kind: 'decision',
        data: {stages: {hearing: {...held, noticeDate: undefined, participants: undefined}}},
        at: '/stages/hearing',
      },
    ],
  },
})

function late(hearing: Stage): Finding[] {
  const [notice, materials, day] = ['noticeDate', 'materialsDate', 'heldDate'].map(field => dayOf(hearing, field))
  if (!day) return []
  const findings: Finding[] = []
  if (notice && notice >= day) {
    findings.push({
      at: '/stages/hearing/noticeDate',
      reason: `听证公告日期（noticeDate）不早于听证日期（heldDate）${day}`,
      actual: notice,
      note: '核对两个日期；时间、地点应当提前公布',
    })
  }
  if (materials && daysBetween(materials, day) < least) {
    findings.push({
      at: '/stages/hearing/materialsDate',
      reason: `材料送达日期（materialsDate）距听证日期（heldDate）${day}不足${least}日`,
      actual: materials,
      expected: [addDays(day, -least)],
      note: `核对两个日期；材料最迟应在${addDays(day, -least)}送达`,
    })
  }
  return findings
}

/** What a hearing that was held does not say. */
function untold(hearing: Stage): Finding[] {
  if (!isPublished(hearing)) return []
  const absent = blank(hearing, {
    noticeDate: '听证公告日期',
    materialsDate: '材料送达日期',
    heldDate: '听证日期',
    place: '听证地点',
    participants: '听证参加人',
  })
  if (absent.length === 0) return []
  return [
    {at: '/stages/hearing', level: 'warn', reason: `听证已经公开，没有写${absent.join('、')}`, note: `补写${absent.join('、')}`},
  ]
}
