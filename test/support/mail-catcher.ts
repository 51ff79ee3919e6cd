import { type AddressInfo } from 'node:net';
import { type Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';

export interface CaughtMail {
  to: string[];
  /** Headers and text, as they came. */
  content: string;
}

type Answer = (done: (error?: Error | null) => void) => unknown;

/** `550 No such user`, as an SMTP server says it. */
const refusal = (code: number, message: string): Error =>
  Object.assign(new Error(message), { responseCode: code });

/** A mail server that keeps what it takes, and does to one mail or the next what a test wishes. */
export class MailCatcher {
  static async start(): Promise<MailCatcher> {
    const catcher = new MailCatcher();
    await new Promise<void>((done) => catcher.server.listen(0, '127.0.0.1', done));
    return catcher;
  }

  readonly mails: CaughtMail[] = [];
  /** Takes nobody's call. */
  isShut = false;
  /** Recipients that nobody knows here. */
  readonly unknown = new Set<string>();
  /** What to do with mails to come once their content is there, instead of taking them. */
  readonly answers: Answer[] = [];
  private readonly server: SMTPServer;

  private constructor() {
    this.server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['AUTH', 'STARTTLS'],
      logger: false,
      closeTimeout: 100,
      onConnect: (_session, done) => done(this.isShut ? refusal(421, 'Shut') : null),
      onRcptTo: ({ address }, _session, done) =>
        done(this.unknown.has(address) ? refusal(550, 'No such user') : null),
      onData: (content, { envelope }, done) => {
        void this.take(
          content,
          envelope.rcptTo.map(({ address }) => address),
          done,
        );
      },
    });
    this.server.on('error', () => undefined);
  }

  get url(): string {
    const { port } = this.server.server.address() as AddressInfo;
    return `smtp://127.0.0.1:${port}`;
  }

  /** Refuses the next mail for now: it was not taken. */
  refuseNext(code: number): void {
    this.answers.push((done) => {
      this.mails.pop();
      done(refusal(code, 'Try again'));
    });
  }

  /** Takes the next mail, and breaks the line before it says so. */
  cutNext(): void {
    this.answers.push(() => {
      for (const { _socket: socket } of this.server.connections) socket.destroy();
    });
  }

  private async take(content: Readable, to: string[], done: Parameters<Answer>[0]): Promise<void> {
    try {
      this.mails.push({ to, content: await text(content) });
    } catch {
      // Whoever broke off within the mail has not sent one.
      return;
    }
    (this.answers.shift() ?? ((take) => take()))(done);
  }

  stop(): Promise<void> {
    return new Promise((done) => this.server.close(() => done()));
  }
}
