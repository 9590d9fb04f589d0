import "../respondent/index.js";
export function hello(): number { return 1; }
console.log(hello());
