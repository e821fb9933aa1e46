/** JUnit XML, which every CI service shows: a suite for each rule, a failing case for each finding that fails the run. */
import {sortDiagnostics} from '../base/diagnostics.ts'
import type {Diagnostic} from '../base/types.ts'
import {element, type XmlElement, xmlDocument} from '../base/xml.ts'
import {levelNames} from './levels.ts'
import {defused, printable} from './printable.ts'
import type {Reporter} from './reporter.ts'

export const junit: Reporter = (diagnostics, {assessed, strict}) => {
  const byRule = new Map<string, Diagnostic[]>()
  for (const item of sortDiagnostics(diagnostics)) byRule.set(item.ruleId, [...(byRule.get(item.ruleId) ?? []), item])
  const asked = (assessed?.assessment.results ?? []).filter(({checked}) => checked !== null)
  const titles = new Map(assessed?.rules.map(({id, title}) => [id, title]))
  const names = [...new Set([...asked.map(({id}) => id), ...byRule.keys()])]
  const suites = names.map(name => suite(name, titles.get(name) ?? name, byRule.get(name) ?? [], strict))
  return defused(xmlDocument(element('testsuites', {name: 'gzgk', ...totals(suites)}, ...suites)))
}

function suite(name: string, title: string, found: readonly Diagnostic[], strict: boolean): XmlElement {
  const cases =
    found.length === 0 ? [element('testcase', {name: title, classname: name})] : found.map(item => caseOf(item, strict))
  const failures = cases.filter(({children}) =>
    children.some(child => typeof child !== 'string' && child.name === 'failure'),
  ).length
  return element('testsuite', {name, tests: String(cases.length), failures: String(failures)}, ...cases)
}

function caseOf({path, place, ruleId, level, verdict, reason, note}: Diagnostic, strict: boolean): XmlElement {
  const where = place ? `${path}:${place.start.line}:${place.start.column}` : path
  const text = printable([`${where} ${reason}`, ...(note ? [`怎么改：${note}`] : [])].join('；'))
  const isFailure = level === 'error' || (strict && level === 'warn')
  const head = verdict === 'review' ? '待人工核对' : levelNames[level]
  return element(
    'testcase',
    {name: printable(`${where} ${reason}`), classname: ruleId, file: printable(path)},
    isFailure
      ? element('failure', {message: printable(reason), type: head}, text)
      : element('system-out', {}, `${head}：${text}`),
  )
}

function totals(suites: readonly XmlElement[]): {readonly tests: string; readonly failures: string} {
  const sum = (key: string): string => String(suites.reduce((total, {attributes}) => total + Number(attributes[key]), 0))
  return {tests: sum('tests'), failures: sum('failures')}
}
