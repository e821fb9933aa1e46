/** How far the heap may outgrow what is alive in it. */
import {setFlagsFromString} from 'node:v8'

/** Waste, in percent of what is alive. With less, the threads, whose heaps are small, would collect all the time. */
const waste = 100

/**
 * Left alone, V8 lets a heap grow to four times what is alive in it before it looks for waste, on a machine that has the memory. Of a hundred
 * thousand documents that would be gigabytes of waste. Goes for all threads of the process, and those that are started later.
 */
export const boundHeap = (): void => setFlagsFromString(`--heap-growing-percent=${waste}`)
