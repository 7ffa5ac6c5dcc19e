export { enforcementLevel, type Configuration, type EnforcementLevel, type PolicyConfiguration } from "./configuration";
export { definePolicy, type Evidence, type Metadata, type Options, type Policy, type Section } from "./define";
export { isDecided, type Evaluation, type Finding } from "./evaluate";
export { documentationPage, sectionTitles } from "./metadata";
export { evaluateNginx, policiesOnNginx } from "./nginxFiles";
export { examinedBy, notApplicableReason, outcomeOf, type Outcome } from "./outcome";
export { settingsMetadata, settingsOptions } from "./settings";
