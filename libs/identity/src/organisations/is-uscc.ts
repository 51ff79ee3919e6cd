import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { ValidateBy } from 'class-validator';
import { isUscc } from './uscc.js';

/** A unified social credit code whose check character is right; small letters and blanks around it are forgiven. */
export function IsUscc(): PropertyDecorator {
  return applyDecorators(
    Transform(({ value }: { value: unknown }) =>
      typeof value === 'string' ? value.trim().toUpperCase() : value,
    ),
    ValidateBy({
      name: 'isUscc',
      validator: {
        validate: (value: unknown) => typeof value === 'string' && isUscc(value),
        defaultMessage: () =>
          'must be a unified social credit code: 18 characters, the last a check on the others',
      },
    }),
  );
}
