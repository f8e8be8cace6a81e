package io.llmops.guardrails.secret;

import com.google.re2j.Pattern;
import java.util.Locale;
import java.util.Set;

/** Passwords in URLs, such as those of databases. */
final class ConnectionStrings {

    private static final Pattern VARIABLE = Pattern.compile("\\$[A-Z][A-Z0-9_]*");
    private static final Set<String> SAMPLES =
            Set.of("password", "passwd", "pass", "pwd", "secret", "your_password", "your-password", "yourpassword");

    static final SecretRule RULE = TokenRule.led(
                    "connection-string",
                    "password",
                    "[a-z+]+://[\\w.~%!$&*+,;=^-]{0,64}:([\\w.~%!$&*+,;=^:@-]{3,128})@[A-Za-z0-9]",
                    256,
                    "postgres:// postgresql:// mysql:// mariadb:// sqlserver:// clickhouse:// mongodb:// mongodb+srv://"
                            + " redis:// rediss:// amqp:// amqps:// ftp:// sftp:// http:// https://")
            .gatedBy(ConnectionStrings::hasUserInformation)
            .unless(ConnectionStrings::isSample);

    private ConnectionStrings() {}

    /** Most URLs have none, and so need no pattern. */
    private static boolean hasUserInformation(String text, int start, int limit) {
        for (int i = start; i < limit && Chars.inToken(text.charAt(i)); i++) {
            if (text.charAt(i) == '@') {
                return true;
            }
        }
        return false;
    }

    /** The word "password", a variable of a shell such as {@code $DB_PASSWORD}, or one character repeated. */
    private static boolean isSample(String password) {
        return SAMPLES.contains(password.toLowerCase(Locale.ROOT))
                || VARIABLE.matches(password)
                || Samples.hasRun(password, password.length());
    }
}
