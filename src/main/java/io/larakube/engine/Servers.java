package io.larakube.engine;

import io.larakube.engine.Server.Memory;
import io.larakube.engine.Server.Variable.Fixed;
import io.larakube.engine.Server.Variable.FromApplication;
import java.util.List;
import java.util.Map;

/** The servers of the catalogue. */
final class Servers {

    private Servers() {}

    /**
     * The application's role owns its database and nothing else. The entrypoint of the image runs this once, on an empty data
     * directory, while the server listens on its Unix socket only: an open port means that it has run.
     */
    private static final String CREATE_APPLICATION_ROLE = """
        #!/bin/sh
        # Makes the role and the database of the application. Runs once, when the data directory is empty.
        set -eu
        psql --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres <<'SQL'
        \\getenv role APPLICATION_USERNAME
        \\getenv password APPLICATION_PASSWORD
        \\getenv database APPLICATION_DATABASE
        SELECT format('CREATE ROLE %I LOGIN', :'role')
         WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = :'role') \\gexec
        ALTER ROLE :"role" PASSWORD :'password';
        SELECT format('CREATE DATABASE %I OWNER %I', :'database', :'role')
         WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = :'database') \\gexec
        REVOKE CONNECT ON DATABASE :"database" FROM PUBLIC;
        SQL
        """;

    static final Server POSTGRES = new Server(
            "postgres:17.11",
            5432,
            999,
            "/var/lib/postgresql/data",
            List.of(
                    new Fixed("PGDATA", "/var/lib/postgresql/data/pgdata"),
                    new Fixed("POSTGRES_USER", "postgres"),
                    new FromApplication("POSTGRES_PASSWORD", "DB_ADMIN_PASSWORD"),
                    new FromApplication("APPLICATION_DATABASE", "DB_DATABASE"),
                    new FromApplication("APPLICATION_USERNAME", "DB_USERNAME"),
                    new FromApplication("APPLICATION_PASSWORD", "DB_PASSWORD")),
            List.of(),
            Map.of("application-role.sh", CREATE_APPLICATION_ROLE),
            "/docker-entrypoint-initdb.d",
            List.of("pg_isready", "-h", "127.0.0.1", "-U", "postgres"),
            60,
            new Memory("128Mi", "1Gi"));

    /** The password goes through a file of the container's own, so that it is in no process list. Queues need noeviction. */
    private static final String START_REDIS = """
        umask 077
        {
          echo 'appendonly yes'
          echo 'maxmemory 384mb'
          echo 'maxmemory-policy noeviction'
          case "${REDIS_PASSWORD:-null}" in
            null | '(null)') ;;
            *) printf 'requirepass "%s"\\n' "$(printf %s "$REDIS_PASSWORD" | sed 's/[\\\\"]/\\\\&/g')" ;;
          esac
        } >/tmp/redis.conf
        exec redis-server /tmp/redis.conf
        """;

    private static final String REDIS_ANSWERS = """
        case "${REDIS_PASSWORD:-null}" in
          null | '(null)') ;;
          *) export REDISCLI_AUTH="$REDIS_PASSWORD" ;;
        esac
        redis-cli -h 127.0.0.1 ping | grep -q PONG
        """;

    static final Server REDIS = new Server(
            "redis:7.4",
            6379,
            999,
            "/data",
            List.of(new FromApplication("REDIS_PASSWORD", "REDIS_PASSWORD")),
            List.of("sh", "-c", START_REDIS),
            Map.of(),
            "",
            List.of("sh", "-c", REDIS_ANSWERS),
            30,
            new Memory("64Mi", "512Mi"));
}
