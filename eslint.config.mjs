import eslint from "@eslint/js";
import { importX } from "eslint-plugin-import-x";
import tseslint from "typescript-eslint";

export default tseslint.config(
  {
    ignores: [
      "dist/",
      "node_modules/",
      "tests/**/fixtures/",
      "tests/preview/programs/",
      "tests/field/cases/",
      "tests/engine/parity/",
      "tests/engine/recorder/",
      "bench/**/*.js",
    ],
  },
  eslint.configs.recommended,
  ...tseslint.configs.recommendedTypeChecked,
  {
    plugins: { "import-x": importX },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      curly: ["error", "multi-or-nest", "consistent"],
      eqeqeq: ["error", "smart"],
      "import-x/no-duplicates": ["error", { "prefer-inline": true }],
      "import-x/order": [
        "error",
        { groups: ["builtin", "external", "parent", "sibling", "index"], alphabetize: { order: "asc" } },
      ],
      "@typescript-eslint/consistent-type-imports": [
        "error",
        { fixStyle: "inline-type-imports", disallowTypeAnnotations: false },
      ],
      "@typescript-eslint/explicit-module-boundary-types": "error",
      "@typescript-eslint/no-require-imports": ["error", { allowAsImport: true }],
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
      // The reader of nginx's configuration tells control characters from text.
      "no-control-regex": "off",
      // Policies and handlers are plain objects whose functions do not use `this`; scopes are walked from `this` up.
      "@typescript-eslint/unbound-method": "off",
      "@typescript-eslint/no-this-alias": "off",
      // mocha's describe and it return nothing worth waiting for.
      "@typescript-eslint/no-floating-promises": ["error", { allowForKnownSafeCalls: ["describe", "it"] }],
    },
  },
  { files: ["**/*.mjs"], ...tseslint.configs.disableTypeChecked },
);
