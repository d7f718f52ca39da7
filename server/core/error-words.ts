import type { Words } from './words.ts'

/** Said in the interface and over REST alike. `{name}` is filled from the error's parameters. */
export const errorWords = {
  'unknown-kpi': {
    vi: 'Không có chỉ số nào mang mã “{id}”. Xem danh sách chỉ số để chọn lại.',
    en: 'There is no KPI with the id “{id}”. Choose one from the list of KPIs.',
  },
  'unknown-flow': {
    vi: 'Không có luồng dữ liệu này. Các luồng: {flows}.',
    en: 'There is no such flow. Flows: {flows}.',
  },
  'ingest-key-used': {
    vi: 'Khóa Idempotency-Key này đã dùng cho một lô dữ liệu khác. Hãy đặt khóa mới cho mỗi lô.',
    en: 'This Idempotency-Key belongs to another batch. Give every batch a key of its own.',
  },
  'ingest-under-way': {
    vi: 'Lô dữ liệu mang khóa này đang được nhận. Hãy đợi rồi gửi lại với cùng khóa.',
    en: 'The batch with this key is being taken. Wait, then send it again with the same key.',
  },
  'unknown-index': {
    vi: 'Không có bộ chỉ số nào mang mã “{id}”.',
    en: 'There is no index with the id “{id}”.',
  },
  'index-not-in-force': {
    vi: 'Bộ chỉ số “{id}” không có hiệu lực trong kỳ {period}.',
    en: 'The index “{id}” was not in force in the period {period}.',
  },
  'unknown-feed': {
    vi: 'Không có nguồn dữ liệu nào mang mã “{code}”.',
    en: 'There is no feed with the code “{code}”.',
  },
  'unknown-target': {
    vi: 'Nguồn này không đưa dữ liệu vào danh mục đã chọn được.',
    en: 'This feed cannot bring rows to what was chosen.',
  },
  'bad-cadence': {
    vi: 'Chu kỳ phải từ 5 phút đến 31 ngày; thời gian chờ thêm không quá 31 ngày.',
    en: 'The cadence must be from 5 minutes to 31 days, and the grace at most 31 days.',
  },
  'bad-feed-address': {
    vi: 'Địa chỉ không dùng được: cần https://…, http://… hoặc postgres://máy-chủ/cơ-sở-dữ-liệu, không kèm tên đăng nhập và mật khẩu.',
    en: 'The address cannot be used: it must be https://…, http://… or postgres://host/database, without user and password.',
  },
  'feed-query-needed': {
    vi: 'Nguồn PostgreSQL cần một câu SELECT.',
    en: 'A PostgreSQL source needs one SELECT.',
  },
  'feed-not-pulled': {
    vi: 'Nguồn này do hệ thống khác gửi đến, không chạy từ đây được.',
    en: 'Another system pushes this feed; it cannot be run from here.',
  },
  'feed-is-sample': {
    vi: 'Nguồn này thuộc dữ liệu mẫu nên không bao giờ gọi ra ngoài. Hãy thêm nguồn mới để lấy dữ liệu thật.',
    en: 'This feed belongs to the sample data and never asks anybody. Add a feed of your own to pull real data.',
  },
  'unknown-office': {
    vi: 'Không có đơn vị nào mang mã “{code}” tại thời điểm này.',
    en: 'There is no office with the code “{code}” at this moment.',
  },
  'unknown-address': {
    vi: 'Không có trang nào ở địa chỉ này.',
    en: 'There is no page at this address.',
  },
  'bad-period': {
    vi: 'Kỳ “{period}” không đọc được. Ví dụ đúng: 2024-11, 2024-Q4, 2024-W47, 2024, 2024-11-ytd.',
    en: 'The period “{period}” cannot be read. Examples: 2024-11, 2024-Q4, 2024-W47, 2024, 2024-11-ytd.',
  },
  'period-in-future': {
    vi: 'Kỳ {period} bắt đầu sau ngày {day}: chưa có số liệu để xem.',
    en: 'The period {period} begins after {day}: there is nothing to see yet.',
  },
  'period-before-first': {
    vi: 'Kỳ {period} kết thúc trước ngày có số liệu đầu tiên ({day}).',
    en: 'The period {period} ends before the first day with figures ({day}).',
  },
  'bad-as-of': {
    vi: 'Thời điểm “{asOf}” không đọc được. Viết ngày dạng 2024-11-22 hoặc thời điểm dạng 2024-11-22T17:00:00+07:00.',
    en: 'The moment “{asOf}” cannot be read. Write a day as 2024-11-22 or an instant as 2024-11-22T17:00:00+07:00.',
  },
  'as-of-in-future': {
    vi: 'Ngày {day} chưa tới: chưa ai biết số liệu của ngày đó. Ngày mới nhất xem được là {last}.',
    en: '{day} has not come yet, so nobody knows its figures. The latest day is {last}.',
  },
  'as-of-before-first': {
    vi: 'Trước ngày {first} hệ thống chưa ghi nhận số liệu nào. Chọn một ngày từ {first} trở đi.',
    en: 'Nothing was recorded before {first}. Choose a day from {first} on.',
  },
  'bad-input': {
    vi: 'Tham số “{field}” không hợp lệ.',
    en: 'The parameter “{field}” is not valid.',
  },
  'search-too-long': {
    vi: 'Từ khóa tìm kiếm dài quá {limit} ký tự.',
    en: 'The search text is longer than {limit} characters.',
  },
  'bad-sort': {
    vi: 'Không sắp xếp được theo “{key}”. Các cột sắp xếp được: {allowed}.',
    en: 'Rows cannot be sorted by “{key}”. Columns that can: {allowed}.',
  },
  'bad-filter': {
    vi: 'Không lọc được theo “{key}”. Các cột lọc được: {allowed}.',
    en: 'Rows cannot be filtered by “{key}”. Columns that can: {allowed}.',
  },
  'page-past-end': {
    vi: 'Chỉ có {pages} trang; không có trang {page}.',
    en: 'There are only {pages} pages; there is no page {page}.',
  },
  'bad-size': {
    vi: 'Số dòng một trang phải từ 1 đến {limit}.',
    en: 'The number of rows on a page must be between 1 and {limit}.',
  },
  'sign-in-needed': {
    vi: 'Cần đăng nhập để làm việc này.',
    en: 'Sign in to do this.',
  },
  'not-yours': {
    vi: 'Quyền của bạn không gồm việc này hoặc đơn vị này.',
    en: 'Your rights do not include this, or not this office.',
  },
  'wrong-credentials': {
    vi: 'Thư điện tử hoặc mật khẩu không đúng.',
    en: 'The e-mail address or the password is not right.',
  },
  'wrong-password': {
    vi: 'Mật khẩu hiện tại không đúng.',
    en: 'The current password is not right.',
  },
  'person-disabled': {
    vi: 'Tài khoản đã bị khóa. Liên hệ quản trị hệ thống.',
    en: 'This account has been disabled. Ask an administrator.',
  },
  'wrong-code': {
    vi: 'Mã không đúng hoặc đã dùng. Chờ mã mới rồi nhập lại.',
    en: 'The code is not right or has been used. Wait for the next one and try again.',
  },
  'code-expired': {
    vi: 'Đã quá thời gian nhập mã. Đăng nhập lại từ đầu.',
    en: 'The time to enter the code is over. Sign in again from the start.',
  },
  'too-many-attempts': {
    vi: 'Đã thử quá nhiều lần. Thử lại sau {minutes} phút.',
    en: 'Too many attempts. Try again in {minutes} min.',
  },
  'password-too-short': {
    vi: 'Mật khẩu cần ít nhất {least} ký tự. Một câu dài dễ nhớ là đủ.',
    en: 'A password needs at least {least} characters. A long sentence that you remember will do.',
  },
  'password-too-long': {
    vi: 'Mật khẩu dài nhất {most} ký tự.',
    en: 'A password has at most {most} characters.',
  },
  'link-expired': {
    vi: 'Liên kết này đã dùng hoặc hết hạn. Hãy xin liên kết mới.',
    en: 'This link has been used or has expired. Ask for a new one.',
  },
  'bad-email': {
    vi: 'Địa chỉ thư điện tử “{email}” không đọc được.',
    en: 'The e-mail address “{email}” cannot be read.',
  },
  'email-taken': {
    vi: 'Đã có người dùng với địa chỉ {email}.',
    en: 'There is somebody with the address {email} already.',
  },
  'name-needed': {
    vi: 'Cần có tên.',
    en: 'A name is needed.',
  },
  'bad-day': {
    vi: '“{day}” không phải là một ngày.',
    en: '“{day}” is not a day.',
  },
  'bad-dates': {
    vi: 'Ngày kết thúc phải từ ngày bắt đầu trở đi và chưa qua.',
    en: 'The last day must not be before the first, nor be over already.',
  },
  'end-date-needed': {
    vi: 'Ủy quyền cần có ngày kết thúc.',
    en: 'A delegation needs a last day.',
  },
  'office-needed': {
    vi: 'Hãy chọn đơn vị.',
    en: 'Choose an office.',
  },
  'no-office-for-role': {
    vi: 'Vai trò này thuộc về cả thành phố, không thuộc một đơn vị.',
    en: 'This role is for the whole city, not for one office.',
  },
  'already-granted': {
    vi: 'Người này đã có vai trò đó trong thời gian này.',
    en: 'This person holds that role at that time already.',
  },
  'officers-full': {
    vi: 'Đơn vị đã có đủ {cap} cán bộ. Quản trị hệ thống có thể nâng số này.',
    en: 'The office has its {cap} officers already. An administrator can raise the number.',
  },
  'bad-cap': {
    vi: 'Số cán bộ phải từ 0 đến {most}.',
    en: 'The number of officers must be between 0 and {most}.',
  },
  'last-administrator': {
    vi: 'Đây là người quản trị cuối cùng: cử người khác trước.',
    en: 'This is the last administrator: appoint another first.',
  },
  'second-factor-required': {
    vi: 'Vai trò của bạn bắt buộc xác thực hai lớp.',
    en: 'Your role requires a second factor.',
  },
  'second-factor-there': {
    vi: 'Đã có xác thực hai lớp. Gỡ lớp cũ trước khi đặt lại.',
    en: 'There is a second factor already. Remove it before setting up another.',
  },
  'no-demonstration': {
    vi: 'Vai trò trình diễn chỉ có trong dữ liệu trình diễn chưa có người dùng thật.',
    en: 'Demonstration roles exist only in a demonstration without real people.',
  },
  'changed-meanwhile': {
    vi: 'Người khác vừa sửa mục này. Xem lại trạng thái mới rồi quyết định.',
    en: 'Somebody else has just changed this. Look at it as it is now, then decide.',
  },
  'reason-needed': {
    vi: 'Cần ghi lý do.',
    en: 'Give a reason.',
  },
  'unknown-value': {
    vi: 'Không có số liệu nào của chỉ số, đơn vị và kỳ này.',
    en: 'There is no value of this KPI, office and period.',
  },
  'already-contested': {
    vi: 'Số liệu này đang có một đề nghị điều chỉnh chưa được giải quyết.',
    en: 'This figure is contested already, and not decided yet.',
  },
  'unknown-contest': {
    vi: 'Không có đề nghị điều chỉnh này.',
    en: 'There is no such contest.',
  },
  'not-contestable': {
    vi: 'Số liệu này do chính đơn vị báo cáo: sửa ở Việc của tôi thay vì đề nghị điều chỉnh.',
    en: 'The office reports this figure itself: change it under My work instead of contesting it.',
  },
  'claim-unreadable': {
    vi: 'Giá trị đề nghị chưa đúng: tử số và mẫu số phải là số, tử số không lớn hơn mẫu số.',
    en: 'The value claimed cannot be: numerator and denominator must be numbers, the numerator no larger.',
  },
  'period-locked': {
    vi: 'Kỳ này đã chốt số liệu. Mở lại kỳ trước khi sửa.',
    en: 'The figures of this period are locked. Reopen it before changing them.',
  },
  'unknown-evidence': {
    vi: 'Không có tệp minh chứng này.',
    en: 'There is no such evidence.',
  },
  'evidence-approved': {
    vi: 'Đã quyết định trên cơ sở tệp minh chứng này nên không gỡ được nữa.',
    en: 'It was decided with this file, so the file can no longer be taken away.',
  },
  'evidence-empty': {
    vi: 'Tệp rỗng, không có nội dung.',
    en: 'The file is empty.',
  },
  'evidence-too-large': {
    vi: 'Tệp lớn hơn {megabytes} MB. Quét lại ở độ phân giải thấp hơn hoặc chia thành nhiều tệp.',
    en: 'The file is larger than {megabytes} MB. Scan it at a lower resolution, or split it.',
  },
  'evidence-bad-type': {
    vi: 'Chỉ nhận PDF, ảnh PNG, JPEG, WebP và tệp DOCX, XLSX, PPTX, ODT, ODS, ODP. Nội dung tệp này không thuộc các loại đó.',
    en: 'Only PDF, PNG, JPEG and WebP images, and DOCX, XLSX, PPTX, ODT, ODS and ODP files are taken. The content of this file is none of these.',
  },
  'deck-not-presentation': {
    vi: 'Tệp không phải bài trình chiếu PowerPoint (.pptx, .potx). Mở bằng PowerPoint, lưu lại dạng .pptx rồi gửi lại.',
    en: 'The file is not a PowerPoint presentation (.pptx, .potx). Open it in PowerPoint, save it as .pptx and send it again.',
  },
  'deck-damaged': {
    vi: 'Tệp PowerPoint bị hỏng hoặc chưa tải lên hết. Mở bằng PowerPoint, lưu lại rồi gửi lại.',
    en: 'The PowerPoint file is damaged or was not uploaded completely. Open it in PowerPoint, save it and send it again.',
  },
  'deck-too-large': {
    vi: 'Tệp PowerPoint quá lớn: tối đa {megabytes} MB, và {unpacked} MB sau khi mở ra. Nén ảnh, bỏ phim rồi gửi lại.',
    en: 'The PowerPoint file is too large: at most {megabytes} MB, and {unpacked} MB unpacked. Compress pictures, remove films and send it again.',
  },
  'deck-encrypted': {
    vi: 'Tệp PowerPoint có mật khẩu hoặc ở định dạng cũ (.ppt). Bỏ mật khẩu, lưu lại dạng .pptx rồi gửi lại.',
    en: 'The PowerPoint file has a password or is in the old format (.ppt). Save it without a password as .pptx and send it again.',
  },
  'deck-macros': {
    vi: 'Tệp PowerPoint có macro hoặc nút chạy chương trình nên không được nhận. Lưu lại dạng .pptx không có macro.',
    en: 'The PowerPoint file has macros or buttons that start programs and is not taken. Save it as .pptx without them.',
  },
  'deck-links': {
    vi: 'Mẫu PowerPoint có liên kết ra ngoài tệp ({address}) nên không được nhận. Bỏ liên kết, nhúng hình vào tệp rồi gửi lại.',
    en: 'The PowerPoint template links to something outside the file ({address}) and is not taken. Remove the link, or put the picture into the file, and send it again.',
  },
  'deck-objects': {
    vi: 'Mẫu PowerPoint có nhúng tệp hoặc đối tượng của chương trình khác nên không được nhận. Đổi đối tượng thành hình ảnh rồi gửi lại.',
    en: 'The PowerPoint template has files or objects of other programs inside and is not taken. Turn them into pictures and send it again.',
  },
  'deck-no-layout': {
    vi: 'Mẫu PowerPoint không có bố cục trang nào dùng được. Mẫu cần ít nhất một bố cục có chỗ cho tiêu đề.',
    en: 'The PowerPoint template has no layout that can be used. It needs at least one with a place for the title.',
  },
  'deck-unmarked': {
    vi: 'Bài trình chiếu này không có số liệu nào được xuất từ hệ thống, nên không có gì để cập nhật.',
    en: 'This presentation has no figure that was exported from here, so there is nothing to refresh.',
  },
  'unknown-template': {
    vi: 'Không có mẫu PowerPoint này, hoặc mẫu đã bị gỡ.',
    en: 'There is no such PowerPoint template, or it was withdrawn.',
  },
  'evidence-macros': {
    vi: 'Tệp có chứa macro. Lưu lại thành tệp không có macro hoặc thành PDF rồi gửi lại.',
    en: 'The file contains macros. Save it without them, or as a PDF, and send it again.',
  },
  'evidence-encrypted': {
    vi: 'Tệp đặt mật khẩu hoặc ở định dạng Office cũ (.doc, .xls, .ppt). Bỏ mật khẩu, lưu thành DOCX, XLSX, PPTX hoặc PDF rồi gửi lại.',
    en: 'The file has a password or is in an old Office format (.doc, .xls, .ppt). Save it without a password as DOCX, XLSX, PPTX or PDF and send it again.',
  },
  'evidence-away': {
    vi: 'Nơi lưu tệp minh chứng chưa dùng được. Tệp chưa được lưu hoặc chưa tải được; hãy thử lại sau ít phút.',
    en: 'The place where evidence is kept cannot be used just now. The file was not kept or fetched; try again in a few minutes.',
  },
  'day-as-usual': {
    vi: 'Ngày này vốn đã như vậy theo thứ trong tuần: chỉ ghi ngày nghỉ trong tuần hoặc ngày cuối tuần phải làm việc.',
    en: 'The weekday says so already: only weekdays off and weekend days that are worked are recorded.',
  },
  'task-incomplete': {
    vi: 'Nhiệm vụ phải đủ 6 rõ: người, việc, thời gian, trách nhiệm, sản phẩm, thẩm quyền. Không có thời hạn thì ghi rõ lý do.',
    en: 'A task needs all six: person, work, time, responsibility, product, authority. Without a deadline, say why.',
  },
  'task-exists': {
    vi: 'Nhiệm vụ này đã có trong danh mục, mã {code}.',
    en: 'This task is in the list already, as {code}.',
  },
  'task-closed': {
    vi: 'Nhiệm vụ đã hoàn thành hoặc đã dừng theo văn bản nên không làm việc này được.',
    en: 'The task is done or was stopped by a document, so this cannot be done to it.',
  },
  'document-needed': {
    vi: 'Cần ghi số, ký hiệu văn bản làm căn cứ.',
    en: 'Name the document by which this is done.',
  },
  'deadline-fixed': {
    vi: 'Thời hạn đã giao chỉ thay đổi qua đề nghị gia hạn.',
    en: 'A deadline that was set moves by an extension alone.',
  },
  'day-not-allowed': {
    vi: 'Ngày phải từ ngày giao nhiệm vụ đến hôm nay.',
    en: 'The day must lie between the day the task was given and today.',
  },
  'step-outside': {
    vi: 'Thời hạn của bước phải từ ngày giao đến thời hạn của nhiệm vụ.',
    en: 'A step must be planned between the day the task was given and its deadline.',
  },
  'note-needed': { vi: 'Ghi chú chưa có nội dung.', en: 'The note says nothing yet.' },
  'unknown-item': { vi: 'Danh mục không có mục này.', en: 'The list has no such item.' },
  'unknown-register': {
    vi: 'Không có danh mục này. Hãy chọn một danh mục có ở đây.',
    en: 'There is no such list. Choose one of those above.',
  },
  'unknown-task': { vi: 'Không có nhiệm vụ này.', en: 'There is no such task.' },
  'unknown-export': {
    vi: 'Không có tệp này, hoặc tệp đã hết hạn.',
    en: 'There is no such file, or its time is over.',
  },
  'unknown-filter': { vi: 'Không có bộ lọc này.', en: 'There is no such filter.' },
  'too-many-filters': {
    vi: 'Chỉ lưu được {limit} bộ lọc. Hãy bỏ bớt một bộ lọc không dùng nữa.',
    en: 'No more than {limit} filters are kept. Drop one that is no longer needed.',
  },
  'unknown-briefing': { vi: 'Không có tài liệu họp này.', en: 'There is no such briefing.' },
  'briefing-issued': {
    vi: 'Tài liệu đã phát hành nên không sửa được. Hãy nhân bản hoặc làm mới thành bản nháp.',
    en: 'The briefing has been issued and can no longer be changed. Duplicate it, or refresh it into a draft.',
  },
  'briefing-empty': {
    vi: 'Tài liệu chưa có nội dung nào để phát hành.',
    en: 'The briefing has nothing in it to be issued.',
  },
  'unknown-seal': { vi: 'Kỳ này chưa được chốt.', en: 'This period has not been sealed.' },
  'unknown-dispute': { vi: 'Không có đề nghị điều chỉnh này.', en: 'There is no such dispute.' },
  'already-disputed': {
    vi: 'Đơn vị đã có một đề nghị điều chỉnh đang chờ trả lời về nhiệm vụ này.',
    en: 'A dispute of the office about this task is waiting for its answer.',
  },
  'unknown-person': { vi: 'Không có người dùng này.', en: 'There is no such person.' },
  'unknown-grant': { vi: 'Không có vai trò này.', en: 'There is no such role.' },
  'unknown-token': { vi: 'Không có khóa truy cập này.', en: 'There is no such token.' },
  'unknown-session': { vi: 'Phiên này không còn.', en: 'This session is no longer there.' },
  'bad-token': {
    vi: 'Khóa truy cập không đúng, đã thu hồi hoặc hết hạn.',
    en: 'The token is wrong, revoked or expired.',
  },
  'token-may-not': {
    vi: 'Khóa truy cập này không được cấp cho việc “{verb}”.',
    en: 'This token was not made for “{verb}”.',
  },
  'token-verbs-needed': {
    vi: 'Chọn ít nhất một việc cho khóa truy cập.',
    en: 'Choose at least one thing that the token may do.',
  },
  'bad-token-life': {
    vi: 'Thời hạn của khóa truy cập phải từ 1 đến {most} ngày.',
    en: 'A token must last between 1 and {most} days.',
  },
  'cross-site': {
    vi: 'Yêu cầu đến từ một trang khác nên bị từ chối.',
    en: 'The request came from another site and was refused.',
  },
  'sign-on-refused': {
    vi: 'Hệ thống đăng nhập của thành phố không cho phép, hoặc tài khoản chưa có vai trò nào ở đây.',
    en: 'The city’s single sign-on refused, or the account has no role here.',
  },
  'sign-on-away': {
    vi: 'Chưa kết nối được hệ thống đăng nhập của thành phố.',
    en: 'The city’s single sign-on cannot be reached.',
  },
  'too-many-listeners': {
    vi: 'Máy chủ đang tự cập nhật quá nhiều trang cùng lúc. Trang vẫn dùng được; tải lại để xem số liệu mới.',
    en: 'The server is keeping too many pages up to date at once. Pages still work; reload for new figures.',
  },
  'too-many-uploads': {
    vi: 'Máy chủ đang đọc nhiều tệp khác. Hãy gửi lại tệp sau một phút.',
    en: 'The server is reading several other files. Send the file again in a minute.',
  },
  'too-many-own-exports': {
    vi: 'Đã có {limit} tệp của bạn đang được tạo. Hãy chờ một tệp xong, hoặc hủy bớt.',
    en: '{limit} files of yours are being made. Wait for one, or cancel one.',
  },
  'too-many-exports': {
    vi: 'Máy chủ đang vẽ nhiều tệp khác. Hãy xuất lại sau một phút.',
    en: 'The server is drawing several other files. Try again in a minute.',
  },
  'database-unavailable': {
    vi: 'Chưa kết nối được cơ sở dữ liệu. Hệ thống đang tự thử lại.',
    en: 'The database cannot be reached. The system keeps trying by itself.',
  },
  internal: {
    vi: 'Có lỗi trong hệ thống. Mã sự cố {incident}.',
    en: 'Something went wrong in the system. Incident {incident}.',
  },
} satisfies Record<string, Words>

