// @nestjs/throttler is CommonJS and requires Nest, which is ESM: Jest can do so only once Nest has been loaded.
import '@nestjs/common';
import '@nestjs/core';
