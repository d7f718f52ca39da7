import pdfmake from 'pdfmake'
import { fontFiles, fontName } from './fonts.ts'

pdfmake.setFonts({
  [fontName]: {
    normal: fontFiles.regular,
    bold: fontFiles.semiBold,
    italics: fontFiles.regular,
    bolditalics: fontFiles.semiBold,
  },
})
// Whatever stands in a document, nothing is fetched for it and no other file is opened.
pdfmake.setUrlAccessPolicy(() => false)
pdfmake.setLocalAccessPolicy((path) => Object.values(fontFiles).includes(path))

/** The writer of PDF, with the font that travels with the app and nothing else within its reach. */
export { pdfmake }
