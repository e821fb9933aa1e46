/** How far the heap may outgrow what is alive in it. */
import {getHeapStatistics, setFlagsFromString} from 'node:v8'

/** Waste, in percent of what is alive. */
const waste = 100

/** A heap of fewer bytes may be wasteful: to collect costs time. */
const large = 256 * 1024 * 1024

/**
 * Left alone, V8 lets a heap grow to four times what is alive in it before it looks for waste, on a machine that has the memory. Of a hundred
 * thousand documents that would be gigabytes of waste. Goes for all threads of the process.
 */
export function boundHeap(): void {
  if (getHeapStatistics().used_heap_size > large) setFlagsFromString(`--heap-growing-percent=${waste}`)
}
