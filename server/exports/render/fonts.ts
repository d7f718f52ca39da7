import { createRequire } from 'node:module'

/** Whole faces as TrueType: what draws pictures and PDF reads no web fonts, and says nothing of it. */
const resolve = createRequire(import.meta.url).resolve
const family = '@expo-google-fonts/be-vietnam-pro'

export const fontFiles = {
  regular: resolve(`${family}/400Regular/BeVietnamPro_400Regular.ttf`),
  medium: resolve(`${family}/500Medium/BeVietnamPro_500Medium.ttf`),
  semiBold: resolve(`${family}/600SemiBold/BeVietnamPro_600SemiBold.ttf`),
}
export const fontName = 'Be Vietnam Pro'
