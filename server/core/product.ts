import type { Words } from './words.ts'

/** What the product calls itself: on its pages, in its letters, in an authenticator. */
export const productWords: Words = {
  vi: 'Chuyển đổi số Hải Phòng',
  en: 'Hai Phong digital transformation',
}
