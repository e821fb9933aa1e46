/** Numbers as a Chinese reader of a terminal takes them in. */

/** `1 386`: thousands set off by a space. */
export const grouped = (count: number): string => String(Math.trunc(count)).replaceAll(/\B(?=(?:\d{3})+$)/gu, ' ')

/** `0.4 秒`, from milliseconds. */
export const seconds = (milliseconds: number): string => `${(Math.max(0, milliseconds) / 1000).toFixed(1)} 秒`

/** `812 字节`, `24.6 MB`; a kilobyte is 1024. */
export function size(bytes: number): string {
  if (bytes < 1024) return `${bytes} 字节`
  const kilobytes = bytes / 1024
  return kilobytes < 1024 ? `${kilobytes.toFixed(1)} KB` : `${(kilobytes / 1024).toFixed(1)} MB`
}
