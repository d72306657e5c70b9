package uk.careforms.systems.dynamics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/** PKCS#12 files made with the JDK's own keytool. */
record CertificateFiles(Path folder) {

    static final String PASSWORD = "open-sesame";

    /** A key and its certificate, good from a day on for a hundred years. */
    Path good(String name) {
        return made(name, "RSA", "2020/01/01 00:00:00", "36500");
    }

    /** One whose certificate ran out on 2 January 2020. */
    Path expired(String name) {
        return made(name, "RSA", "2020/01/01 00:00:00", "1");
    }

    /** One whose key no RSA signature can be made with. */
    Path elliptic(String name) {
        return made(name, "EC", "2020/01/01 00:00:00", "36500");
    }

    /** A certificate without its key. */
    Path keyless(String name) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setCertificateEntry("it", certificate(good(name + "-source")));
            Path file = folder.resolve(name);
            try (var out = Files.newOutputStream(file)) {
                store.store(out, PASSWORD.toCharArray());
            }
            return file;
        } catch (GeneralSecurityException | IOException e) {
            throw new AssertionError("The file could not be made", e);
        }
    }

    static X509Certificate certificate(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, PASSWORD.toCharArray());
            return (X509Certificate) store.getCertificate("it");
        } catch (GeneralSecurityException | IOException e) {
            throw new AssertionError("The file could not be read", e);
        }
    }

    private Path made(String name, String algorithm, String start, String days) {
        Path file = folder.resolve(name);
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "it",
                "-keyalg",
                algorithm,
                "-dname",
                "CN=careforms-test",
                "-startdate",
                start,
                "-validity",
                days,
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                PASSWORD));
        if (algorithm.equals("RSA")) {
            command.addAll(List.of("-keysize", "2048"));
        }
        try {
            Process keytool =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(keytool.waitFor()).as(said).isZero();
        } catch (IOException e) {
            throw new AssertionError("keytool could not be run", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted", e);
        }
        return file;
    }
}
