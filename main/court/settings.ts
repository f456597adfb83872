/** What a court is called and how it behaves: said once at the start, handed to whoever needs a part. */
import { NO_MEDIA_SERVERS, type MediaSettings } from './media/mediaSettings.ts';

export type CourtSettings = {
  /** `[a-z0-9-]{1,32}`, in every envelope. */
  readonly courtId: string;
  readonly name: string;
  /** The court's code in its case numbers, for example 渝0103. */
  readonly caseCode: string;
  readonly hours: string;
  readonly hotline: string;
  readonly clerk: string;
  readonly media: MediaSettings;
};

/** A court that does not exist, for demonstration and tests. */
export const DEMONSTRATION_COURT: CourtSettings = {
  courtId: 'cq-0103',
  name: '渝中区人民法院（演示）',
  caseCode: '渝0103',
  hours: '周一至周五 9:00–17:00',
  hotline: '12368',
  clerk: '林书记员（演示）',
  media: NO_MEDIA_SERVERS,
};
