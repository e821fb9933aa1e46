/** The sentences of pages, which stand in the theme's strings: planners ask for whole ones and only fill in values. */
import {phrase} from '../../base/phrase.ts'
import type {Json, Site} from '../../base/types.ts'
import {oncePerOffice} from './memo.ts'

type Values = Readonly<Record<string, string | number | undefined>>

/** The sentence at `library.year.title`, filled; an unknown one throws, for it is a slip of the planner or of the theme. */
export function say(site: Site, path: string, values: Values = {}): string {
  const sentence = stringAt(site, path)
  if (sentence === undefined) throw new Error(`主题的 strings/zh-CN.json 里没有“${path}”这一句`)
  return phrase(sentence, values)
}

/** The same, where the theme may be silent. */
export function sayIfKnown(site: Site, path: string, values: Values = {}): string | undefined {
  const sentence = stringAt(site, path)
  return sentence === undefined ? undefined : phrase(sentence, values)
}

/** Sentences found before, null for those that are not there: ten thousand pages ask for the same two hundred. */
const sentencesOf = oncePerOffice(() => new Map<string, string | null>())

function stringAt(site: Site, path: string): string | undefined {
  const known = sentencesOf(site)
  let sentence = known.get(path)
  if (sentence === undefined) {
    sentence = lookUp(site.project.theme.strings, path) ?? null
    known.set(path, sentence)
  }
  return sentence ?? undefined
}

function lookUp(strings: Json, path: string): string | undefined {
  let value: Json | undefined = strings
  for (const step of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined
    value = (value as {readonly [key: string]: Json | undefined})[step]
  }
  return typeof value === 'string' ? value : undefined
}
