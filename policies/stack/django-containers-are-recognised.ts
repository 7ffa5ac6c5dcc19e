import { definePolicy } from "../../src/policy";

export default definePolicy({
  name: "django-containers-are-recognised",
  title: "Django containers can be recognised",
  problem: "A container may run Django, but nothing confirms it",
  section: "stack",
  severity: "low",
  enforcement: "advisory",
  why: "A container that is not recognised as Django is not checked as Django.",
  fix: "If it runs Django, set DJANGO_SETTINGS_MODULE, or add its name to `djangoContainers` in the shared settings.",

  on: "djangoContainers",
  when: (container) => container.isShown || container.sign !== undefined,
  check({ sign }) {
    if (sign !== undefined) return `it has variables for ${sign}, as Django containers do`;
  },
});
