/**
 * Periods counted in working days (工作日), as 民法典 art 201 counts them: the day of the event is not counted. Art 203, by which a
 * period ending on a day off ends on the next working day, is met of itself, because the last day counted is a working day.
 */
import {addDays, dayNumber, weekday} from './dates.ts'
import type {Config, IsoDate} from './types.ts'
import {type WorkdayYear, workdayTable} from './workday-table.ts'

/** Years whose notice is known. */
export type Calendar = ReadonlyMap<number, Pick<WorkdayYear, 'off' | 'work'>>

/** The table with the years of an office's own config, which win: a notice comes every November, a new version of this program may not. */
export function calendarOf({workdays}: Pick<Config, 'workdays'>): Calendar {
  if (!workdays) return workdayTable
  let calendar = calendars.get(workdays)
  if (!calendar) {
    const own = Object.entries(workdays).map(([year, {off, work}]) => [Number(year), {off, work: work ?? []}] as const)
    calendar = new Map([...workdayTable, ...own])
    calendars.set(workdays, calendar)
  }
  return calendar
}
const calendars = new WeakMap<object, Calendar>()

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
  /** The number of its first day. */
  readonly first: number
  /** Of each of its days by place in the year: how many days up to and with it are working days. */
  readonly upTo: Uint16Array
}
const years = new WeakMap<Calendar, Map<number, Year>>()

const yearOf = (date: IsoDate): number => Number(date.slice(0, 4))

/** Whether the State Council's notice for a day's year is known. */
export const isAnnounced = (date: IsoDate, calendar: Calendar = workdayTable): boolean => calendar.has(yearOf(date))

/** Whether work is done on a day; without a notice by weekday and fixed holidays. */
export function isWorkday(date: IsoDate, calendar: Calendar = workdayTable): boolean {
  const {first, upTo} = daysOf(yearOf(date), calendar)
  const at = dayNumber(date) - first
  return upTo[at] !== (upTo[at - 1] ?? 0)
}

function daysOf(year: number, calendar: Calendar): Year {
  const known = years.get(calendar) ?? new Map<number, Year>()
  let days = known.get(year)
  if (!days) {
    const announced = calendar.get(year)
    const off = announced?.off ?? (year >= secondOfMay.from ? [...fixed, secondOfMay.day] : fixed)
    days = counted(year, off, announced?.work ?? [])
    years.set(calendar, known.set(year, days))
  }
  return days
}

function counted(year: number, off: readonly string[], work: readonly string[]): Year {
  const first = dayNumber(`${year}-01-01`)
  const placeOf = (day: string): number => dayNumber(`${year}-${day}`) - first
  const upTo = new Uint16Array(placeOf('12-31') + 1)
  const start = weekday(`${year}-01-01`)
  const isWork = Array.from(upTo, (_, at) => (start + at) % 7 !== 0 && (start + at) % 7 !== 6)
  for (const period of off) {
    const [from, to = from] = period.split('/').map(placeOf) as [number, number?]
    isWork.fill(false, from, to + 1)
  }
  for (const day of work) isWork[placeOf(day)] = true
  let count = 0
  for (const [at, isOne] of isWork.entries()) upTo[at] = isOne ? ++count : count
  return {first, upTo}
}

/** Working days after `from` up to and with `to`; 0 when `to` is not later. */
export function workdaysBetween(from: IsoDate, to: IsoDate, calendar: Calendar = workdayTable): WorkdayCount {
  if (to <= from) return {days: 0, provisional: false}
  const [begins, ends] = [yearOf(from), yearOf(to)]
  let days = countedTo(to, calendar) - countedTo(from, calendar)
  for (let year = begins; year < ends; year++) days += daysOf(year, calendar).upTo.at(-1)!
  let provisional = false
  for (let year = yearOf(addDays(from, 1)); year <= ends; year++) if (!calendar.has(year)) provisional = true
  return {days, provisional}
}

/** Working days of its year up to and with a day. */
function countedTo(date: IsoDate, calendar: Calendar): number {
  const {first, upTo} = daysOf(yearOf(date), calendar)
  return upTo[dayNumber(date) - first]!
}

/** The day on which a period of `count` working days after `from` ends; `from` itself when `count` is 0. */
export function afterWorkdays(from: IsoDate, count: number, calendar: Calendar = workdayTable): WorkdayDate {
  let date = from
  let provisional = false
  for (let left = count; left > 0; ) {
    date = addDays(date, 1)
    if (isWorkday(date, calendar)) left--
    if (!isAnnounced(date, calendar)) provisional = true
  }
  return {date, provisional}
}
