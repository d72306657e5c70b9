package uk.careforms.systems.s3;

import java.net.URI;
import java.util.Set;
import uk.careforms.api.spi.Settings;
import uk.careforms.systems.internal.wire.Secret;
import uk.careforms.systems.internal.wire.SettingsReader;

/**
 * An S3-compatible store, checked.
 *
 * @param endpoint like {@code https://s3.eu-west-2.amazonaws.com} or {@code https://minio.internal:9000}, without a slash at its end
 * @param prefix what the names of objects begin with; may be empty
 * @param pathStyle the bucket stands in the path ({@code true}, the usual for stores that are not Amazon's) or before the host
 */
record S3Settings(
        URI endpoint, String region, String bucket, String prefix, boolean pathStyle, String accessKey, Secret secret) {

    static final String PLUG_IN = "s3";
    static final Set<String> REQUIRED = Set.of("endpoint", "region", "bucket", "access-key");
    static final Set<String> OPTIONAL = Set.of("secret-key", "secret-key-file", "prefix", "path-style");
    static final Set<String> SECRETS = Set.of("secret-key");

    /** Fails once with all that is wrong. */
    static S3Settings read(Settings settings) {
        SettingsReader reader = SettingsReader.of(PLUG_IN, settings, REQUIRED, OPTIONAL);
        S3Settings read = new S3Settings(
                reader.address("endpoint"),
                reader.text("region"),
                reader.text("bucket"),
                reader.optional("prefix").orElse(""),
                reader.flag("path-style"),
                reader.text("access-key"),
                reader.secret("secret-key"));
        if (!read.endpoint().getRawPath().isEmpty()) {
            reader.fault("setting 'endpoint' must end after the host; the bucket is a setting of its own");
        }
        if (!read.region().isEmpty() && !read.region().matches("[a-z0-9-]{1,40}")) {
            reader.fault("setting 'region' must be a name like eu-west-2");
        }
        if (!read.bucket().isEmpty() && !read.bucket().matches("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")) {
            reader.fault("setting 'bucket' must be a bucket's name: 3 to 63 small letters, digits, dots and dashes");
        }
        if (!read.prefix().matches("([A-Za-z0-9_-]+/)*")) {
            reader.fault("setting 'prefix' must be plain words that each end with a slash, like careforms/");
        }
        reader.finish();
        return read;
    }

    /** The address of an object. */
    URI object(String name) {
        String authority = pathStyle ? endpoint.getRawAuthority() : bucket + "." + endpoint.getRawAuthority();
        String path = (pathStyle ? "/" + bucket : "") + "/" + prefix + name;
        return URI.create(endpoint.getScheme() + "://" + authority + path);
    }

    @Override
    public String toString() {
        return "S3Settings[" + endpoint.getHost() + "/" + bucket + "]";
    }
}
