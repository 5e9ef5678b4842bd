package io.larakube.engine;

import io.larakube.engine.Server.Memory;
import io.larakube.engine.Server.Ready;
import io.larakube.engine.Server.Variable.Fixed;
import io.larakube.engine.Server.Variable.FromApplication;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
            Optional.of("/var/lib/postgresql/data"),
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
            new Ready.Command(List.of("pg_isready", "-h", "127.0.0.1", "-U", "postgres")),
            60,
            new Memory("128Mi", "1Gi"));

    /**
     * Over TCP: the server that the entrypoint runs first, on an empty data directory, listens on its Unix socket only. The command
     * succeeds also when a login is refused, which is an answer. The application's user owns its database and nothing else.
     */
    static final Server MYSQL = new Server(
            "mysql:8.4",
            3306,
            999,
            Optional.of("/var/lib/mysql"),
            List.of(
                    new FromApplication("MYSQL_ROOT_PASSWORD", "DB_ADMIN_PASSWORD"),
                    new FromApplication("MYSQL_DATABASE", "DB_DATABASE"),
                    new FromApplication("MYSQL_USER", "DB_USERNAME"),
                    new FromApplication("MYSQL_PASSWORD", "DB_PASSWORD")),
            List.of(),
            Map.of(),
            "",
            new Ready.Command(List.of("mysqladmin", "ping", "--protocol=tcp", "--host=127.0.0.1", "--silent")),
            60,
            new Memory("512Mi", "1Gi"));

    /** The image has a health check of its own, whose user it makes when it fills the data directory. */
    static final Server MARIADB = new Server(
            "mariadb:11.8",
            3306,
            999,
            Optional.of("/var/lib/mysql"),
            List.of(
                    new FromApplication("MARIADB_ROOT_PASSWORD", "DB_ADMIN_PASSWORD"),
                    new FromApplication("MARIADB_DATABASE", "DB_DATABASE"),
                    new FromApplication("MARIADB_USER", "DB_USERNAME"),
                    new FromApplication("MARIADB_PASSWORD", "DB_PASSWORD")),
            List.of(),
            Map.of(),
            "",
            new Ready.Command(List.of("healthcheck.sh", "--connect", "--innodb_initialized")),
            60,
            new Memory("256Mi", "1Gi"));

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

    /** Redis and what is like it: the programs differ in their names only. */
    private static Server redis(String name, String image) {
        return new Server(
                image,
                6379,
                999,
                Optional.of("/data"),
                List.of(new FromApplication("REDIS_PASSWORD", "REDIS_PASSWORD")),
                List.of("sh", "-c", START_REDIS.replace("redis-server", name + "-server")),
                Map.of(),
                "",
                new Ready.Command(List.of("sh", "-c", REDIS_ANSWERS.replace("redis-cli", name + "-cli"))),
                30,
                new Memory("64Mi", "512Mi"));
    }

    static final Server REDIS = redis("redis", "redis:7.4");

    static final Server VALKEY = redis("valkey", "valkey/valkey:8.1");

    /** What it keeps stays below the limit of the container, which also holds its connections. */
    static final Server MEMCACHED = new Server(
            "memcached:1.6",
            11211,
            11211,
            Optional.empty(),
            List.of(),
            List.of("memcached", "-m", "192"),
            Map.of(),
            "",
            new Ready.OpenPort(),
            10,
            new Memory("64Mi", "256Mi"));

    static final String GARAGE_REGION = "us-east-1";

    /**
     * One node: what is for its fellows stays inside the pod. Its credentials come as variables. Source: Garage's reference,
     * "Configuration file format".
     */
    private static final String GARAGE_CONFIGURATION = """
        # Garage as the only node of its cluster. Written by LaraKube.
        metadata_dir = "/data/meta"
        data_dir = "/data/blocks"
        db_engine = "sqlite"
        replication_factor = 1
        rpc_bind_addr = "127.0.0.1:3901"
        rpc_public_addr = "127.0.0.1:3901"

        [s3_api]
        s3_region = "%s"
        api_bind_addr = "0.0.0.0:3900"

        [admin]
        api_bind_addr = "0.0.0.0:3903"
        """.formatted(GARAGE_REGION);

    /** It makes the key and the bucket at every start, when they are not there. The image has no shell and no user. */
    static final Server GARAGE = new Server(
            "dxflrs/garage:v2.5.0",
            3900,
            65532,
            Optional.of("/data"),
            List.of(
                    new FromApplication("GARAGE_RPC_SECRET", "GARAGE_RPC_SECRET"),
                    new FromApplication("GARAGE_DEFAULT_ACCESS_KEY", "AWS_ACCESS_KEY_ID"),
                    new FromApplication("GARAGE_DEFAULT_SECRET_KEY", "AWS_SECRET_ACCESS_KEY"),
                    new FromApplication("GARAGE_DEFAULT_BUCKET", "AWS_BUCKET")),
            List.of("/garage", "-c", "/etc/garage/garage.toml", "server", "--single-node", "--default-bucket"),
            Map.of("garage.toml", GARAGE_CONFIGURATION),
            "/etc/garage",
            new Ready.Page("/health", 3903),
            30,
            new Memory("64Mi", "512Mi"));
}
