package dev.quarterdeck.platform.postgres;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// Writes the settings that PostgreSQL starts with.
///
/// What must be durable stays so: `fsync`, `full_page_writes` and `synchronous_commit` are never
/// named here. Memory is kept small, because the program shares a machine with its server.
final class Settings {

    private Settings() {}

    static String text(PostgresVersion version, int port) {
        var settings = new LinkedHashMap<String, String>();
        settings.put("listen_addresses", "'127.0.0.1'");
        settings.put("port", Integer.toString(port));
        settings.put("unix_socket_directories", "''");
        settings.put("max_connections", "50");
        settings.put("shared_buffers", "96MB");
        settings.put("work_mem", "8MB");
        settings.put("maintenance_work_mem", "64MB");
        settings.put("autovacuum_max_workers", "2");
        settings.put("max_worker_processes", "4");
        settings.put("max_parallel_workers_per_gather", "1");
        settings.put("jit", "off");
        // Nobody replicates this server; what is left out need not be written twice.
        settings.put("wal_level", "minimal");
        settings.put("max_wal_senders", "0");
        settings.put("max_wal_size", "512MB");
        settings.put("password_encryption", "'scram-sha-256'");
        settings.put("timezone", "'UTC'");
        settings.put("lc_messages", "'C'");
        if (version.major() >= 18) {
            // The default starts processes of its own for reading; a small server reads itself.
            settings.put("io_method", "sync");
        }
        settings.putAll(log());
        return settings.entrySet().stream()
                .map(it -> it.getKey() + " = " + it.getValue())
                .collect(
                        Collectors.joining(
                                "\n", "# Written anew at every start; changes are lost.\n", "\n"));
    }

    // A week of files, each emptied when its day comes again. Neither statements nor details: both
    // hold what people entered.
    private static Map<String, String> log() {
        var log = new LinkedHashMap<String, String>();
        log.put("logging_collector", "on");
        log.put("log_directory", "'../log'");
        log.put("log_filename", "'postgres-%a.log'");
        log.put("log_file_mode", "0600");
        log.put("log_rotation_age", "1d");
        log.put("log_rotation_size", "0");
        log.put("log_truncate_on_rotation", "on");
        log.put("log_timezone", "'UTC'");
        log.put("log_checkpoints", "off");
        log.put("log_error_verbosity", "terse");
        log.put("log_min_error_statement", "panic");
        return log;
    }
}
