/** Circle, triangle, diamond: the shape says the status before the colour does. */
const shapes = {
  'on-track': (
    <>
      <circle cx="7" cy="7" r="6.5" fill="var(--on)" />{' '}
      <path
        d="M3.9 7.2 6.2 9.5 10.2 4.9"
        fill="none"
        stroke="var(--on-mark)"
        strokeWidth="1.7"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </>
  ),
  'at-risk': (
    <>
      <path d="M7 .8 13.6 12.8H.4Z" fill="var(--risk)" />{' '}
      <path d="M7 5V8.6M7 10.6V11.2" stroke="var(--risk-glyph)" strokeWidth="1.6" strokeLinecap="round" />
    </>
  ),
  behind: (
    <>
      <path d="M7 .2 13.8 7 7 13.8 .2 7Z" fill="var(--behind)" />{' '}
      <path d="M4.2 7H9.8" stroke="var(--on-mark)" strokeWidth="1.8" strokeLinecap="round" />
    </>
  ),
  'no-data': <circle cx="7" cy="7" r="5.9" fill="url(#hatch-mark)" stroke="var(--none)" strokeWidth="1.2" />,
  'no-target': <path d="M2.5 7H11.5" stroke="var(--none)" strokeWidth="2.2" strokeLinecap="round" />,
  'not-due': <circle cx="7" cy="7" r="5.6" fill="none" stroke="var(--info)" strokeWidth="1.8" />,
  'due-soon': (
    <path d="M7 2 12.6 12.2H1.4Z" fill="none" stroke="var(--risk)" strokeWidth="1.8" strokeLinejoin="round" />
  ),
  'done-late': (
    <>
      <path d="M7 1.2 12.8 7 7 12.8 1.2 7Z" fill="none" stroke="var(--behind)" strokeWidth="1.6" />{' '}
      <path
        d="M4.7 7.1 6.4 8.8 9.4 5.5"
        fill="none"
        stroke="var(--behind)"
        strokeWidth="1.6"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </>
  ),
  stopped: (
    <path d="M4.5 2.5V11.5M9.5 2.5V11.5" stroke="var(--none)" strokeWidth="2.2" strokeLinecap="round" />
  ),
}

export type MarkShape = keyof typeof shapes

export const markId = (shape: MarkShape) => `m-${shape}`

/** Drawn once in the page. The hatching has its own name, so that charts can use it too. */
export const MarkSprite = () => (
  <svg width="0" height="0" className="vh" aria-hidden="true">
    <defs>
      <pattern
        id="hatch-mark"
        width="4"
        height="4"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <path d="M0 0V4" stroke="var(--none)" strokeWidth="1.6" />
      </pattern>
    </defs>
    {Object.entries(shapes).map(([shape, drawn]) => (
      <symbol key={shape} id={markId(shape as MarkShape)} viewBox="0 0 14 14">
        {drawn}
      </symbol>
    ))}
  </svg>
)
