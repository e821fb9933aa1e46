import {defineRule} from '../base/define.ts'
import {blank, isPublished, stageOf} from './stages.ts'

export default defineRule({
  id: 'decision-attendance',
  title: '公众代表列席会议写明怎样产生和意见是否采纳',
  clause: {
    instrument: '《关于全面推进政务公开工作的意见》实施细则（国办发〔2016〕80号）',
    article: '一（二）将“五公开”要求落实到会议办理程序',
  },
  confidence: 'S',
  why: '细则要求建立利益相关方、公众代表、专家、媒体等列席政府有关会议的制度，增强决策透明度。只写有人列席，看不出代表谁、说了什么、有没有用；怎样产生、提了什么意见、采纳了没有，都写出来。没有提意见的，代表意见（remarks）写空的列表。',
  level: 'warn',
  kinds: ['decision'],
  scope: 'entry',
  check(entry, report) {
    const attendance = stageOf(entry, 'attendance')
    if (entry.data.historical === true || !isPublished(attendance)) return
    const {remarks} = attendance
    const answered = Array.isArray(remarks) && remarks.length === 0 ? {} : {adoption: '采纳情况'}
    const absent = [
      ...blank(attendance, {meeting: '列席会议', selection: '遴选方式', count: '列席人数', ...answered}),
      ...(remarks === undefined ? ['代表意见（remarks）'] : []),
    ]
    if (absent.length === 0) return
    report({
      at: '/stages/attendance',
      reason: `公众代表列席会议已经公开，没有写${absent.join('、')}`,
      note: `补写${absent.join('、')}，不写代表的姓名`,
    })
  },
  examples: {
    pass: [
      {kind: 'decision'},
      {kind: 'decision', data: {stages: {attendance: {remarks: [], adoption: undefined}}}},
      {kind: 'decision', data: {stages: {attendance: {state: 'notApplicable', reason: '会议依法不公开', selection: undefined}}}},
      {kind: 'decision', data: {historical: true, stages: {attendance: {selection: undefined}}}},
    ],
    fail: [
      {kind: 'decision', data: {stages: {attendance: {selection: undefined}}}, at: '/stages/attendance'},
      {kind: 'decision', data: {stages: {attendance: {adoption: undefined}}}, at: '/stages/attendance'},
      {kind: 'decision', data: {stages: {attendance: {remarks: undefined}}}, at: '/stages/attendance'},
      {kind: 'decision', data: {stages: {attendance: {count: 0, meeting: undefined}}}, at: '/stages/attendance'},
    ],
  },
})
