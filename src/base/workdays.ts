/**
 * Periods counted in working days (工作日), as 民法典 art 201 counts them: the day of the event is not counted. Art 203, by which a
 * period ending on a day off ends on the next working day, is met of itself, because the last day counted is a working day.
 */
import {addDays, weekday} from './dates.ts'
import type {IsoDate} from './types.ts'
import {workdayTable} from './workday-table.ts'

/** What is counted over a year without a notice is provisional (暂定) and must be said to be. */
export interface WorkdayCount {
  readonly days: number
  readonly provisional: boolean
}
export interface WorkdayDate {
  readonly date: IsoDate
  readonly provisional: boolean
}

/** Statutory days off that no calendar has to be asked for (全国年节及纪念日放假办法); the rest follow the lunar calendar. */
const fixed = ['01-01', '05-01', '10-01', '10-02', '10-03']
/** 国令第795号 added it, from 2025 on. */
const secondOfMay = {day: '05-02', from: 2025}

interface Year {
  readonly off: ReadonlySet<IsoDate>
  readonly work: ReadonlySet<IsoDate>
}
const years = new Map<number, Year>()

const yearOf = (date: IsoDate): number => Number(date.slice(0, 4))

/** Whether the State Council's notice for a day's year is in the table. */
export const isAnnounced = (date: IsoDate): boolean => workdayTable.has(yearOf(date))

/** Whether work is done on a day; without a notice by weekday and fixed holidays. */
export function isWorkday(date: IsoDate): boolean {
  const {off, work} = daysOf(yearOf(date))
  if (work.has(date)) return true
  return !off.has(date) && weekday(date) !== 0 && weekday(date) !== 6
}

function daysOf(year: number): Year {
  let days = years.get(year)
  if (!days) {
    const announced = workdayTable.get(year)
    const off = announced?.off ?? (year >= secondOfMay.from ? [...fixed, secondOfMay.day] : fixed)
    days = {
      off: new Set(off.flatMap(period => daysIn(year, period))),
      work: new Set((announced?.work ?? []).map(day => `${year}-${day}`)),
    }
    years.set(year, days)
  }
  return days
}

function daysIn(year: number, period: string): IsoDate[] {
  const [first, last = first] = period.split('/').map(day => `${year}-${day}`) as [IsoDate, IsoDate?]
  const days: IsoDate[] = []
  for (let day = first; day <= last; day = addDays(day, 1)) days.push(day)
  return days
}

/** Working days after `from` up to and with `to`; 0 when `to` is not later. */
export function workdaysBetween(from: IsoDate, to: IsoDate): WorkdayCount {
  let days = 0
  let provisional = false
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) {
    if (isWorkday(day)) days++
    if (!isAnnounced(day)) provisional = true
  }
  return {days, provisional}
}

/** The day on which a period of `count` working days after `from` ends; `from` itself when `count` is 0. */
export function afterWorkdays(from: IsoDate, count: number): WorkdayDate {
  let date = from
  let provisional = false
  for (let left = count; left > 0; ) {
    date = addDays(date, 1)
    if (isWorkday(date)) left--
    if (!isAnnounced(date)) provisional = true
  }
  return {date, provisional}
}
