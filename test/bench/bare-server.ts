import { createServer } from 'node:http';
import { type AddressInfo } from 'node:net';

/** The least that HTTP in Node costs: reads the body, answers bytes of a given length as JSON. Its length is the first argument. */
const body = JSON.stringify({ padding: 'x'.repeat(Math.max(0, Number(process.argv[2]) - 14)) });

const server = createServer((request, response) => {
  request.resume();
  request.on('end', () => {
    response.writeHead(200, {
      'content-type': 'application/json; charset=utf-8',
      'content-length': body.length,
    });
    response.end(body);
  });
});
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
process.on('disconnect', () => process.exit(0));
