import { overlap } from "../../django/values/fileRoots";
import type { App } from "./app";

/** Whether an application keeps uploads apart from its static files. */
export interface AppFiles {
  /** How MEDIA_ROOT and STATIC_ROOT overlap, as the words between them: `inside`. */
  readonly mediaRootOverlap?: string | undefined;
  readonly mediaUrlIsStaticUrl: boolean;
}

/** Reads it from the application's settings; a setting that is not in plain text proves nothing. */
export function filesOf({ settings }: App): AppFiles {
  return {
    get mediaRootOverlap() {
      const { MEDIA_ROOT, STATIC_ROOT } = settings;
      if (!MEDIA_ROOT.isInPlainText || !STATIC_ROOT.isInPlainText) return undefined;
      const [media, files] = [MEDIA_ROOT.value, STATIC_ROOT.value];
      return media === undefined || files === undefined ? undefined : overlap(media, files);
    },
    get mediaUrlIsStaticUrl() {
      const { MEDIA_URL, STATIC_URL } = settings;
      return (
        MEDIA_URL.isInPlainText &&
        STATIC_URL.isInPlainText &&
        MEDIA_URL.value !== "" &&
        MEDIA_URL.value === STATIC_URL.value
      );
    },
  };
}
