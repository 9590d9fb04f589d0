package io.mien.launch;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Databases, roles and passwords of a fresh server; each step can be repeated. */
final class Provisioning {
    private final Connection connection;

    Provisioning(Connection connection) {
        this.connection = connection;
    }

    void database(String name) throws SQLException {
        if (!exists("select 1 from pg_database where datname = ?", name)) {
            execute("create database " + quoted(name));
        }
    }

    void drop(String database) throws SQLException {
        execute("drop database if exists " + quoted(database) + " with (force)");
    }

    void login(String role, String password) throws SQLException {
        if (!exists("select 1 from pg_roles where rolname = ?", role)) {
            execute("create role " + quoted(role) + " login");
        }
        password(role, password);
    }

    void own(String role, String database) throws SQLException {
        execute("alter database " + quoted(database) + " owner to " + quoted(role));
        execute("revoke all on database " + quoted(database) + " from public");
    }

    void password(String role, String password) throws SQLException {
        execute("alter role " + quoted(role) + " password '" + password.replace("'", "''") + "'");
    }

    void script(String resource) throws SQLException, IOException {
        try (InputStream text = Provisioning.class.getClassLoader().getResourceAsStream(resource)) {
            if (text == null) {
                throw new FileNotFoundException(resource);
            }
            execute(new String(text.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private boolean exists(String query, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
