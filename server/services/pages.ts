import { AppError } from '../core/app-error.ts'

const usualSize = 25
export const largestPage = 200

/**
 * Which rows a page of a list shows.
 * @throws AppError bad-size, bad-input, page-past-end
 */
export function pageOf(
  asked: { page?: number | undefined; size?: number | undefined },
  found: number,
): { found: number; page: number; pages: number; size: number; offset: number } {
  const { page, size } = askedPage(asked)
  const pages = Math.max(1, Math.ceil(found / size))
  if (page > pages) throw new AppError('page-past-end', { page, pages })
  return { found, page, pages, size, offset: (page - 1) * size }
}

/** @throws AppError bad-size, bad-input */
export function askedPage({
  page = 1,
  size = usualSize,
}: {
  page?: number | undefined
  size?: number | undefined
}) {
  if (!Number.isInteger(size) || size < 1 || size > largestPage)
    throw new AppError('bad-size', { limit: largestPage })
  if (!Number.isInteger(page) || page < 1) throw new AppError('bad-input', { field: 'page' })
  return { page, size }
}
