import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Mail, Notification } from './notification.entity.js';

@Module({
  imports: [TypeOrmModule.forFeature([Mail, Notification])],
})
export class NotificationsModule {}
