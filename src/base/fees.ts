/** The fee for handling requests for information (国办函〔2020〕109号): by item or by page, never both, each part at its own rate. */

/** Yuan for the nth item that one applicant asks for in a calendar month: 10 are free, then each further ten from the 31st cost 100 more. */
export const itemRate = (nth: number): number => {
  if (nth <= 10) return 0
  return nth <= 30 ? 100 : 100 * (Math.ceil(nth / 10) - 2)
}

/** Yuan for the nth page of what is given on one request: 30 are free. */
export const pageRate = (nth: number): number => {
  if (nth <= 30) return 0
  if (nth <= 100) return 10
  return nth <= 200 ? 20 : 40
}

/** The whole fee, each part at the rate of its band (超额累进). */
export function feeOf(count: number, rate: (nth: number) => number): number {
  let sum = 0
  for (let nth = 1; nth <= count; nth++) sum += rate(nth)
  return sum
}
