import tseslint from "typescript-eslint";

export default tseslint.config(
    { ignores: ["node_modules", ".check"] },
    ...tseslint.configs.recommended,
    {
        rules: {
            eqeqeq: "error",
            // A parameter that only makes the compiler check that each case was handled
            "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
            "no-restricted-exports": ["error", { restrictDefaultExports: { direct: true } }],
        },
    },
    { files: ["eslint.config.js"], rules: { "no-restricted-exports": "off" } },
);
