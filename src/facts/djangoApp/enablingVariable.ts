import type { Setting } from "../../django/settings/setting";
import type { BooleanValue } from "../../django/values/boolean";

/** The variable that turns a boolean setting on in plain text; `undefined` if none certainly does. */
export function enablingVariable(setting: Setting<BooleanValue>): string | undefined {
  return setting.isInPlainText && !setting.value.mayBeFalse ? setting.variable : undefined;
}
