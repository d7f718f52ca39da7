import { isDay } from '../day.ts'
import { formatter } from '../format.ts'
import type { Lang, Words } from '../words.ts'
import type { TaskSheetProblem } from './task-sheet.ts'

/** What to do about each problem of a yearly list; `{name}` is filled from its parameters. */
const words: Record<TaskSheetProblem['code'], Words> = {
  'no-header': {
    vi: 'Không thấy dòng tiêu đề có cột “Nhiệm vụ” và “Cơ quan chủ trì thực hiện” trong mười dòng đầu.',
    en: 'None of the first ten rows has the columns “Task” and “Lead office”.',
  },
  'column-missing': { vi: 'Thiếu cột này.', en: 'This column is missing.' },
  'column-twice': { vi: 'Cột này có hai lần.', en: 'This column is there twice.' },
  needed: { vi: 'Ô này không được để trống.', en: 'This cell must not be empty.' },
  'bad-day': {
    vi: 'Không đọc được thành một ngày. Viết ngày/tháng/năm, ví dụ 31/12/2024; hệ thống không tự đoán.',
    en: 'This is no day. Write day/month/year, for example 31/12/2024; nothing is guessed.',
  },
  'deadline-missing': {
    vi: 'Nhiệm vụ mới chưa có thời hạn. Ghi ngày, hoặc ghi “Không có hạn”.',
    en: 'A new task has no deadline. Write the day, or “No deadline”.',
  },
  'due-before-assigned': {
    vi: 'Thời hạn ở trước ngày giao nhiệm vụ. Nếu danh mục được giao từ trước, ghi cột “Ngày giao”.',
    en: 'The deadline lies before the day of assignment. If the list is an earlier one, fill in “Assigned on”.',
  },
  'assigned-in-future': { vi: 'Ngày giao chưa tới.', en: 'The day of assignment has not come yet.' },
  'unknown-office': {
    vi: 'Không có cơ quan nào mang mã hoặc tên này. Chọn trong trang “Danh sách cơ quan” của tệp mẫu.',
    en: 'No office has this code or name. Choose one from the sheet “Offices” of the template.',
  },
  'ambiguous-office': {
    vi: 'Nhiều cơ quan có tên này nếu bỏ dấu. Viết đúng dấu hoặc ghi mã.',
    en: 'Several offices have this name without accents. Write the accents, or the code.',
  },
  'bad-number': {
    vi: 'Số thứ tự phải là một số nguyên từ 1.',
    en: 'The number must be whole and at least 1.',
  },
  'bad-code': {
    vi: 'Mã chỉ gồm chữ, số, dấu gạch, dấu chấm, dấu gạch chéo; tối đa 60 ký tự.',
    en: 'A code has letters, digits, dashes, dots and slashes only, 60 signs at most.',
  },
  'too-long': { vi: 'Dài quá {most} ký tự.', en: 'Longer than {most} signs.' },
  twice: { vi: 'Nhiệm vụ này đã có ở dòng {row}.', en: 'This task stands in row {row} already.' },
  'other-office': {
    vi: 'Nhiệm vụ {task} do đơn vị khác chủ trì ({office}). Chuyển đơn vị bằng việc “Giao lại”, không bằng tệp.',
    en: 'Task {task} is led by another office ({officeEn}). Hand it over instead; a file does not.',
  },
  'other-year': {
    vi: 'Mã {task} đã dùng cho danh mục năm {year}.',
    en: 'The code {task} belongs to the list of {year}.',
  },
  'deadline-fixed': {
    vi: 'Nhiệm vụ {task} đã có thời hạn {day}. Thời hạn chỉ thay đổi bằng gia hạn.',
    en: 'Task {task} is due on {day} already. A deadline is moved by an extension only.',
  },
}

export function taskSheetSentence({ code, params }: TaskSheetProblem, lang: Lang): string {
  const f = formatter(lang)
  return words[code][lang].replace(/\{(\w+)\}/g, (whole, key: string) => {
    const value = String(params[key] ?? whole)
    return isDay(value) ? f.day(value) : value
  })
}
