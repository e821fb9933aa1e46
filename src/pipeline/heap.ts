/** How far the heap may outgrow what is alive in it. */
import {setFlagsFromString} from 'node:v8'

/** Waste, in percent of what is alive. */
const waste = 60

/** With fewer things to look at, the heaps are small and may be wasteful: to collect costs time. */
const many = 20_000

/**
 * Left alone, V8 lets a heap grow to four times what is alive in it before it looks for waste, on a machine that has the memory. Of a hundred
 * thousand documents that would be gigabytes of waste. Goes for all threads of the process. To be told before there is much: what is told
 * counts from the next collection on, and that may be far away.
 */
export function boundHeap(things: number): void {
  if (things >= many) setFlagsFromString(`--heap-growing-percent=${waste}`)
}
