/** `html` is the table alone and `txt` the sentence, for the clipboard. */
export const fileFormats = ['png', 'svg', 'pptx', 'docx', 'xlsx', 'csv', 'pdf', 'html', 'txt'] as const
export type FileFormat = (typeof fileFormats)[number]

/** `light` as on the screen, `print` black on white. */
export const fileColours = ['light', 'print'] as const
export type FileColours = (typeof fileColours)[number]

/** px of a picture at scale 1: as narrow as a phone draws without losing words, as wide as a wall. */
export const pictureWidths = { least: 480, usual: 960, most: 1920 } as const
export const pictureScales = ['1', '2', '4'] as const
/** Signs that a person may write as title and beside the figure. */
export const longestTitle = 200
export const longestNote = 600

/** What can be taken out of the page of a KPI, and of the overview. */
export const kpiFiles = ['trend', 'series', 'ranking', 'breakdown', 'services', 'by-service', 'rows'] as const
export const scorecardFiles = ['scorecard', 'matrix', 'book'] as const
