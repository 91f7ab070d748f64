/** As deep as in Node.js. Jest keeps 100 frames of each stack, and Pulumi takes one for every promise. */
Error.stackTraceLimit = 10;
