/** For mutation testing: one failed test tells all, so those after it are not run. */
const { TestEnvironment } = require("jest-environment-node");

module.exports = class extends TestEnvironment {
    hasFailed = false;

    handleTestEvent({ name, test }) {
        if (name === "test_fn_failure" || name === "hook_failure") {
            this.hasFailed = true;
        } else if (name === "test_start" && this.hasFailed) {
            test.mode = "skip";
        }
    }
};
