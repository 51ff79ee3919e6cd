import { Injectable } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';

export interface MarkedMethod<Metadata> {
  /** `Indexer.fold` */
  name: string;
  metadata: Metadata;
  call: (...args: unknown[]) => Promise<void>;
}

/** The methods of all providers that a decorator has marked. */
@Injectable()
export class MarkedMethods {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  marked<Metadata>(mark: symbol): MarkedMethod<Metadata>[] {
    return this.discovery.getProviders().flatMap(({ instance }) => {
      if (typeof instance !== 'object' || instance === null) return [];
      const provider = instance as Record<string, MarkedMethod<Metadata>['call']>;
      const methods = this.scanner.getAllMethodNames(Object.getPrototypeOf(instance) as object);
      return methods.flatMap((method) => {
        const target = provider[method];
        if (typeof target !== 'function') return [];
        const metadata = this.reflector.get<Metadata | undefined>(mark, target);
        if (metadata === undefined) return [];
        return [
          {
            name: `${provider.constructor.name}.${method}`,
            metadata,
            call: (...args: unknown[]) => provider[method]!(...args),
          },
        ];
      });
    });
  }
}
