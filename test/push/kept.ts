/** Receipts without a disk. */
import type {Receipts} from '../../src/push/receipts.ts'
import type {ReceiptLine} from '../../src/push/types.ts'

export function keptInMemory(lines: ReceiptLine[] = []): Receipts & {lines: ReceiptLine[]} {
  return {lines, damaged: 0, append: more => void lines.push(...more), close() {}}
}
