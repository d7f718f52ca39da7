const signs = ['pointerdown', 'pointermove', 'wheel', 'keydown'] as const

/** Milliseconds without a sign of anybody after which an open page is taken to be alone. */
const away = 15 * 60_000

/** Whether somebody is there. A page that keeps itself up to date must not keep a session alive that nobody uses. */
export function attendance(): () => boolean {
  let seen = performance.now()
  for (const sign of signs)
    addEventListener(
      sign,
      () => {
        seen = performance.now()
      },
      { capture: true, passive: true },
    )
  return () => performance.now() - seen < away
}
