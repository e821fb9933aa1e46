/** What a library would not take, told to the editor at the place in the entry where it is mended. */
import {readFile} from 'node:fs/promises'
import {join} from 'node:path'
import {diagnostic} from '../base/diagnostics.ts'
import {pathFault} from '../base/paths.ts'
import {steps} from '../base/pointer.ts'
import type {Diagnostic, Explanation, JsonSchema, Pointer, Position} from '../base/types.ts'
import {formOf} from '../frontmatter/fields.ts'
import {readEntry} from '../frontmatter/read.ts'
import type {Delivered} from './deliver.ts'
import type {Refusal} from './lanes.ts'
import type {Library, ProblemError} from './types.ts'

/** What it takes to find the place: the project's folder and schemas, and its config for what belongs to no entry. */
export interface Desk {
  readonly root: string
  readonly schemas: ReadonlyMap<string, JsonSchema>
  readonly configName: string
}

export async function diagnosticsOf({refused, conflicts}: Delivered, library: Library, desk: Desk): Promise<Diagnostic[]> {
  const told: Diagnostic[] = []
  for (const refusal of refused) told.push(...(await refusedDiagnostics(refusal, library, desk)))
  for (const {event, problem, source} of conflicts)
    told.push(
      diagnostic({
        source: 'push',
        ruleId: 'push-conflict',
        path: source ?? desk.configName,
        entry: event.id,
        reason: `${library.name}里的 ${event.id} 与本站的报送记录对不上：${problem.title}`,
        note: `先核对：gzgk feed reconcile --library ${library.id}`,
      }),
    )
  return told
}

async function refusedDiagnostics({event, problem, source, type}: Refusal, library: Library, desk: Desk): Promise<Diagnostic[]> {
  const places = await placesIn(source, type, desk)
  const errors: readonly (ProblemError | null)[] = problem.errors.length > 0 ? problem.errors : [null]
  return errors.map(error => {
    const pointer = error === null ? undefined : places.pointerOf(error)
    return diagnostic({
      source: 'push',
      ruleId: 'push-refused',
      path: source ?? desk.configName,
      entry: event.id,
      pointer,
      place: pointer === undefined ? undefined : places.placeOf(pointer),
      reason: `${library.name}退回了 ${event.id} 第 ${event.rev} 版：${error ? `${error.element ?? '内容'}${error.message}` : problem.title}`,
      note: '按退回的理由改正，重新发布后再报送；其他条目不受影响',
    })
  })
}

interface Places {
  pointerOf(error: ProblemError): Pointer | undefined
  placeOf(pointer: Pointer): Position | undefined
}
const nowhere: Places = {pointerOf: () => undefined, placeOf: () => undefined}

/** Elements go by the Chinese names of the form's fields. */
async function placesIn(source: string | null, type: string | null, {root, schemas}: Desk): Promise<Places> {
  const schema = type === null ? undefined : schemas.get(type)
  if (source === null || !schema || pathFault(source) !== null) return nowhere
  const bytes = await readFile(join(root, ...source.split('/'))).catch(() => null)
  if (bytes === null) return nowhere
  const {positions} = readEntry(bytes, source, type!, schemas)
  const form = formOf(schema, schemas)
  const keyOf = (name: string): string | undefined =>
    form.keys.find(key => key === name || form.property(key)?.title === name) ?? (name === '标题' ? 'title' : undefined)
  return {
    pointerOf({element, pointer}) {
      const names = [...(element === null ? [] : [element]), ...steps(pointer ?? '').filter(step => step !== 'elements')]
      const key = names.map(keyOf).find(found => found !== undefined)
      return key === undefined ? undefined : `/${key}`
    },
    placeOf: pointer => positions[pointer],
  }
}

export const explanations: readonly Explanation[] = [
  {
    id: 'push-conflict',
    title: '公文库里的版本对不上',
    why: '库里的版次或内容与本站的回执不一致，可能有人在库里改过，也可能换过库。再送会覆盖不明的内容，所以先停下核对。',
  },
  {
    id: 'push-refused',
    title: '公文库退回',
    why: '公文库检查了报送的要素，没有接收这一件。它不影响其他条目；改正并发布新的一版后，新版会代替它报送。',
  },
]
