/** The same tests with all random samples, and with what is too slow for every run. */
process.env.TEST_ALL = "1";

export { default } from "./jest.config.mjs";
