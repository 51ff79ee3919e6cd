import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Membership, Organisation, Person } from './organisation.entity.js';
import { ApiKey, Session } from './session.entity.js';

@Module({
  imports: [TypeOrmModule.forFeature([Membership, Organisation, Person, ApiKey, Session])],
})
export class IdentityModule {}
