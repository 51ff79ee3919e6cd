import { describe, expect, it } from '@jest/globals';
import { parseConfig } from '@app/platform';
import { AppModule } from '../../apps/server/src/app.module.js';
import { PlantedModule } from './fixtures/routes/planted.controller.js';
import { controllersOf, isOpen, routesOf, uncheckedInputsOf } from './routes.js';

const config = parseConfig({
  DATABASE_URL: 'postgres://nobody@127.0.0.1/nothing',
  AUTH_SECRET: 'only the decorators are read here',
});
const ourRoutes = (await controllersOf(AppModule.for(config))).flatMap(routesOf);
const plantedRoutes = (await controllersOf(PlantedModule)).flatMap(routesOf);

describe('inputs of routes', () => {
  it('all have a class at run time that says what it takes', () => {
    expect(ourRoutes.length).toBeGreaterThan(20);
    expect(ourRoutes.flatMap(uncheckedInputsOf)).toEqual([]);
  });

  it('are caught where they have not', () => {
    expect(plantedRoutes.flatMap(uncheckedInputsOf).toSorted()).toEqual([
      'PlantedController.importType (POST): @Body() is Object at run time',
      'PlantedController.list (POST): @Body() is Array at run time',
      'PlantedController.params (GET): @Param() is Object at run time',
      "PlantedController.partOfBody (POST): @Body('wish') is Object at run time",
      'PlantedController.ruleless (GET): @Query() is RulelessDto at run time',
      'PlantedController.takesInterface (POST): @Body() is Object at run time',
    ]);
  });
});

describe('routes', () => {
  it('all say who may call them', () => {
    expect(ourRoutes.filter(isOpen).map(({ name }) => name)).toEqual([]);
  });

  it('are caught where they do not', () => {
    expect(plantedRoutes.filter(isOpen).map(({ name }) => name)).toEqual([
      'PlantedController.silent (GET)',
      'PlantedController.nobody (GET)',
    ]);
  });
});
