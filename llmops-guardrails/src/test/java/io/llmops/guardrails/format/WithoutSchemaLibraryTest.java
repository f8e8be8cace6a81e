package io.llmops.guardrails.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmops.call.Origin;
import io.llmops.guardrails.Guardrail;
import io.llmops.guardrails.Text;
import io.llmops.guardrails.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import org.junit.jupiter.api.Test;

class WithoutSchemaLibraryTest {

    /** Loads the guardrail anew, as if the library were not there. */
    private static final class Hiding extends ClassLoader {

        Hiding() {
            super(JsonGuardrail.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("com.networknt.")) {
                throw new ClassNotFoundException(name);
            }
            return name.startsWith("io.llmops.guardrails.format.") ? anew(name) : super.loadClass(name, resolve);
        }

        private Class<?> anew(String name) throws ClassNotFoundException {
            Class<?> loaded = findLoadedClass(name);
            if (loaded != null) {
                return loaded;
            }
            try (InputStream in =
                    JsonGuardrail.class.getResourceAsStream(name.substring(name.lastIndexOf('.') + 1) + ".class")) {
                byte[] code = in.readAllBytes();
                return defineClass(name, code, 0, code.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }

    private final Class<?> type = new Hiding().loadClass(JsonGuardrail.class.getName());
    private final Guardrail guardrail = (Guardrail) type.getMethod("always").invoke(null);

    WithoutSchemaLibraryTest() throws ReflectiveOperationException {}

    @Test
    void jsonIsJudged() {
        assertThat(guardrail.check(Text.whole("{", Origin.ANSWER))).isInstanceOf(Verdict.Block.class);
        assertThat(guardrail.check(Text.whole("{}", Origin.ANSWER))).isInstanceOf(Verdict.Pass.class);
    }

    @Test
    void aSchemaIsAnErrorThatNamesTheLibrary() {
        assertThatThrownBy(() -> type.getMethod("withSchema", String.class).invoke(guardrail, "{}"))
                .isInstanceOf(InvocationTargetException.class)
                .cause()
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("add com.networknt:json-schema-validator:3.0.9");
    }
}
