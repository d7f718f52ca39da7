import type { FileFormat } from '../../core/file-formats.ts'
import type { Document, Picture, Rendered } from '../document.ts'

/** Each format is loaded when it is first asked for: none of them is small. */
export async function render(
  document: Document,
  format: FileFormat,
  picture: Picture,
  template?: Uint8Array,
): Promise<Rendered> {
  switch (format) {
    case 'svg':
      return (await import('./svg.ts')).renderSvg(document, picture.width)
    case 'png':
      return (await import('./png.ts')).renderPng(document, picture)
    case 'pptx':
      return (await import('./pptx.ts')).renderPptx(document, template)
    case 'docx':
      return (await import('./docx.ts')).renderDocx(document)
    case 'xlsx':
      return (await import('./xlsx.ts')).renderXlsx(document)
    case 'csv':
      return (await import('./csv.ts')).renderCsv(document)
    case 'pdf':
      return (await import('./pdf.ts')).renderPdf(document)
    case 'html':
      return (await import('./html.ts')).renderHtml(document)
    case 'txt':
      return (await import('./text.ts')).renderText(document)
  }
}
