/**
 * Runs in the test page, before each test file: whatever the page complains about while a test runs fails that test.
 * A console error, a misuse that Lit warns of, an uncaught exception, a rejection nobody handled, a breach of the page's security policy.
 */
const complaints: string[] = [];

const reportError = console.error;
console.error = (...values: unknown[]): void => {
  reportError(...values);
  complaints.push(`console.error: ${values.map(String).join(' ')}`);
};
const reportWarning = console.warn;
console.warn = (...values: unknown[]): void => {
  reportWarning(...values);
  const text = values.map(String).join(' ');
  if (text.includes('lit.dev/msg/') && !text.includes('lit.dev/msg/dev-mode'))
    complaints.push(`Lit: ${text}`);
};
addEventListener('error', ({ message }) => complaints.push(`uncaught: ${message}`));
addEventListener('unhandledrejection', ({ reason }) => complaints.push(`unhandled rejection: ${reason}`));
addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile, lineNumber }) => {
  complaints.push(`security policy: ${violatedDirective} (${blockedURI}) at ${sourceFile}:${lineNumber}`);
});

afterEach(async function failOnComplaints() {
  await new Promise((resolve) => setTimeout(resolve)); // rejections are reported after the microtasks
  const [first, ...more] = complaints.splice(0);
  const test = this.currentTest;
  if (first === undefined || !test) return;
  // Set, not thrown: a hook that throws makes mocha drop all tests after it.
  test.state = 'failed';
  test.err ??= new Error([first, ...more].join('\n'));
});
