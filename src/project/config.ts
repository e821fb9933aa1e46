/** `gzgk.config.yml`, read and checked. Its faults are faults of the command: exit code 2. */
import {join} from 'node:path'
import {diagnostic, UsageError} from '../base/diagnostics.ts'
import {nearest} from '../base/nearest.ts'
import type {Config, Diagnostic, JsonSchema, Pointer, Position} from '../base/types.ts'
import {readData} from '../frontmatter/read.ts'
import {bytesOf, configName} from './root.ts'

/** What a config may name besides its own fields. */
export interface Names {
  /** The ids whose level may be set. */
  readonly rules: readonly string[]
  readonly outputs: readonly string[]
}

/** Reads the config, or that of another revision which is `given`; its diagnostics, if any is an error, ride on the `UsageError` thrown. */
export async function readConfig(
  root: string,
  schemas: ReadonlyMap<string, JsonSchema>,
  {rules, outputs}: Names,
  given: Uint8Array | null = null,
): Promise<{readonly config: Config; readonly places: Readonly<Record<Pointer, Position>>}> {
  const bytes = given ?? (await bytesOf(join(root, configName)))
  const {data, positions, keyPositions, diagnostics} = readData(bytes ?? new Uint8Array(), configName, 'config', schemas)
  if (data === null) throw faulty(diagnostics)
  const config = data as unknown as Config
  const levels = Object.keys(config.levels ?? {}).filter(id => !rules.includes(id))
  const faults = [
    ...levels.map(id => levelUnknown(id, rules, keyPositions[`/levels/${id}`])),
    ...(config.outputs ?? []).flatMap((name, index) =>
      outputs.includes(name) ? [] : outputUnknown(name, outputs, `/outputs/${index}`, positions[`/outputs/${index}`]),
    ),
  ]
  if (faults.length > 0) throw faulty(faults)
  return {config, places: positions}
}

/** A level for a rule that there is not would be set in vain. */
const levelUnknown = (id: string, rules: readonly string[], place: Position | undefined): Diagnostic => {
  const near = nearest(id, rules)
  return diagnostic({
    source: 'config',
    ruleId: 'field-unknown',
    path: configName,
    place,
    pointer: `/levels/${id}`,
    reason: `检查级别（levels）里的“${id}”不是检查项`,
    actual: id,
    expected: near,
    note: near[0] ? `是不是想写 ${near[0]}？` : `删去它；可以设级别的检查项：${rules.join('、')}`,
  })
}

const outputUnknown = (name: string, outputs: readonly string[], pointer: Pointer, place: Position | undefined): Diagnostic => {
  const near = nearest(name, outputs)
  return diagnostic({
    source: 'config',
    ruleId: 'field-value',
    path: configName,
    place,
    pointer,
    reason: `输出（outputs）里的“${name}”不是输出`,
    actual: name,
    expected: near,
    note: near[0] ? `是不是想写 ${near[0]}？` : `删去它；可以写的有：${outputs.join('、')}`,
  })
}

const faulty = (diagnostics: UsageError['diagnostics']): UsageError =>
  new UsageError(`${configName} 有错误，没有继续`, {
    note: '改好后再运行一次',
    diagnostics: diagnostics.map(diagnostic => ({...diagnostic, source: 'config'})),
  })
