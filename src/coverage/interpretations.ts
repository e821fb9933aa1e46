/** 解读率: of the policies that ask for an interpretation, how many have one (政策解读应解尽解). */
import {titleInMarks} from '../base/titles.ts'
import type {CoverageTable, Entry, Site} from '../base/types.ts'
import {dateOf, recordOf} from '../outputs/html/fields.ts'
import {percent, rowsByYear} from './years.ts'

export function interpretations(site: Site): CoverageTable {
  const due = site.entries.filter(isDue)
  const done = (entries: readonly Entry[]): readonly Entry[] => entries.filter(entry => isInterpreted(site, entry))
  const left = (entries: readonly Entry[]): string =>
    entries
      .filter(entry => !isInterpreted(site, entry))
      .map(entry => titleInMarks(entry.data.title))
      .join('；')
  return {
    id: 'interpretations',
    title: '政策解读',
    lead: `应当解读的文件 ${due.length} 件，已有解读 ${done(due).length} 件，解读率 ${percent(done(due).length, due.length)}。规范性文件和写明需要解读的文件算应当解读，写明免予解读的除外。`,
    header: ['年份', '应解读', '已解读', '解读率', '没有解读的文件'],
    rows: rowsByYear(
      due,
      entry => dateOf(entry.data, 'publishDate')?.slice(0, 4) ?? '',
      (year, entries) => {
        const count = done(entries).length
        return [year, entries.length, count, percent(count, entries.length), left(entries)]
      },
    ),
  }
}

/** A policy of this office's own that its own plan, or its being 规范性文件, calls for an interpretation of. */
function isDue({kind, data}: Entry): boolean {
  if (kind !== 'policy' || data['historical'] === true || recordOf(data, 'origin')['type'] === 'reprint') return false
  const {required} = recordOf(data, 'interpretation')
  return required === true || (data['normative'] === true && required !== false)
}

const isInterpreted = (site: Site, {id}: Entry): boolean => (site.graph.in.get(id) ?? []).some(({rel}) => rel === 'interprets')
