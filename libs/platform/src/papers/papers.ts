import { extname } from 'node:path';
import { Worker as Thread } from 'node:worker_threads';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { type Paper } from './paper.js';

interface Drawn {
  id: number;
  pdf?: Uint8Array;
  error?: Error;
}

/** Draws papers as PDF, in a thread of its own: a long one takes half a second, which nobody else should wait for. */
@Injectable()
export class Papers implements OnModuleDestroy {
  private thread?: Thread;
  private drawn = 0;
  private readonly asked = new Map<number, PromiseWithResolvers<Buffer>>();

  render(paper: Paper): Promise<Buffer> {
    const id = ++this.drawn;
    const answer = Promise.withResolvers<Buffer>();
    this.asked.set(id, answer);
    this.thread ??= this.start();
    this.thread.postMessage({ id, paper });
    return answer.promise;
  }

  async onModuleDestroy(): Promise<void> {
    await this.thread?.terminate();
  }

  private start(): Thread {
    const thread = new Thread(new URL(`./paper.worker${extname(import.meta.url)}`, import.meta.url));
    thread.unref();
    thread.on('message', ({ id, pdf, error }: Drawn) => {
      const answer = this.asked.get(id);
      this.asked.delete(id);
      if (pdf) answer?.resolve(Buffer.from(pdf));
      else answer?.reject(error ?? new Error('a paper was not drawn'));
    });
    thread.on('error', (error) => this.fail(error));
    thread.on('exit', () => this.fail(new Error('the thread that draws papers has ended')));
    return thread;
  }

  /** Whoever waits is told; the next paper starts another thread. */
  private fail(error: Error): void {
    this.thread = undefined;
    for (const { reject } of this.asked.values()) reject(error);
    this.asked.clear();
  }
}
