import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { type Json } from './app.js';

export interface TakenCall {
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
  event: Json;
}

/** A firm's program that keeps what it is told, and answers one call or the next as a test wishes. */
export class WebhookReceiver {
  static async start(): Promise<WebhookReceiver> {
    const receiver = new WebhookReceiver();
    await new Promise<void>((done) => receiver.server.listen(0, '127.0.0.1', done));
    return receiver;
  }

  readonly calls: TakenCall[] = [];
  /** How the calls to come are answered, instead of 204; the last stays. */
  answer: (response: ServerResponse) => unknown = (response) => response.writeHead(204).end();
  private readonly server: Server = createServer((request, response) => {
    void text(request).then((body) => {
      const { url: path = '', headers } = request;
      this.calls.push({ path, headers, body, event: JSON.parse(body) });
      return this.answer(response);
    });
  });

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((done) => this.server.close(done));
  }
}
