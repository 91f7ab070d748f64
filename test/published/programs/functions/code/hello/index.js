module.exports = (context) => context.done();
