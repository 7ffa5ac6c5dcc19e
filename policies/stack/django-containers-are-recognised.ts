import { definePolicy } from "../../src/policy";

export default definePolicy({
  name: "django-containers-are-recognised",
  title: "Containers that may run Django show whether they do",
  section: "stack",
  severity: "low",
  enforcement: "advisory",
  why: "A container that is not taken for Django is not judged as Django.",
  fix: "If it runs Django, set DJANGO_SETTINGS_MODULE or name it in djangoContainers of the shared settings.",

  on: "containers",
  when: (container) => container.runsDjango || container.mayRunDjango,
  check(container) {
    if (container.mayRunDjango) return "it is not a Django container as far as this stack shows, and has what one has";
  },
});
