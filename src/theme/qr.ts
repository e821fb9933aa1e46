/** QR codes (ISO/IEC 18004) of addresses: for paper, where a link cannot be followed, and for an official account, where it is taken out. */
import encodeQR from 'qr'

/** Level M: the code is still read when 15 % of it is lost. The white margin is the one that the standard asks for, four modules. */
const options = {ecc: 'medium', border: 4} as const

/** The code as an `svg` element for a page. It has no style of its own, which the content security policy would refuse; `label` is escaped by the caller. */
export function qrSvg(text: string, label: string): string {
  const rows = encodeQR(text, 'raw', options)
  // Strokes lie half a module to either side of their line.
  const box = `0 -0.5 ${rows.length} ${rows.length}`
  return `<svg class="qr" viewBox="${box}" role="img" aria-label="${label}" shape-rendering="crispEdges"><path stroke="#000" d="${strokes(rows)}"/></svg>`
}

/** One stroke, a module wide, along each run of dark modules. */
function strokes(rows: readonly (readonly boolean[])[]): string {
  let path = ''
  for (const [y, row] of rows.entries()) {
    for (let x = 0; x < row.length; x++) {
      const start = x
      while (row[x]) x++
      if (x > start) path += `M${start} ${y}h${x - start}`
    }
  }
  return path
}

/** The code as a GIF, `scale` pixels a module, for editors that take no SVG. */
export const qrGif = (text: string, scale: number): Uint8Array => encodeQR(text, 'gif', {...options, scale})