export type ErrorCode = keyof typeof errorWords
export type ErrorParams = Record<string, string | number>

const statuses: readonly (readonly [status: number, codes: readonly ErrorCode[]])[] = [
  [401, ['sign-in-needed', 'wrong-credentials', 'wrong-password', 'wrong-code', 'code-expired', 'bad-token']],
  [
    403,
    [
      'not-yours',
      'person-disabled',
      'second-factor-required',
      'no-demonstration',
      'token-may-not',
      'cross-site',
      'sign-on-refused',
    ],
  ],
  [
    404,
    [
      'unknown-kpi',
      'unknown-office',
      'unknown-index',
      'index-not-in-force',
      'unknown-address',
      'page-past-end',
      'unknown-person',
      'unknown-grant',
      'unknown-token',
      'unknown-session',
      'unknown-value',
      'unknown-contest',
      'unknown-evidence',
      'unknown-template',
      'unknown-feed',
      'unknown-item',
      'unknown-register',
      'unknown-flow',
      'unknown-task',
      'unknown-export',
      'unknown-filter',
      'unknown-seal',
      'unknown-dispute',
      'unknown-briefing',
    ],
  ],
  [
    409,
    [
      'email-taken',
      'already-granted',
      'officers-full',
      'last-administrator',
      'changed-meanwhile',
      'already-contested',
      'task-exists',
      'task-closed',
      'deadline-fixed',
      'already-disputed',
      'too-many-filters',
      'too-many-own-exports',
      'period-locked',
      'briefing-issued',
      'evidence-approved',
      'second-factor-there',
      'ingest-key-used',
      'ingest-under-way',
    ],
  ],
  [429, ['too-many-attempts']],
  [500, ['internal']],
  [
    503,
    [
      'database-unavailable',
      'sign-on-away',
      'too-many-listeners',
      'too-many-uploads',
      'too-many-exports',
      'evidence-away',
    ],
  ],
]
const statusByCode = new Map(
  statuses.flatMap(([status, codes]) => codes.map((code) => [code, status] as const)),
)

/** HTTP: who asks is not known (401), may not (403), is not there (404), meets another change (409); 400 for the rest. */
export const httpStatusOf = (code: ErrorCode): number => statusByCode.get(code) ?? 400

/** The sentence for a person. */
export function errorSentence(code: ErrorCode, params: ErrorParams, lang: keyof Words): string {
  return errorWords[code][lang].replace(/\{(\w+)\}/g, (whole, key: string) => String(params[key] ?? whole))
}
