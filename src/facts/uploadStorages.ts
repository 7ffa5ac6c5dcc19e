import { Undecided } from "../base/undecided";
import type { Container, Variable } from "../containers";
import { entryUnder, type Evaluated, type SettingsModule } from "../django/modules";
import type { Stack } from "../stack/stack";
import type { DjangoContainer } from "./djangoContainers";
import { settingsModuleOf } from "./settingsModule";

/**
 * Readers of the buckets in which a container stores what users upload, each by its name or a URL: what its settings
 * module gives django-storages, if it is seen, and what variables name by convention.
 */
export function uploadStorages({ container, isShown }: DjangoContainer, stack: Stack): readonly (() => string)[] {
  const named = container.variables.filter(({ name, origin }) => origin === "visible" && isUploadBucket(name));
  if (!isShown) return texts(named);
  const storage = container.variables.filter(({ name, origin }) => origin === "visible" && isStorageBucket(name));
  const module = settingsModuleOf(container, stack);
  const told = !("unseen" in module) && !module.failure ? storageOf(module, container) : "unknown";
  if (told === "elsewhere") return texts(named);
  return told === "unknown" ? texts([...named, ...storage]) : [told, ...texts(named)];
}

function texts(variables: readonly Variable[]): readonly (() => string)[] {
  return variables.map((variable) => () => variable.value);
}

/** A variable for the bucket of uploads, such as MEDIA_BUCKET or AWS_S3_UPLOADS_BUCKET_NAME. */
function isUploadBucket(name: string): boolean {
  return isBucket(name) && /(?:^|_)(?:MEDIA|UPLOADS?)(?:_|$)/.test(name);
}

/** AWS_STORAGE_BUCKET_NAME of django-storages, and what projects call it. */
function isStorageBucket(name: string): boolean {
  return isBucket(name) && /^(?:\w+_)?(?:AWS|S3|STORAGES?)_/.test(name);
}

function isBucket(name: string): boolean {
  return (
    /_BUCKET(?:_NAME)?$/.test(name) && !/(?:^|_)(?:STATIC\w*|ASSETS?|LOGS?|LOGGING|BACKUPS?|STATE)(?:_|$)/.test(name)
  );
}

/**
 * The bucket that django-storages gets from the settings module for uploads; `elsewhere` if they are stored in something
 * else, `unknown` if the module does not show it (django-storages, "Amazon S3").
 */
function storageOf(module: SettingsModule, container: Container): (() => string) | "elsewhere" | "unknown" {
  const storages = module.setting("STORAGES")?.value;
  if (storages && (storages.kind !== "dict" || storages.open)) return "unknown";
  const storage = entryUnder(storages, "default");
  const backend = storages ? storage && entryUnder(storage, "BACKEND") : module.setting("DEFAULT_FILE_STORAGE")?.value;
  if (backend && backend.kind !== "str") return "unknown";
  // Without one of the two, Django stores uploads in MEDIA_ROOT.
  if (!backend || /^django\.|^storages\.backends\.(?!s3)/.test(backend.value)) return "elsewhere";
  if (!/^storages\.backends\.s3/.test(backend.value)) return "unknown";
  const options = storage && entryUnder(storage, "OPTIONS");
  const bucket = (options && entryUnder(options, "bucket_name")) ?? module.setting("AWS_STORAGE_BUCKET_NAME")?.value;
  return bucket ? textOf(bucket, container) : "unknown";
}

/** A text of the module, or of the variable that it comes from if that is not known before the update. */
function textOf(value: Evaluated, { variables }: Container): (() => string) | "unknown" {
  if (value.kind === "str") return () => value.value;
  if (value.kind !== "unknown" || value.reason.kind !== "environment") return "unknown";
  const { variable: name, text } = value.reason;
  const variable = variables.filter((each) => each.name === name).at(-1);
  return () => {
    if (!variable) throw new Undecided(text);
    return variable.value;
  };
}
