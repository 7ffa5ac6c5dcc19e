export { pulumiPolicies } from "./adapter";
export { holdsAny } from "./engineEnvironment";
export { enforcementLevel, type Configuration, type EnforcementLevel, type PolicyConfiguration } from "./configuration";
export { definePolicy, type Evidence, type Metadata, type Options, type Policy, type Section } from "./define";
export { isDecided, type Evaluation, type Finding } from "./evaluate";
export { documentationPage, sectionTitles } from "./metadata";
export { examinedBy, notApplicableReason, outcomeOf, type Outcome } from "./outcome";
export type { Sight } from "./sight";
export { settingsMetadata, settingsOptions } from "./settings";
