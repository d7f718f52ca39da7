/** The shapes, drawn once in the page and used by name. */
const icons = {
  down: (
    <path
      d="M3.5 5.2 7 8.8 10.5 5.2"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  ),
  menu: (
    <path
      d="M1.5 3.5H12.5M1.5 7H12.5M1.5 10.5H12.5"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
    />
  ),
  search: (
    <>
      <circle cx="6" cy="6" r="4.2" fill="none" stroke="currentColor" strokeWidth="1.5" />{' '}
      <path d="M9.2 9.2 12.6 12.6" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" />
    </>
  ),
  clock: (
    <>
      <circle cx="7" cy="7" r="5.6" fill="none" stroke="currentColor" strokeWidth="1.4" />{' '}
      <path
        d="M7 3.8V7.2L9.2 8.6"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.4"
        strokeLinecap="round"
      />
    </>
  ),
  out: (
    <path
      d="M7 1.6V9M4.2 6.4 7 9.2 9.8 6.4M1.8 12.2H12.2"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  ),
  link: (
    <path
      d="M5.8 8.2a2.6 2.6 0 0 0 3.7 0l2-2a2.6 2.6 0 0 0-3.7-3.7l-.8.8M8.2 5.8a2.6 2.6 0 0 0-3.7 0l-2 2a2.6 2.6 0 0 0 3.7 3.7l.8-.8"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.4"
      strokeLinecap="round"
    />
  ),
  x: <path d="M3 3 11 11M11 3 3 11" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" />,
  left: (
    <path
      d="M8.8 3.5 5.2 7 8.8 10.5"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  ),
  right: (
    <path
      d="M5.2 3.5 8.8 7 5.2 10.5"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  ),
  print: (
    <path
      d="M3.8 5V1.6H10.2V5M3.8 10.2H1.6V5H12.4V10.2H10.2M3.8 8.4H10.2V12.6H3.8Z"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.4"
      strokeLinejoin="round"
    />
  ),
  file: (
    <path
      d="M3 1.2H8.4L11.2 4V12.8H3ZM8.2 1.4V4.2H11"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.3"
      strokeLinejoin="round"
    />
  ),
  grip: (
    <path
      d="M5 3H5.01M9 3H9.01M5 7H5.01M9 7H9.01M5 11H5.01M9 11H9.01"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
    />
  ),
  up: (
    <path
      d="M3.5 8.8 7 5.2 10.5 8.8"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  ),
  plus: <path d="M7 2V12M2 7H12" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" />,
  desc: (
    <path
      d="M5 1V9M1.6 5.6 5 9 8.4 5.6"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  ),
}

export type IconName = keyof typeof icons

const boxes: Partial<Record<IconName, string>> = { desc: '0 0 10 10' }

export const IconSprite = () => (
  <svg width="0" height="0" className="vh" aria-hidden="true">
    {Object.entries(icons).map(([name, shape]) => (
      <symbol key={name} id={`i-${name}`} viewBox={boxes[name as IconName] ?? '0 0 14 14'}>
        {shape}
      </symbol>
    ))}
  </svg>
)

/** Beside a word, never in place of one: it is hidden from those who listen. */
export const Icon = ({ name, size = 14 }: { name: IconName; size?: number }) => (
  <svg width={size} height={size} aria-hidden="true">
    <use href={`#i-${name}`} />
  </svg>
)
