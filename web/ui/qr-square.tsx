import styles from './qr-square.module.css'

/** A camera finds a QR code by four signs of quiet around it (ISO/IEC 18004); two come with the square. */
const quiet = 2

/** One run of dark signs after the other, row by row. */
export const darkPath = (square: readonly string[]): string =>
  square
    .flatMap((row, y) =>
      [...row.matchAll(/1+/g)].map(
        ({ index, 0: run }) => `M${index + quiet} ${y + quiet}h${run.length}v1h-${run.length}z`,
      ),
    )
    .join('')

/** A QR code; `square` row by row, `1` dark and `0` light. Dark on light whatever the theme: cameras want it so. */
export function QrSquare({ square, label }: { square: readonly string[]; label: string }) {
  const size = square.length + 2 * quiet
  return (
    <svg
      className={styles.square}
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} fill="Canvas" />
      <path d={darkPath(square)} fill="CanvasText" />
    </svg>
  )
}
