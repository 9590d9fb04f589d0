package io.mien.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RealmTest {
    @TempDir
    Path folder;

    @Test
    void everyRoleHasALoginAndTheSecondTenantItsOwn() throws IOException {
        // When
        Realm realm = Realm.read();

        // Then
        assertThat(realm.tenants()).extracting(Realm.Tenant::alias).containsExactly("northlight", "meridian");
        assertThat(realm.logins())
                .filteredOn(login -> login.organization().equals("Northlight Agency"))
                .extracting(Realm.Login::role)
                .containsExactly("agency-admin", "researcher", "fieldwork", "client-viewer");
        assertThat(realm.logins())
                .filteredOn(login -> login.organization().isEmpty())
                .extracting(Realm.Login::role)
                .containsExactly("operator");
    }

    @Test
    void noPlaceholderIsLeft() throws IOException {
        // When
        String filled = Realm.read().filled(URI.create("https://mien.example.org/"), Secrets.in(folder.resolve("s")));

        // Then
        assertThat(filled)
                .doesNotContain("${MIEN")
                .contains("\"https://mien.example.org/signed-in\"")
                .doesNotContain("/*\"");
    }

    @Test
    void guessedPasswordsAndStolenCodesAreOfNoUse() throws IOException {
        // When
        String filled = Realm.read().filled(URI.create("https://mien.example.org/"), Secrets.in(folder.resolve("s")));

        // Then
        assertThat(filled)
                .contains("\"bruteForceProtected\": true")
                .contains("\"passwordPolicy\": \"length(12)")
                .contains("\"pkce.code.challenge.method\": \"S256\"");
    }
}
