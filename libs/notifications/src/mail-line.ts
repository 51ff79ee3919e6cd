import { Readable } from 'node:stream';
import { SECOND_MS } from '@app/kernel';
import { type MailServer } from '@app/platform';
import MailComposer from 'nodemailer/lib/mail-composer';
import SMTPConnection from 'nodemailer/lib/smtp-connection';

export interface Mail {
  /** Of the message: two of one id are one mail to whoever gets them. */
  messageId: string;
  to: string;
  subject: string;
  body: string;
}

/** The server said no: to this mail for good, or for now. */
export class MailRefused extends Error {
  constructor(
    readonly answer: string,
    readonly forGood: boolean,
  ) {
    super(`the mail server answered ${answer}`);
  }
}

const CONNECT_WITHIN_MS = 20 * SECOND_MS;
/** RFC 5321, 4.5.3.2.6: a server may take ten minutes to say that it has a mail, and whoever waits less sends it twice. */
const ANSWER_WITHIN_MS = 600 * SECOND_MS;

/** A conversation with the server that takes our mails, by RFC 5321. */
export class MailLine {
  static async open({ host, port, secure, user, password, from }: MailServer): Promise<MailLine> {
    const connection = new SMTPConnection({
      host,
      port,
      secure,
      // A password goes over no open line.
      requireTLS: user !== undefined,
      connectionTimeout: CONNECT_WITHIN_MS,
      greetingTimeout: CONNECT_WITHIN_MS,
      socketTimeout: ANSWER_WITHIN_MS,
    });
    const line = new MailLine(connection, from);
    await line.until((done) => connection.connect(done));
    if (user !== undefined) await line.until((done) => connection.login({ user, pass: password }, done));
    return line;
  }

  private fail: (error: Error) => void = () => undefined;

  private constructor(
    private readonly connection: SMTPConnection,
    private readonly from: string,
  ) {
    connection.on('error', (error: Error) => this.fail(error));
  }

  /** `onBegin` is done before any of the mail is given over: from then on the server may have it, whatever comes of the line. */
  async send({ messageId, to, subject, body }: Mail, onBegin: () => Promise<void>): Promise<void> {
    const message = new MailComposer({ from: this.from, to, subject, text: body, messageId }).compile();
    const content = await message.build();
    const stream = Readable.from(
      (async function* () {
        await onBegin();
        yield content;
      })(),
    );
    try {
      await this.until((done) => this.connection.send(message.getEnvelope(), stream, done));
    } catch (error) {
      const refusal = refusalOf(error);
      if (!refusal) throw error;
      // Where a recipient was refused, the server still waits for another of the same mail, and takes no next one.
      await this.until((done) => this.connection.reset(done));
      throw refusal;
    }
  }

  close(): void {
    this.connection.quit();
  }

  private until(work: (done: (error?: Error | null) => void) => void): Promise<void> {
    return new Promise((resolve, reject) => {
      this.fail = reject;
      work((error) => (error ? reject(error) : resolve()));
    });
  }
}

/** Refused for good is what is wrong with the recipient or the mail; what is wrong with the sender may be put right. */
function refusalOf(error: unknown): MailRefused | undefined {
  const {
    response,
    responseCode = 0,
    command,
  } = error as { response?: string; responseCode?: number; command?: string };
  if (response === undefined || responseCode < 400) return undefined;
  const forGood = responseCode >= 500 && (command === 'RCPT TO' || command === 'DATA');
  return new MailRefused(response.slice(0, 200), forGood);
}
