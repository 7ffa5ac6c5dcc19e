export function recordingPolicies(record: (seen: object) => void): object[];
