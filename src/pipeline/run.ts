/**
 * Runs one stage over many inputs. The only caller of `take` and `run`: a store that remembers and threads that share the
 * work come in here, without a stage knowing.
 */
import {readFile} from 'node:fs/promises'
import {join} from 'node:path'
import {UsageError} from '../base/diagnostics.ts'
import {digest as digestOfBytes} from '../base/digest.ts'
import type {Diagnostic, Project, Result, Source, Stage, Tools} from '../base/types.ts'
import {createRenderer} from '../theme/nunjucks.ts'
import {openStore} from './store.ts'

export interface Runner {
  /** A stage over one input, such as the whole site. */
  one<In, Taken, Out>(stage: Stage<In, Taken, Out>, input: In): Promise<Out>
  /** A stage over many; answers stand in the order of inputs. `tick` hears how many are done. */
  all<In, Taken, Out>(stage: Stage<In, Taken, Out>, inputs: readonly In[], tick?: (done: number) => void): Promise<Out[]>
  /** Everything said so far. */
  readonly diagnostics: readonly Diagnostic[]
}

export function openRunner(project: Project, signal?: AbortSignal): Runner {
  const tools = toolsOf(project)
  const diagnostics: Diagnostic[] = []
  const one = async <In, Taken, Out>(stage: Stage<In, Taken, Out>, input: In): Promise<Out> => {
    signal?.throwIfAborted()
    const result: Result<Out> = await stage.run(stage.take(input, project), tools)
    // One by one: a hundred thousand arguments would overflow the stack.
    for (const diagnostic of result.diagnostics) diagnostics.push(diagnostic)
    return result.value
  }
  return {
    one,
    async all(stage, inputs, tick) {
      const values = []
      for (const [index, input] of inputs.entries()) {
        values.push(await one(stage, input))
        tick?.(index + 1)
        // Lets a signal and a terminal have their turn.
        if (index % 64 === 63) await new Promise(resolve => setImmediate(resolve))
      }
      return values
    },
    diagnostics,
  }
}

function toolsOf(project: Project): Tools {
  const store = openStore()
  // The theme was read when the project was opened; its files are asked for by digest, like all bytes.
  for (const bytes of project.theme.assets.values()) store.keep(bytes)
  const decoder = new TextDecoder()
  return {
    read: source => readSource(project.root, source),
    blob: async digest => store.blob(digest),
    text: async digest => decoder.decode(store.blob(digest)),
    keep: async bytes => store.keep(bytes),
    layout: createRenderer(project.theme),
    named: project,
  }
}

async function readSource(root: string, source: Source): Promise<Uint8Array> {
  const bytes = await readFile(join(root, source.path))
  if (digestOfBytes(bytes) !== source.digest) {
    throw new UsageError(`${source.path} 在生成过程中被改动了`, {note: '保存完再运行一次'})
  }
  return bytes
}
