/** How far disclosure has come: what no single finding says. Every figure is counted from the entries; nothing is typed. */
import type {CoverageTable, Site} from '../base/types.ts'
import {columns} from './columns.ts'
import {decisions} from './decisions.ts'
import {elements} from './elements.ts'
import {interpretations} from './interpretations.ts'
import {numbers} from './numbers.ts'

export const coverageOf = (site: Site): CoverageTable[] => [
  interpretations(site),
  elements(site),
  decisions(site),
  columns(site),
  numbers(site),
]
