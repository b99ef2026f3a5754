export { BACKGROUND_NOTICES } from './declared.ts';
export {
  declareNotices,
  type NoticeKind,
  type NoticeKinds,
  noticeKindsOf,
} from './kind.ts';
export { declareLinkMails, type LinkMail, type LinkMails, linkMailsOf } from './link-mail.ts';
export { noticeRoutes, readerFor } from './notices.routes.ts';
export { countUnread, MOST_COUNTED } from './notices.store.ts';
export { type Announcement, mailTo, noLongerWaiting, notify, notifyAt } from './notify.store.ts';
export { forgetNotices, type Holders } from './outbox.store.ts';
export { type SendingDependencies, sendDigests, sendMails } from './sending.job.ts';
