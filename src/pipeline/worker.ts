/** The other end of the pool: one thread that opens the project as it was handed over and makes what it is told to. */
import {parentPort, workerData} from 'node:worker_threads'
import {projectFrom} from '../project/open.ts'
import {createMaker} from './make.ts'
import {type Answer, type Beginning, failureOf, type Order} from './pool.ts'
import {openStore} from './store.ts'

const {project, store: folder, segments} = workerData as Beginning
const port = parentPort!
const store = openStore(folder, segments)
const maker = createMaker(projectFrom(project), store)

port.on('message', (order: Order) => {
  obey(order).then(
    done => port.postMessage({done} satisfies Answer),
    error => port.postMessage({failed: failureOf(error)} satisfies Answer),
  )
})

async function obey(order: Order): Promise<readonly string[]> {
  if (order.kind === 'seal') return [store.seal() ?? []].flat()
  if (order.kind === 'adopt') for (const name of order.segments) store.adopt(name)
  if (order.kind !== 'make') return []
  const made: string[] = []
  for (const task of order.tasks) made.push(await maker.make(order.job, task))
  return made
}
