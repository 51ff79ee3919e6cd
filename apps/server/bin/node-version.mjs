// Imported first by every launcher, and written so that an old Node can still parse it.
var major = Number(process.versions.node.split('.')[0]);
if (major < 20) {
  console.error(
    'This project needs Node.js 20 or newer to begin (it brings its own Node 24 by npm); here is ' +
      process.version +
      '.\nGet a newer one from https://nodejs.org and run the same command again.',
  );
  process.exit(1);
}
