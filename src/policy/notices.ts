import { unlessUndecided } from "../base/undecided";
import { enumerated } from "../base/words";
import { settingNames, type SettingName } from "../django/settings/names";
import { djangoApps, type DjangoApp } from "../facts/djangoApps";
import { djangoContainers } from "../facts/djangoContainers";
import { unreadImages } from "../facts/unreadImages";
import type { Stack } from "../stack/stack";

/** Something about the whole stack that was not seen, and so was not judged. */
export interface Notice {
  readonly kind: "image not read" | "settings not read" | "no Django";
  /** What was not seen and what to do about it, in one or two sentences. */
  readonly message: string;
}

/** What a report must not keep silent about, because it would look clean without it; the gravest last. */
export function noticesOf(stack: Stack): readonly Notice[] {
  return [...imagesNotRead(stack), ...settingsNotRead(stack), ...noDjango(stack)];
}

/** What is judged of such an image is as if it were made elsewhere. */
function imagesNotRead(stack: Stack): readonly Notice[] {
  return unreadImages(stack).map(({ name, reason }) => ({
    kind: "image not read",
    message: `What the image ${name} holds and starts was not judged: ${reason}.`,
  }));
}

/** One notice for each reason for which settings modules were not read. */
function settingsNotRead(stack: Stack): readonly Notice[] {
  const apps = stack.extract(djangoApps).flatMap(({ facts }) => facts);
  const byReason = new Map<string, { readonly apps: DjangoApp[]; readonly remedy: string }>();
  for (const app of apps) {
    const why = unlessUndecided(() => app.unseenSettingsModule);
    if (!why) continue;
    const group = byReason.get(why.unseen) ?? { apps: [], remedy: why.remedy };
    group.apps.push(app);
    byReason.set(why.unseen, group);
  }
  return [...byReason].map(([reason, { apps: unread, remedy }]) => ({
    kind: "settings not read",
    message: `Django's settings were not read (${reason}): ${judgedByName(unread)}. ${remedy}`,
  }));
}

function judgedByName(apps: readonly DjangoApp[]): string {
  const names = [...new Set(apps.map(({ container, resource }) => container.name || resource.name))];
  const judged = new Set(apps.flatMap(settingsByName));
  if (judged.size === 0) return `no setting of ${enumerated(names)} was judged`;
  const what = judged.size === 1 ? "1 setting" : `${judged.size} settings`;
  return `${what} of ${enumerated(names)} ${judged.size === 1 ? "was" : "were"} judged by the names of variables alone`;
}

/** Variables that Django itself reads: no settings module changes what they mean. */
const ownVariables: ReadonlySet<SettingName> = new Set(["SETTINGS_MODULE", "CONFIGURATION", "ALLOW_ASYNC_UNSAFE"]);

function settingsByName({ settings }: DjangoApp): readonly SettingName[] {
  const names = (Object.keys(settingNames) as SettingName[]).filter((name) => !ownVariables.has(name));
  return names.filter((name) => unlessUndecided(() => settings[name].origin !== "notVisible"));
}

/** Nothing is said while it is not certain that no container runs Django: that is undecided. */
function noDjango(stack: Stack): readonly Notice[] {
  const extracts = stack.extract(djangoContainers);
  const found = extracts.flatMap(({ facts }) => facts);
  const isOpen = extracts.some(({ undecided }) => undecided);
  if (isOpen || found.length === 0 || found.some((each) => unlessUndecided(() => each.isShown) ?? true)) return [];
  const names = [...new Set(found.map(({ container, resource }) => container.name || resource.name))];
  return [
    {
      kind: "no Django",
      message:
        `Nothing was judged as Django: ${enumerated(names)} ${names.length === 1 ? "does" : "do"} not show that ` +
        "Django runs there. Set DJANGO_SETTINGS_MODULE, or name the container in the shared settings (djangoContainers).",
    },
  ];
}
