/** What long work says while it runs. Whoever shows it may look at a clock; whoever reports may not. */
export interface Progress {
  /** A phase begins: 读取内容. `total` is how many things it will do, when that is known. */
  start(phase: string, total?: number): void
  /** So many of them are done (a running total, not a step). */
  tick(done: number): void
  /** The phase is over; `detail` is its outcome in words: `412 个文件`. */
  end(phase: string, detail: string): void
}

/** Says nothing: for tests and for --quiet. */
export const silent: Progress = Object.freeze({start() {}, tick() {}, end() {}})
