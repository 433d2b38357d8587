// Loaded into a server under measure, before its own code (`node --import`): tells, when asked over the process
// channel, what the process has used. Nothing else of the server is touched.
process.on('message', (message) => {
  if (message === 'usage') process.send?.({ ...process.cpuUsage(), rss: process.memoryUsage.rss() });
});
process.on('disconnect', () => process.exit());
