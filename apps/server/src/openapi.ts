import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';

/** The description of every route, read from the controllers, DTOs and views by the compiler's plugin. */
export function describeApi(app: NestFastifyApplication): OpenAPIObject {
  const outline = new DocumentBuilder()
    .setTitle('Bearing market')
    .setDescription(
      'Find bearings by any designation or by spec, compare offers, order and pay. ' +
        'Errors are RFC 9457 problems with a stable `code`. Every write honours `Idempotency-Key`.',
    )
    .setVersion('1')
    .addBearerAuth()
    .addApiKey({ type: 'apiKey', in: 'header', name: 'X-Api-Key' }, 'apiKey')
    .build();
  return SwaggerModule.createDocument(app, outline, { operationIdFactory: operationId });
}

/** `OrdersController.place` → `ordersPlace`: stable names for generated clients. */
function operationId(controller: string, method: string): string {
  const subject = controller.replace(/Controller$/, '');
  return `${subject.charAt(0).toLowerCase()}${subject.slice(1)}${method.charAt(0).toUpperCase()}${method.slice(1)}`;
}

/** `GET /openapi.json` and the interactive reference at `/api/docs`. */
export function serveApiReference(app: NestFastifyApplication): void {
  SwaggerModule.setup('api/docs', app, () => describeApi(app), {
    jsonDocumentUrl: 'openapi.json',
    customSiteTitle: 'Bearing market API',
    swaggerOptions: { persistAuthorization: true },
  });
}
