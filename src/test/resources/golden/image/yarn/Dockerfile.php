# The image of all pods of the application. Written by larakube init; a file that you have changed is yours and is kept.
# What goes into it is named in .dockerignore. docker, podman and buildah build it:
#   docker build --file Dockerfile.php .

FROM docker.io/serversideup/php:8.4-fpm-nginx-trixie AS php

# PHP packages, on the very PHP that will run them: what is missing there is missing here.
FROM php AS vendor
COPY --chown=www-data:www-data composer.json composer.loc[k] ./
RUN composer install --no-dev --no-scripts --no-interaction --no-autoloader --no-progress --prefer-dist

# The application. The volume of the cluster covers storage and bootstrap/cache; here they are empty.
FROM php AS app
LABEL org.opencontainers.image.title="shop" \
      org.opencontainers.image.base.name="docker.io/serversideup/php:8.4-fpm-nginx-trixie"
COPY --from=vendor --chown=www-data:www-data /var/www/html/vendor ./vendor
COPY --chown=www-data:www-data . .
RUN mkdir -p bootstrap/cache storage/app/private storage/app/public storage/framework/cache/data \
        storage/framework/sessions storage/framework/testing storage/framework/views storage/logs \
    && ln -s ../storage/app/public public/storage \
    && composer dump-autoload --no-dev --no-scripts --no-interaction --optimize

# The front end. It sees the whole application, because styles are made from what templates and packages use.
FROM docker.io/library/node:24-slim AS assets
WORKDIR /app
COPY package.json yarn.loc[k] .yarnrc.ym[l] .npmr[c] ./
RUN corepack enable && if [ -f yarn.lock ]; then yarn install --frozen-lockfile; else yarn install; fi
COPY --from=app /var/www/html ./
RUN yarn run build

FROM app
COPY --from=assets --chown=www-data:www-data /app/public/build ./public/build
USER www-data
