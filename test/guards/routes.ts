import 'reflect-metadata';
import { ALLOW } from '@app/platform';
import { type DynamicModule, RequestMethod, type Type } from '@nestjs/common';
import {
  METHOD_METADATA,
  MODULE_METADATA,
  PATH_METADATA,
  ROUTE_ARGS_METADATA,
} from '@nestjs/common/constants.js';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';
import { getMetadataStorage } from 'class-validator';

type Import = Type | DynamicModule | Promise<DynamicModule> | { forwardRef: () => Type };

const INPUTS = new Map<number, string>([
  [RouteParamtypes.BODY, '@Body'],
  [RouteParamtypes.QUERY, '@Query'],
  [RouteParamtypes.PARAM, '@Param'],
]);
/** What a single named value may be: anything else would pass unread. */
const SCALARS = new Set<unknown>([String, Number, Boolean]);

interface Route {
  name: string;
  controller: Type;
  method: string;
}

/** The controllers of a module and of all that it imports. */
export async function controllersOf(root: Import, seen = new Set<unknown>()): Promise<Type[]> {
  const given = await root;
  const module = 'forwardRef' in given ? given.forwardRef() : given;
  if (seen.has(module)) return [];
  seen.add(module);
  const type = 'module' in module ? module.module : module;
  const dynamic: Partial<DynamicModule> = 'module' in module ? module : {};
  const declared = <T>(key: string): T[] => (Reflect.getMetadata(key, type) as T[] | undefined) ?? [];
  const imports = [...declared<Import>(MODULE_METADATA.IMPORTS), ...((dynamic.imports ?? []) as Import[])];
  const below = await Promise.all(imports.map((each) => controllersOf(each, seen)));
  return [...declared<Type>(MODULE_METADATA.CONTROLLERS), ...(dynamic.controllers ?? []), ...below.flat()];
}

export function routesOf(controller: Type): Route[] {
  const prototype = controller.prototype as Record<string, unknown>;
  return Object.getOwnPropertyNames(prototype)
    .filter(
      (method) =>
        method !== 'constructor' &&
        typeof prototype[method] === 'function' &&
        Reflect.hasMetadata(PATH_METADATA, prototype[method]),
    )
    .map((method) => {
      const verb = RequestMethod[Reflect.getMetadata(METHOD_METADATA, prototype[method] as object) as number];
      return { name: `${controller.name}.${method} (${verb})`, controller, method };
    });
}

/** Inputs of a route that nothing would check: a type that is gone at run time, or a class without a single rule. */
export function uncheckedInputsOf({ name, controller, method }: Route): string[] {
  const prototype = controller.prototype as object;
  const types = (Reflect.getMetadata('design:paramtypes', prototype, method) as unknown[] | undefined) ?? [];
  const inputs =
    (Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, method) as
      Record<string, { index: number; data?: unknown }> | undefined) ?? {};
  return Object.entries(inputs).flatMap(([key, { index, data }]) => {
    const kind = INPUTS.get(Number(key.split(':')[0]));
    if (!kind || isChecked(types[index], typeof data === 'string')) return [];
    return [
      `${name}: ${kind}(${typeof data === 'string' ? `'${data}'` : ''}) is ${nameOf(types[index])} at run time`,
    ];
  });
}

/** Routes that do not say who may call them. */
export function isOpen({ controller, method }: Route): boolean {
  const handler = (controller.prototype as Record<string, object>)[method]!;
  const audience = (Reflect.getMetadata(ALLOW, handler) ?? Reflect.getMetadata(ALLOW, controller)) as
    unknown[] | undefined;
  return !audience || audience.length === 0;
}

function isChecked(type: unknown, isOneValue: boolean): boolean {
  if (isOneValue) return SCALARS.has(type);
  if (typeof type !== 'function' || type === Object || type === Array || SCALARS.has(type)) return false;
  return getMetadataStorage().getTargetValidationMetadatas(type, '', false, false).length > 0;
}

function nameOf(type: unknown): string {
  return typeof type === 'function' ? type.name : String(type);
}
