/** A thread that looks at the spare, answers once, and ends. */
import {parentPort, workerData} from 'node:worker_threads'
import {lookAtSpare} from './spare.ts'

parentPort!.postMessage(lookAtSpare(workerData as string))
