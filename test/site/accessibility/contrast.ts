/** Contrast of colours after WCAG 2.2, “contrast ratio” and “relative luminance”. */

export type Rgb = readonly [red: number, green: number, blue: number]

/** `#fff` or `#1d1c1a`; throws on anything else. */
export function rgbOf(hex: string): Rgb {
  const digits = /^#([0-9a-f]{3}|[0-9a-f]{6})$/iu.exec(hex)?.[1]
  if (digits === undefined) throw new Error(`not a colour: ${hex}`)
  const pairs = digits.length === 3 ? [...digits].map(digit => digit + digit) : digits.match(/../gu)!
  return pairs.map(pair => Number.parseInt(pair, 16)) as unknown as Rgb
}

function luminance(rgb: Rgb): number {
  const [red, green, blue] = rgb.map(value => {
    const share = value / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }) as unknown as Rgb
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** From 1 to 21. */
export function contrast(one: Rgb, other: Rgb): number {
  const [darker, lighter] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number]
  return (lighter + 0.05) / (darker + 0.05)
}

/**
 * Runs in a page: the contrast of an element's text with the nearest painted background behind it, by the tree and not by what
 * lies over what. The formula once more, since nothing of here goes with it.
 */
export function contrastInPage(selector: string): number {
  const channels = (colour: string): number[] => (colour.match(/[\d.]+/g) ?? []).map(Number)
  const light = (colour: string): number => {
    const [red, green, blue] = channels(colour).map(value =>
      value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4,
    )
    return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!
  }
  let painted = document.querySelector(selector)
  const text = light(getComputedStyle(painted!).color)
  while (painted && channels(getComputedStyle(painted).backgroundColor)[3] === 0) painted = painted.parentElement
  const behind = painted ? light(getComputedStyle(painted).backgroundColor) : 1
  return (Math.max(text, behind) + 0.05) / (Math.min(text, behind) + 0.05)
}
