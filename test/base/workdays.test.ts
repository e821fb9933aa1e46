import {describe, expect, it} from 'vitest'
import {addDays, dateOfDay, isDate, weekday} from '../../src/base/dates.ts'
import {workdayTable} from '../../src/base/workday-table.ts'
import {afterWorkdays, calendarOf, isAnnounced, isWorkday, workdaysBetween} from '../../src/base/workdays.ts'
import fc from '../properties.ts'

const days = fc.integer({min: 17_532, max: 20_818}).map(dateOfDay)

describe('the table', () => {
  it.each([
    [2018, 250],
    [2019, 250],
    [2020, 249],
    [2021, 250],
    [2022, 249],
    [2023, 249],
    [2024, 251],
    [2025, 248],
    [2026, 248],
  ])('%i has %i working days', (year, count) => {
    expect(workdaysBetween(`${year - 1}-12-31`, `${year}-12-31`).days).toBe(count)
  })

  it.each([...workdayTable])(
    '%i is made of days that exist, and work is made up on weekends only',
    (year, {off, work, notices}) => {
      for (const day of [...off.flatMap(period => period.split('/')), ...work]) expect(isDate(`${year}-${day}`)).toBe(true)
      for (const period of off) expect(period.split('/')).toEqual(period.split('/').toSorted())
      for (const day of work) expect([0, 6]).toContain(weekday(`${year}-${day}`))
      for (const number of notices) expect(number).toMatch(/^国办发明电〔\d{4}〕\d+号$/)
    },
  )

  it('gives every make-up day a weekday off in return, but for the epidemic of 2020', () => {
    // 全国年节及纪念日放假办法: 11 days, 13 from 2025; what exceeds them is moved from weekends.
    const statutory = (year: number) => (year >= 2025 ? 13 : 11)
    for (const [year, {off, work}] of workdayTable) {
      if (year === 2020) continue
      const weekdaysOff = off
        .flatMap(period => {
          const [first, last = first] = period.split('/').map(day => `${year}-${day}`) as [string, string?]
          const found: string[] = []
          for (let day = first; day <= last; day = addDays(day, 1)) found.push(day)
          return found
        })
        .filter(day => weekday(day) !== 0 && weekday(day) !== 6)
      expect(weekdaysOff.length - work.length, String(year)).toBeLessThanOrEqual(statutory(year))
    }
  })
})

describe('isWorkday', () => {
  it.each([
    ['2026-02-14', true],
    ['2026-02-16', false],
    ['2026-02-24', true],
    ['2026-09-20', true],
    ['2026-10-08', true],
    ['2026-11-21', false],
    ['2026-11-23', true],
    ['2019-05-02', false],
    ['2020-01-31', false],
  ])('%s: %s', (day, expected) => {
    expect(isWorkday(day)).toBe(expected)
  })

  it('knows the fixed holidays of a year without a notice, and says that the year is not announced', () => {
    expect(isAnnounced('2026-12-31')).toBe(true)
    expect(isAnnounced('2027-01-01')).toBe(false)
    expect(
      ['2027-01-01', '2027-01-04', '2028-05-01', '2028-05-02', '2016-05-03', '2028-10-02'].map(day => isWorkday(day)),
    ).toEqual([false, true, false, false, true, false])
  })
})

describe('periods', () => {
  it('do not count the day of the event', () => {
    expect(workdaysBetween('2026-11-23', '2026-11-23')).toEqual({days: 0, provisional: false})
    expect(workdaysBetween('2026-11-23', '2026-11-24')).toEqual({days: 1, provisional: false})
    expect(workdaysBetween('2026-11-23', '2026-11-20').days).toBe(0)
  })

  it('run over holidays and make-up days: twenty from 2026-02-10 end on 03-16', () => {
    expect(afterWorkdays('2026-02-10', 20)).toEqual({date: '2026-03-16', provisional: false})
    expect(workdaysBetween('2026-02-10', '2026-03-16').days).toBe(20)
  })

  it('are provisional over a year without a notice: twenty from 2026-12-20 would end on 2027-01-18', () => {
    expect(afterWorkdays('2026-12-20', 20)).toEqual({date: '2027-01-18', provisional: true})
    expect(workdaysBetween('2026-12-20', '2026-12-31').provisional).toBe(false)
    expect(workdaysBetween('2026-12-20', '2027-01-01').provisional).toBe(true)
  })

  it('are settled by what an office writes of the year, and no other office sees it', () => {
    const calendar = calendarOf({workdays: {2027: {off: ['01-01/01-05'], work: ['01-09']}}})
    expect(afterWorkdays('2026-12-20', 20, calendar)).toEqual({date: '2027-01-19', provisional: false})
    expect(workdaysBetween('2026-12-20', '2027-01-19', calendar)).toEqual({days: 20, provisional: false})
    expect([isWorkday('2027-01-09', calendar), isWorkday('2027-01-09')]).toEqual([true, false])
    expect([isAnnounced('2027-01-01', calendar), isAnnounced('2027-01-01')]).toEqual([true, false])
    expect(afterWorkdays('2026-02-10', 20, calendar)).toEqual(afterWorkdays('2026-02-10', 20))
    expect(calendarOf({})).toBe(calendarOf({}))
  })

  it('end on a working day, and counting back agrees', () => {
    fc.assert(
      fc.property(days, fc.integer({min: 1, max: 60}), (from, count) => {
        const {date} = afterWorkdays(from, count)
        expect(isWorkday(date)).toBe(true)
        expect(workdaysBetween(from, date).days).toBe(count)
      }),
    )
  })

  it('add up', () => {
    fc.assert(
      fc.property(days, fc.nat(200), fc.nat(200), (from, a, b) => {
        const middle = addDays(from, a)
        const end = addDays(middle, b)
        expect(workdaysBetween(from, middle).days + workdaysBetween(middle, end).days).toBe(workdaysBetween(from, end).days)
      }),
    )
  })
})
