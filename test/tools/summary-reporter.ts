import type { Reporter, TestSession } from '@web/test-runner';

type Suite = NonNullable<TestSession['testResults']>;

/** Ends a run with the same lines as `node --test`, so that one reader counts both. */
export function summary(): Reporter {
  return {
    onTestRunFinished({ sessions }) {
      const tests = sessions.flatMap(({ testResults }) => (testResults ? testsOf(testResults) : []));
      const skipped = tests.filter((test) => test.skipped).length;
      const pass = tests.filter((test) => test.passed && !test.skipped).length;
      const broken = sessions.filter(isBroken).length;
      console.log(`\nℹ pass ${pass}\nℹ fail ${tests.length - pass - skipped + broken}\nℹ skipped ${skipped}`);
    },
  };
}

function testsOf({ tests, suites }: Suite): Suite['tests'] {
  return [...tests, ...suites.flatMap(testsOf)];
}

/** A file that failed without any failing test: it did not load, or a hook threw. */
function isBroken({ passed, testResults }: TestSession): boolean {
  return !passed && !(testResults && testsOf(testResults).some((test) => !test.passed && !test.skipped));
}
